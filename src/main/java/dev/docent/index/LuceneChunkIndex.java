package dev.docent.index;

import dev.docent.corpus.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index on disk. Thread-safe: writers take turns, searches run beside them on the state of the last refresh.
 *
 * <p>One process at a time can open it. Opening a directory with a damaged index, or one of an older format or another embedder,
 * empties it; one of a newer format is refused.
 *
 * <p>After a failure of the disk, calls that write may fail, and uncommitted changes are lost. The next call that asks what the
 * index contains, as each pass does first, opens it again at the last commit. So a disk that was full for a while stops nothing
 * permanently. Searches continue all the time.
 */
public final class LuceneChunkIndex implements ChunkIndex {
    private static final Logger LOG = LoggerFactory.getLogger(LuceneChunkIndex.class);

    private final IndexFolder folder;
    private final int dimensions;
    private final CodeAnalyzer analyzer = new CodeAnalyzer();
    private final QuestionTerms questionTerms = new QuestionTerms(analyzer);
    private final SearchWeights weights;
    private final UnaryOperator<Directory> disk;

    /** Only replaced while holding this. */
    private volatile OpenIndex open;

    // Guarded by this.
    private boolean closed;
    private boolean failed;

    /**
     * Opens the index in a directory, or creates one there.
     *
     * @param path the directory, created if needed; nothing else should be in it
     * @param embedder the embedder of the vectors that will be stored and searched; only its id and dimensions are used
     * @throws java.io.UncheckedIOException if the directory cannot be used, another process uses it, or the disk fails
     */
    public LuceneChunkIndex(Path path, Embedder embedder) {
        this(path, embedder, SearchWeights.DEFAULT);
    }

    /** Does the same with other weights of words and vectors. */
    public LuceneChunkIndex(Path path, Embedder embedder, SearchWeights weights) {
        this(path, embedder, weights, UnaryOperator.identity());
    }

    /** @param disk wraps Lucene's directory, for tests */
    LuceneChunkIndex(Path path, Embedder embedder, SearchWeights weights, UnaryOperator<Directory> disk) {
        this.folder = new IndexFolder(path, embedder.id());
        this.dimensions = embedder.dimensions();
        this.weights = weights;
        this.disk = disk;
        try {
            this.open = new OpenIndex(folder, analyzer, disk);
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    @Override
    public synchronized void put(
            String source, String fingerprint, Document document, List<EmbeddedChunk> chunks, EmbeddingOrder order) {
        var vectors = DocumentRecords.Vectors.of(chunks, order);
        var block = new ArrayList<org.apache.lucene.document.Document>(chunks.size() + 1);
        for (var chunk : chunks) {
            chunk.check(document, dimensions);
            block.add(IndexFields.chunk(source, block.size(), chunk));
        }
        block.add(IndexFields.document(source, fingerprint, document, vectors));
        write(index -> index.writer().updateDocuments(new Term(IndexFields.PATH, document.path()), block));
        open.records().put(document.path(), source, fingerprint, vectors);
    }

    @Override
    public synchronized void embed(String path, List<EmbeddedChunk> chunks) {
        var records = writable().records();
        var source = records.source(path);
        var fingerprint = records.fingerprint(path);
        var stored = document(path);
        if (source.isEmpty() || fingerprint.isEmpty() || stored.isEmpty()) {
            throw new IllegalArgumentException("there is no document " + path + " whose chunks could get vectors");
        }
        put(source.get(), fingerprint.get(), stored.get().withoutSections(), chunks);
    }

    @Override
    public synchronized List<WaitingDocument> waiting() {
        return writable().records().waiting();
    }

    @Override
    public synchronized int onlyByWords(String source) {
        return writable().records().onlyByWords(source);
    }

    @Override
    public List<EmbeddedChunk> chunks(String path) {
        return read(searcher -> new StoredChunks(searcher).of(path));
    }

    @Override
    public Optional<float[]> vector(String text) {
        return read(searcher -> new StoredChunks(searcher).vector(text));
    }

    @Override
    public synchronized void remember(String path, String fingerprint) {
        var record = new Term(IndexFields.DOCUMENT, path);
        write(index -> index.writer().updateBinaryDocValue(record, IndexFields.FINGERPRINT, new BytesRef(fingerprint)));
        open.records().remember(path, fingerprint);
    }

    @Override
    public synchronized void remove(String path) {
        write(index -> index.writer().deleteDocuments(new Term(IndexFields.PATH, path)));
        open.records().remove(path);
    }

    @Override
    public synchronized Map<String, String> fingerprints(String source) {
        return writable().records().fingerprints(source);
    }

    @Override
    public synchronized Optional<String> fingerprint(String path) {
        return writable().records().fingerprint(path);
    }

    @Override
    public synchronized List<String> sources() {
        return writable().records().sources();
    }

    @Override
    public synchronized void refresh() {
        write(OpenIndex::refresh);
    }

    @Override
    public synchronized void commit() {
        write(index -> index.writer().commit());
        refresh();
    }

    @Override
    public SearchHits search(SearchRequest request) {
        return read(searcher -> new HybridSearch(searcher, questionTerms, weights).search(request));
    }

    @Override
    public Optional<StoredDocument> document(String path) {
        return read(searcher -> {
            var record = DocumentRecords.find(searcher, path);
            return record.isEmpty()
                    ? Optional.empty()
                    : Optional.of(IndexFields.document(
                            searcher.storedFields().document(record.getAsInt()),
                            DocumentRecords.revision(searcher, record.getAsInt())
                                    .orElse(null)));
        });
    }

    @Override
    public Optional<String> revision(String path) {
        return read(searcher -> {
            var record = DocumentRecords.find(searcher, path);
            return record.isEmpty() ? Optional.empty() : DocumentRecords.revision(searcher, record.getAsInt());
        });
    }

    @Override
    public int chunkCount(String path) {
        return read(searcher -> new StoredChunks(searcher).count(path));
    }

    @Override
    public Map<String, Integer> chunkCounts() {
        return read(searcher -> new StoredChunks(searcher).counts());
    }

    /** Closes the index. Uncommitted changes are lost. Running searches end first. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            open.close();
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    @FunctionalInterface
    private interface Write {
        void to(OpenIndex index) throws IOException;
    }

    private <T> T read(OpenIndex.Read<T> read) {
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

    /** Called while holding this. */
    private void write(Write write) {
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

    /** Returns the open index, and opens it again after a failure. Called while holding this. */
    private OpenIndex writable() {
        var current = open;
        if (closed || (!failed && current.isWritable())) {
            return current;
        }
        current.stopWriting();
        try {
            open = new OpenIndex(folder, analyzer, disk);
        } catch (IOException e) {
            throw folder.failure(e);
        }
        failed = false;
        LOG.info("The index is open again after a failure. Documents that were not yet on disk will be read again.");
        IOUtils.closeWhileHandlingException(current);
        return open;
    }
}
