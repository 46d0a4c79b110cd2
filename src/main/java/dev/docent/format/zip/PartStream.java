package dev.docent.format.zip;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** Counts what is read of a part, and compares its check sum at the end. One thread at a time. */
final class PartStream extends FilterInputStream {
    private final ZipPart part;
    private final ZipArchive archive;
    private final CRC32 crc = new CRC32();
    private long read;

    PartStream(ZipPart part, InputStream content, ZipArchive archive) {
        super(content);
        this.part = part;
        this.archive = archive;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        int length = super.read(bytes, from, count);
        if (length < 0) {
            requireWhole();
            return length;
        }
        crc.update(bytes, from, length);
        read += length;
        archive.count(part, read, length);
        return length;
    }

    private void requireWhole() {
        if (crc.getValue() != part.crc()) {
            throw UnreadableException.broken("its part " + part.name() + " is damaged", null);
        }
    }

    @Override
    public long skip(long count) throws IOException {
        return count <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(count, 8192)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
