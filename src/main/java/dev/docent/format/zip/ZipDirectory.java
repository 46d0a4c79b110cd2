package dev.docent.format.zip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the directory at the end of an archive
 * (<a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE</a> 4.3). What is not in it is not in the
 * archive. One thread.
 */
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int MAX_COMMENT = 0xffff;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_64_BYTES = 20;
    private static final int END_64 = 0x06064b50;
    private static final int HEADER = 0x02014b50;
    private static final int HEADER_BYTES = 46;
    private static final int EXTRA_64 = 1;
    private static final long IN_EXTRA = 0xffffffffL;

    private final ByteBuffer file;
    private final int limit;
    private final Map<String, ZipPart> parts = new LinkedHashMap<>();

    /** @param limit the most parts */
    private ZipDirectory(byte[] file, int limit) {
        this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        this.limit = limit;
    }

    /** Returns the parts by their names in lower case. Of two with one name, the first counts. */
    static Map<String, ZipPart> read(byte[] file, int limit) {
        try {
            var directory = new ZipDirectory(file, limit);
            directory.read();
            return directory.parts;
        } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException e) {
            throw UnreadableException.broken("its directory is damaged", e);
        }
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void read() {
        int end = end();
        long size = unsigned(end + 12);
        long offset = unsigned(end + 16);
        long start = end - size;
        long shift = start - offset; // Something else may stand before the archive.
        int locator = end - LOCATOR_64_BYTES;
        if (locator >= 0 && file.getInt(locator) == LOCATOR_64) {
            start = start64(file.getLong(locator + 8));
            shift = 0;
        }
        for (long at = start; at >= 0 && at < end && file.getInt((int) at) == HEADER; ) {
            at = header((int) at, shift);
        }
        if (parts.isEmpty()) {
            throw UnreadableException.broken("its directory is damaged", null);
        }
    }

    private int end() {
        int last = file.limit() - END_BYTES;
        for (int at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
            if (file.getInt(at) == END) {
                return at;
            }
        }
        throw UnreadableException.broken("it is no ZIP archive, or its end is missing", null);
    }

    private long start64(long end) {
        int at = Math.toIntExact(Math.min(Integer.MAX_VALUE, Math.max(0, end)));
        if (file.getInt(at) != END_64) {
            throw UnreadableException.broken("its directory is damaged", null);
        }
        return file.getLong(at + 48);
    }

    private long header(int at, long shift) {
        int nameLength = Short.toUnsignedInt(file.getShort(at + 28));
        int extraLength = Short.toUnsignedInt(file.getShort(at + 30));
        int commentLength = Short.toUnsignedInt(file.getShort(at + 32));
        var bytes = new byte[nameLength];
        file.get(at + HEADER_BYTES, bytes);
        var name = new String(bytes, UTF_8).replace('\\', '/');
        long size = unsigned(at + 24);
        var wide = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        wide.limit(at + HEADER_BYTES + nameLength + extraLength).position(at + HEADER_BYTES + nameLength);
        toWideValues(wide);
        wideOr(wide, size);
        long compressed = wideOr(wide, unsigned(at + 20));
        long offset = wideOr(wide, unsigned(at + 42));
        var packing = ZipPart.Packing.of(file.getShort(at + 8), file.getShort(at + 10));
        add(new ZipPart(name, packing, unsigned(at + 16), compressed, offset + shift));
        return (long) at + HEADER_BYTES + nameLength + extraLength + commentLength;
    }

    /** Moves to the values of a header that need more than 32 bits, in the order of the header. */
    private static void toWideValues(ByteBuffer extra) {
        while (extra.remaining() >= 4) {
            int id = extra.getShort();
            int length = Short.toUnsignedInt(extra.getShort());
            if (id == EXTRA_64) {
                return;
            }
            extra.position(Math.min(extra.limit(), extra.position() + length));
        }
    }

    private static long wideOr(ByteBuffer wide, long value) {
        return value == IN_EXTRA && wide.remaining() >= 8 ? wide.getLong() : value;
    }

    private void add(ZipPart part) {
        parts.putIfAbsent(key(part.name()), part);
        if (parts.size() > limit) {
            throw UnreadableException.tooMuch("it has more than " + limit + " parts");
        }
    }

    private long unsigned(int at) {
        return Integer.toUnsignedLong(file.getInt(at));
    }
}
