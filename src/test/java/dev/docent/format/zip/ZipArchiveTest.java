package dev.docent.format.zip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.Stride;
import dev.docent.testing.ZipWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ZipArchiveTest {
    private static final String DAMAGED = "this file is broken (its part a.xml is damaged). Save it anew";
    private static final String LARGER = "this file takes too much to read: it is much larger when it is decompressed. "
            + "Split it, or save it anew";

    private final ZipWriter zip = new ZipWriter();

    @Test
    void readsPartsByTheirNamesWithoutCase() {
        var archive = open(zip.part("a.xml", "first").part("b/C.xml", "second").bytes());

        assertEquals(List.of("a.xml", "b/C.xml"), archive.names());
        assertEquals("first", text(archive, "a.xml"));
        assertEquals("second", text(archive, "B/c.xml"));
        assertTrue(archive.has("b/c.xml"));
        assertFalse(archive.has("c.xml"));
        assertEquals(
                "this file is broken (its part c.xml is missing). Save it anew", reason(() -> archive.read("c.xml")));
    }

    @Test
    void readsPartsThatAreNotCompressed() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            var entry = new ZipEntry("a.xml");
            var crc = new CRC32();
            crc.update("first".getBytes(UTF_8));
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(5);
            entry.setCrc(crc.getValue());
            out.putNextEntry(entry);
            out.write("first".getBytes(UTF_8));
        }

        assertEquals("first", text(open(bytes.toByteArray()), "a.xml"));
    }

    @Test
    void readsWhatFollowsSomethingElse() {
        var archive = zip.part("a.xml", "first").bytes();
        var bytes = new byte[archive.length + 1000];
        System.arraycopy(archive, 0, bytes, 1000, archive.length);

        assertEquals("first", text(open(bytes), "a.xml"));
    }

    /** Streaming writers do not know the sizes beforehand and leave room for long ones. */
    @Test
    void readsLongNumbers() {
        var plain = zip.part("a.xml", "first").bytes();
        var buffer = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        int end = plain.length - 22;
        int header = buffer.getInt(end + 16);
        var extra = ByteBuffer.allocate(4 + 24).order(ByteOrder.LITTLE_ENDIAN);
        extra.putShort((short) 1)
                .putShort((short) 24)
                .putLong(buffer.getInt(header + 24))
                .putLong(buffer.getInt(header + 20))
                .putLong(0);
        var bytes = new ByteArrayOutputStream();
        bytes.write(plain, 0, end);
        bytes.writeBytes(extra.array());
        var wide = ByteBuffer.allocate(56 + 20 + 22).order(ByteOrder.LITTLE_ENDIAN);
        wide.putInt(0, 0x06064b50).putLong(48, header);
        wide.putInt(56, 0x07064b50).putLong(64, bytes.size());
        wide.put(76, plain, end, 22).putInt(76 + 12, -1).putInt(76 + 16, -1);
        bytes.writeBytes(wide.array());
        var file = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(header + 20, -1)
                .putInt(header + 24, -1)
                .putInt(header + 42, -1)
                .putShort(header + 30, (short) 28);

        assertEquals("first", text(open(file.array()), "a.xml"));
    }

    @Test
    void ofTwoPartsWithOneNameTheFirstCounts() {
        var bytes = zip.part("a.xml", "first").part("b.xml", "second").bytes();
        replace(bytes, "b.xml", "a.xml");

        assertEquals("first", text(open(bytes), "a.xml"));
    }

    @Test
    void saysWhatIsDamaged() {
        var bytes = zip.part("a.xml", "first ".repeat(1000)).bytes();

        assertEquals(
                "this file is broken (it is no ZIP archive, or its end is missing). Save it anew",
                reason(() -> open(Arrays.copyOf(bytes, bytes.length - 30))));
        assertEquals(
                "this file is broken (it is no ZIP archive, or its end is missing). Save it anew",
                reason(() -> open(new byte[0])));
        assertEquals(DAMAGED, reason(() -> open(changed(bytes, 0)).read("a.xml")));
        assertEquals(DAMAGED, reason(() -> open(changed(bytes, 50)).read("a.xml")));
    }

    @Test
    void checksTheSumOfWhatItReads() {
        var bytes = zip.part("a.xml", "first").bytes();
        int end = bytes.length - 22;
        int header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(end + 16);

        assertEquals(DAMAGED, reason(() -> open(changed(bytes, header + 16)).read("a.xml")));
    }

    @Test
    void anyDamageIsAReason() {
        var bytes =
                zip.part("a.xml", "first ".repeat(9)).part("b.xml", "second").bytes();
        var random = new Random(7);
        for (int i = 0; i < Stride.trials(2000); i++) {
            var damaged = bytes.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                var archive = open(damaged);
                archive.names().forEach(archive::read);
            } catch (UnreadableException e) {
                assertTrue(String.valueOf(e.getMessage()).startsWith("this file "), e::getMessage);
            }
        }
    }

    @Test
    void anEncryptedPartIsAReason() {
        var bytes = zip.part("a.xml", "first").bytes();
        int header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 22 + 16);
        bytes[header + 8] |= 1;

        assertTrue(open(bytes).isEncrypted("a.xml"));
        assertEquals(
                "this file is encrypted. Save it without a password",
                reason(() -> open(bytes).read("a.xml")));
    }

    @Test
    void aPartThatIsMuchLargerFails() {
        var limits = new ZipLimits(10, 100 << 20, 100 << 20, 300);
        var bytes = zip.part("a.xml", new byte[5 << 20]).bytes();

        assertEquals(LARGER, reason(() -> ZipArchive.of(bytes, limits).read("a.xml")));
    }

    @Test
    void aPartOverTheLimitFails() {
        var bytes =
                zip.part("a.xml", new byte[1001]).part("b.xml", new byte[1000]).bytes();
        var limits = new ZipLimits(10, 1000, 10_000, 300);

        assertEquals(LARGER, reason(() -> ZipArchive.of(bytes, limits).read("a.xml")));
        assertArrayEquals(new byte[1000], ZipArchive.of(bytes, limits).read("b.xml"));
    }

    @Test
    void whatIsReadTogetherFailsOverTheLimit() {
        var bytes = zip.part("a.xml", new byte[1000]).bytes();
        var archive = ZipArchive.of(bytes, new ZipLimits(10, 1000, 2500, 300));
        archive.read("a.xml");
        archive.read("a.xml");

        assertEquals(LARGER, reason(() -> archive.read("a.xml")));
    }

    @Test
    void whatIsNotReadCostsNothing() {
        var bytes = zip.part("picture.png", new byte[5 << 20])
                .part("a.xml", "first")
                .bytes();

        assertEquals("first", text(ZipArchive.of(bytes, new ZipLimits(10, 1000, 1000, 300)), "a.xml"));
    }

    @Test
    void manyPartsFail() {
        for (int i = 0; i < 11; i++) {
            zip.part("a" + i, "");
        }

        assertEquals(
                "this file takes too much to read: it has more than 10 parts. Split it, or save it anew",
                reason(() -> ZipArchive.of(zip.bytes(), new ZipLimits(10, 1000, 1000, 300))));
    }

    private static ZipArchive open(byte[] bytes) {
        return ZipArchive.of(bytes, ZipLimits.DEFAULT);
    }

    private static String text(ZipArchive archive, String name) {
        return new String(archive.read(name), UTF_8);
    }

    private static String reason(Runnable reading) {
        return String.valueOf(
                assertThrows(UnreadableException.class, reading::run).getMessage());
    }

    private static byte[] changed(byte[] bytes, int at) {
        var changed = bytes.clone();
        changed[at] ^= 0x55;
        return changed;
    }

    private static void replace(byte[] bytes, String name, String other) {
        var from = name.getBytes(UTF_8);
        for (int at = 0; at <= bytes.length - from.length; at++) {
            if (Arrays.equals(bytes, at, at + from.length, from, 0, from.length)) {
                System.arraycopy(other.getBytes(UTF_8), 0, bytes, at, from.length);
            }
        }
    }
}
