package dev.docent.index;

import java.io.IOException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/** A disk that is full while a test says so. One thread. */
final class FullDisk {
    static final String REASON = "No space left on device";

    private boolean full;

    void full(boolean isFull) {
        full = isFull;
    }

    /** Wraps a directory in this disk. */
    Directory before(Directory directory) {
        return new FilterDirectory(directory) {
            @Override
            public IndexOutput createOutput(String name, IOContext context) throws IOException {
                check();
                return super.createOutput(name, context);
            }

            @Override
            public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
                check();
                return super.createTempOutput(prefix, suffix, context);
            }
        };
    }

    private void check() throws IOException {
        if (full) {
            throw new IOException(REASON);
        }
    }
}
