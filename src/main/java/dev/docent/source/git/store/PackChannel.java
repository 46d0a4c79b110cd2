package dev.docent.source.git.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.jgit.internal.storage.dfs.ReadableChannel;

/** The bytes of a pack or its index. One thread. */
final class PackChannel implements ReadableChannel {
    private final FileChannel file;

    PackChannel(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.READ);
    }

    private interface Question<T> {
        T ask() throws IOException;
    }

    /** JGit does not tell what the system says from what it finds in the file itself. */
    private static <T> T asked(Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (IOException e) {
            throw new DiskFailure(e);
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return asked(() -> file.read(into));
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    @Override
    public long position() throws IOException {
        return asked(file::position);
    }

    @Override
    public void position(long position) throws IOException {
        asked(() -> file.position(position));
    }

    @Override
    public long size() throws IOException {
        return asked(file::size);
    }

    @Override
    public int blockSize() {
        return 0; // Any.
    }

    @Override
    public void setReadAheadBytes(int bytes) {
        // The system reads ahead.
    }
}
