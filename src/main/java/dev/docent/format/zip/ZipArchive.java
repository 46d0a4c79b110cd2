package dev.docent.format.zip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * The parts of a ZIP archive in memory. A part is decompressed while it is read, and never an archive inside of it, so that
 * pictures and attachments cost nothing. Names are compared without case. One thread at a time.
 *
 * <p>Every method throws {@link UnreadableException} if the archive is damaged or costs more than its {@link ZipLimits}.
 *
 * <pre>{@code
 * var archive = ZipArchive.of(bytes, ZipLimits.DEFAULT);
 * try (var content = archive.open("content.xml")) {
 *     …
 * }
 * }</pre>
 */
public final class ZipArchive {
    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int LOCAL_HEADER_BYTES = 30;

    private final byte[] file;
    private final Map<String, ZipPart> parts;
    private final ZipLimits limits;
    private long total;

    private ZipArchive(byte[] file, Map<String, ZipPart> parts, ZipLimits limits) {
        this.file = file;
        this.parts = parts;
        this.limits = limits;
    }

    /**
     * Reads the directory of an archive.
     *
     * @param file the bytes of the archive; not copied
     */
    public static ZipArchive of(byte[] file, ZipLimits limits) {
        return new ZipArchive(file, ZipDirectory.read(file, limits.parts()), limits);
    }

    /** Returns the names of all parts, in the order of the directory. */
    public List<String> names() {
        return parts.values().stream().map(ZipPart::name).toList();
    }

    public boolean has(String name) {
        return parts.containsKey(ZipDirectory.key(name));
    }

    /** Returns whether a part is encrypted by ZIP itself; false if there is no such part. */
    public boolean isEncrypted(String name) {
        var part = parts.get(ZipDirectory.key(name));
        return part != null && part.packing() == ZipPart.Packing.ENCRYPTED;
    }

    /** Opens a part, which is counted and checked while it is read. */
    public InputStream open(String name) {
        var part = parts.get(ZipDirectory.key(name));
        if (part == null) {
            throw UnreadableException.broken("its part " + name + " is missing", null);
        }
        return switch (part.packing()) {
            case STORED -> new PartStream(part, raw(part, 0), this);
            case DEFLATED -> new PartStream(part, new Inflating(raw(part, 1)), this);
            case ENCRYPTED -> throw new UnreadableException("this file is encrypted. Save it without a password");
            case OTHER ->
                throw UnreadableException.broken("its part " + name + " is compressed in an unusual way", null);
        };
    }

    /** Reads a whole part. */
    public byte[] read(String name) {
        try (var part = open(name)) {
            return part.readAllBytes();
        } catch (IOException e) {
            throw UnreadableException.broken("its part " + name + " is damaged", e);
        }
    }

    /** @param more how many bytes beyond the compressed ones may be read, because {@link java.util.zip.Inflater} wants one */
    private InputStream raw(ZipPart part, int more) {
        var buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long start = part.offset();
        boolean inside = start >= 0 && start <= file.length - LOCAL_HEADER_BYTES;
        if (inside && buffer.getInt((int) start) == LOCAL_HEADER) {
            start += LOCAL_HEADER_BYTES
                    + Short.toUnsignedInt(buffer.getShort((int) start + 26))
                    + Short.toUnsignedInt(buffer.getShort((int) start + 28));
            if (part.compressed() >= 0 && part.compressed() <= file.length - start) {
                return new ByteArrayInputStream(file, (int) start, (int) part.compressed() + more);
            }
        }
        throw UnreadableException.broken("its part " + part.name() + " is damaged", null);
    }

    /** @param read how many bytes of the part were read, including the new ones */
    void count(ZipPart part, long read, int more) {
        total += more;
        boolean bomb = read > 4 << 20 && read > part.compressed() * limits.ratio();
        if (bomb || read > limits.partBytes() || total > limits.totalBytes()) {
            throw UnreadableException.tooMuch("it is much larger when it is decompressed");
        }
    }
}
