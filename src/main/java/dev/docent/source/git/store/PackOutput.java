package dev.docent.source.git.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.jgit.internal.storage.dfs.DfsOutputStream;

/**
 * A pack or its index while it is written. It is on the disk when it is closed. It never fills the disk: it fails when
 * too little space is left. One thread.
 */
final class PackOutput extends DfsOutputStream {
    /** How often the space is looked at: every 16 MiB. */
    private static final long STEP_BYTES = 16L << 20;

    private final FileChannel file;
    private final FileStore disk;
    private final long spareBytes;
    private long untilLook;

    /**
     * @param spareBytes how much space must be left on the disk; otherwise, writing fails with a {@link
     * FullDiskException}
     */
    PackOutput(Path path, long spareBytes) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        disk = Files.getFileStore(path);
        this.spareBytes = spareBytes;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        untilLook -= length;
        if (untilLook < 0) {
            untilLook = STEP_BYTES;
            if (disk.getUsableSpace() < spareBytes + length) {
                throw new FullDiskException();
            }
        }
        var buffer = ByteBuffer.wrap(bytes, offset, length);
        long at = file.size();
        while (buffer.hasRemaining()) {
            at += file.write(buffer, at);
        }
    }

    @Override
    public int read(long position, ByteBuffer into) throws IOException {
        return file.read(into, position);
    }

    @Override
    public void close() throws IOException {
        if (file.isOpen()) {
            file.force(true);
            file.close();
        }
    }
}
