package dev.docent.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;

/**
 * The reader and the writer of an open index. A failure of the disk may close the writer permanently while searches
 * continue. A new object then replaces this one.
 */
final class OpenIndex implements Closeable {
    /**
     * The memory, in MB, for changes before they are written to disk as a segment. More memory means fewer and larger
     * segments.
     */
    private static final double WRITE_BUFFER_MB = 48;

    /** How many segments of about the same size there may be: 3. With more, they become one. */
    static final int SEGMENTS_OF_A_SIZE = 3;

    /** Smaller segments, in MB, are of the same size: 32, which is about 10,000 chunks. */
    static final double SMALL_SEGMENT_MB = 32;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final DocumentRecords records;

    /**
     * Opens the last commit in a folder, or creates an empty index there.
     *
     * @param space of the vectors that documents wait for
     * @param disk wraps Lucene's directory, for tests
     * @throws IOException if the disk fails
     */
    OpenIndex(IndexFolder folder, VectorSpace space, Analyzer analyzer, UnaryOperator<Directory> disk)
            throws IOException {
        directory = disk.apply(folder.open());
        var opened = new ArrayList<Closeable>(List.of(directory));
        try {
            writer = new IndexWriter(directory, config(analyzer));
            opened.add(0, writer);
            // Asked at each commit.
            writer.setLiveCommitData(() -> folder.commitData().entrySet().iterator());
            writer.commit();
            searchers = new SearcherManager(writer, null);
            opened.add(0, searchers);
            records = withSearcher(searcher -> DocumentRecords.of(searcher, space));
        } catch (IOException | RuntimeException e) {
            // Otherwise the lock would remain, and the next attempt would fail because of it.
            IOUtils.closeWhileHandlingException(opened);
            throw e;
        }
    }

    private static IndexWriterConfig config(Analyzer analyzer) {
        return new IndexWriterConfig(analyzer)
                // Stronger compression saves disk space but slows down every search, which reads two dozen stored
                // texts.
                .setCodec(new Lucene912Codec(Lucene912Codec.Mode.BEST_SPEED))
                .setRAMBufferSizeMB(WRITE_BUFFER_MB)
                .setMergePolicy(fewSegments())
                .setCommitOnClose(false);
    }

    /**
     * Returns what puts segments together until there are few: about five, with 100,000 chunks and after many passes. A search looks
     * for the nearest vectors in each segment, and for each of its words too, so a small one takes nearly as long as a large one.
     * Lucene's usual settings leave about twenty, because they save writing.
     */
    static MergePolicy fewSegments() {
        var policy = new TieredMergePolicy();
        policy.setSegmentsPerTier(SEGMENTS_OF_A_SIZE);
        policy.setFloorSegmentMB(SMALL_SEGMENT_MB);
        return policy;
    }

    IndexWriter writer() {
        return writer;
    }

    /** Returns the documents that it contains; one thread at a time. */
    DocumentRecords records() {
        return records;
    }

    /** Returns whether no failure has closed the writer. */
    boolean isWritable() {
        return writer.isOpen();
    }

    /** Returns what closed the writer, if the disk did. */
    Optional<IOException> failure() {
        return Optional.ofNullable(writer.getTragicException())
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast);
    }

    /** Frees the directory for another writer. Uncommitted changes are lost. Searches continue. */
    void stopWriting() {
        try {
            writer.rollback();
        } catch (IOException | AlreadyClosedException e) {
            // It is closed anyway, and the failed call has reported the reason.
        }
    }

    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    @FunctionalInterface
    interface Read<T> {
        T from(IndexSearcher searcher) throws IOException;
    }

    <T> T withSearcher(Read<T> read) throws IOException {
        var searcher = searchers.acquire();
        try {
            return read.from(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /** Returns the state of the last refresh, which stays until it is closed. */
    KeptState keep(Runnable onClose) throws IOException {
        var searcher = searchers.acquire();
        return new KeptState(searcher, onClose);
    }

    /** Closes everything. Uncommitted changes are lost. Running searches end first. */
    @Override
    public void close() throws IOException {
        IOUtils.close(searchers, writer, directory);
    }
}
