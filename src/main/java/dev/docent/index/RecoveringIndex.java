package dev.docent.index;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open index that is opened again at its last commit after a failure of the disk, when somebody asks what it contains.
 * Searches continue all the time. One thread at a time writes; any thread reads.
 */
final class RecoveringIndex {
    private static final Logger LOG = LoggerFactory.getLogger(RecoveringIndex.class);

    private final IndexFolder folder;
    private final VectorSpace space;
    private final Analyzer analyzer;
    private final UnaryOperator<Directory> disk;

    /** Replaced only by the thread that writes. */
    private volatile OpenIndex open;

    // Used only by the thread that writes.
    private boolean closed;
    private boolean failed;

    /**
     * Opens the index.
     *
     * @param space of the vectors that documents wait for
     * @param disk wraps Lucene's directory, for tests
     * @throws java.io.UncheckedIOException if the folder cannot be used, another process uses it, or the disk fails
     */
    RecoveringIndex(IndexFolder folder, VectorSpace space, Analyzer analyzer, UnaryOperator<Directory> disk) {
        this.folder = folder;
        this.space = space;
        this.analyzer = analyzer;
        this.disk = disk;
        this.open = opened();
    }

    private OpenIndex opened() {
        try {
            return new OpenIndex(folder, space, analyzer, disk);
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    @FunctionalInterface
    interface Write {
        void to(OpenIndex index) throws IOException;
    }

    /** Reads the state of the last refresh. */
    <T> T read(OpenIndex.Read<T> read) {
        while (true) {
            var current = open;
            try {
                return current.withSearcher(read);
            } catch (AlreadyClosedException e) {
                if (current == open) {
                    throw e;
                }
                // The index was opened again between the two lines above.
            } catch (IOException e) {
                throw folder.failure(e);
            }
        }
    }

    /**
     * Keeps the state of the last refresh until it is closed, even if the index is opened again.
     *
     * @param onClose called before it is closed
     */
    KeptState keep(Runnable onClose) {
        try {
            return open.keep(onClose);
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    /**
     * Writes to the index as it is, even after a failure: what was written before is lost.
     *
     * @throws java.io.UncheckedIOException if the disk fails, or has failed
     */
    void write(Write write) {
        try {
            write.to(open);
        } catch (AlreadyClosedException e) {
            failed = true;
            // Every call after the failure should still report its cause.
            throw open.failure().<RuntimeException>map(folder::failure).orElse(e);
        } catch (IOException e) {
            failed = true;
            throw folder.failure(e);
        }
    }

    /** Returns the documents of the index as it is, even after a failure. */
    DocumentRecords currentRecords() {
        return open.records();
    }

    /** Returns the documents of the index, and opens it again after a failure. */
    DocumentRecords records() {
        return writable().records();
    }

    private OpenIndex writable() {
        var current = open;
        if (closed || (!failed && current.isWritable())) {
            return current;
        }
        current.stopWriting();
        open = opened();
        failed = false;
        LOG.info("The index is open again after a failure. Documents that were not yet on disk will be read again.");
        IOUtils.closeWhileHandlingException(current);
        return open;
    }

    /** Closes the index. Uncommitted changes are lost. Running searches end first. */
    void close() {
        closed = true;
        try {
            open.close();
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }
}
