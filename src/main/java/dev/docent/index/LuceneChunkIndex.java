package dev.docent.index;

import dev.docent.corpus.Document;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;

/**
 * The index on disk. Thread-safe: writers take turns, searches run beside them on the state of the last refresh.
 *
 * <p>One process at a time has it open. A directory that holds a damaged index, or one of another format or embedder, is
 * emptied when it is opened.
 */
public final class LuceneChunkIndex implements ChunkIndex {
    /** The memory, in MB, that changes fill before they are written to disk as a segment; more means fewer, larger ones. */
    private static final double WRITE_BUFFER_MB = 48;

    private final IndexFolder folder;
    private final int dimensions;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final QuestionTerms questionTerms;
    private final SearchWeights weights;

    /** Guarded by this. */
    private final DocumentRecords records;

    /**
     * Opens the index in a directory, or makes one there.
     *
     * @param path the directory, created if needed; nothing else should lie in it
     * @param embedder what makes the vectors that will be stored and searched; only its id and dimensions are used
     * @throws java.io.UncheckedIOException if the directory cannot be used, another process uses it, or the disk fails
     */
    public LuceneChunkIndex(Path path, Embedder embedder) {
        this(path, embedder, SearchWeights.DEFAULT);
    }

    /** Does the same for an index whose searches weigh words and vectors otherwise. */
    public LuceneChunkIndex(Path path, Embedder embedder, SearchWeights weights) {
        var analyzer = new CodeAnalyzer();
        this.folder = new IndexFolder(path, embedder.id());
        this.dimensions = embedder.dimensions();
        this.weights = weights;
        this.questionTerms = new QuestionTerms(analyzer);
        this.directory = folder.open();
        var opened = new ArrayList<Closeable>(List.of(directory));
        try {
            this.writer = new IndexWriter(directory, config(analyzer));
            opened.add(0, writer);
            writer.setLiveCommitData(folder.identity().entrySet());
            writer.commit();
            this.searchers = new SearcherManager(writer, null);
            opened.add(0, searchers);
            this.records = withSearcher(DocumentRecords::of);
        } catch (IOException e) {
            // Or the lock would outlive the failure, and the next attempt fail for another reason.
            IOUtils.closeWhileHandlingException(opened);
            throw folder.failure(e);
        }
    }

    @Override
    public synchronized void put(String source, String fingerprint, Document document, List<EmbeddedChunk> chunks) {
        var block = new ArrayList<org.apache.lucene.document.Document>(chunks.size() + 1);
        for (var chunk : chunks) {
            check(document, chunk);
            block.add(IndexFields.chunk(source, block.size(), chunk));
        }
        block.add(IndexFields.document(source, fingerprint, document));
        write(() -> writer.updateDocuments(new Term(IndexFields.PATH, document.path()), block));
        records.put(document.path(), source, fingerprint);
    }

    @Override
    public synchronized void remember(String path, String fingerprint) {
        var record = new Term(IndexFields.DOCUMENT, path);
        write(() -> writer.updateBinaryDocValue(record, IndexFields.FINGERPRINT, new BytesRef(fingerprint)));
        records.remember(path, fingerprint);
    }

    @Override
    public synchronized void remove(String path) {
        write(() -> writer.deleteDocuments(new Term(IndexFields.PATH, path)));
        records.remove(path);
    }

    @Override
    public synchronized Map<String, String> fingerprints(String source) {
        return records.fingerprints(source);
    }

    @Override
    public synchronized List<String> sources() {
        return records.sources();
    }

    @Override
    public void refresh() {
        write(searchers::maybeRefreshBlocking);
    }

    @Override
    public synchronized void commit() {
        write(writer::commit);
        refresh();
    }

    @Override
    public SearchHits search(SearchRequest request) {
        return read(searcher -> new HybridSearch(searcher, questionTerms, weights).search(request));
    }

    @Override
    public Optional<StoredDocument> document(String path) {
        return read(searcher -> {
            var found = searcher.search(new TermQuery(new Term(IndexFields.DOCUMENT, path)), 1);
            return found.scoreDocs.length == 0
                    ? Optional.empty()
                    : Optional.of(IndexFields.document(searcher.storedFields().document(found.scoreDocs[0].doc)));
        });
    }

    @Override
    public Map<String, Integer> chunkCounts() {
        return read(LuceneChunkIndex::countChunks);
    }

    /** Closes the index; what was not committed is lost. Searches under way end first. */
    @Override
    public synchronized void close() {
        write(() -> {
            searchers.close();
            writer.close();
            directory.close();
        });
    }

    private static IndexWriterConfig config(CodeAnalyzer analyzer) {
        return new IndexWriterConfig(analyzer)
                // The tighter compression saves disk and makes every search, which reads two dozen stored texts,
                // slower.
                .setCodec(new Lucene912Codec(Lucene912Codec.Mode.BEST_SPEED))
                .setRAMBufferSizeMB(WRITE_BUFFER_MB)
                .setCommitOnClose(false);
    }

    private void check(Document document, EmbeddedChunk embedded) {
        var location = embedded.chunk().location();
        if (!location.path().equals(document.path())) {
            throw new IllegalArgumentException("chunk " + location + " is not of document " + document.path());
        }
        if (embedded.vector().length != dimensions) {
            throw new IllegalArgumentException("the vector of chunk " + location + " has " + embedded.vector().length
                    + " dimensions and must have " + dimensions);
        }
    }

    private static Map<String, Integer> countChunks(IndexSearcher searcher) throws IOException {
        var counts = new TreeMap<String, Integer>();
        var terms = MultiTerms.getTerms(searcher.getIndexReader(), IndexFields.SOURCE);
        if (terms == null) {
            return counts;
        }
        var sources = terms.iterator();
        for (var source = sources.next(); source != null; source = sources.next()) {
            var count = searcher.count(new TermQuery(new Term(IndexFields.SOURCE, BytesRef.deepCopyOf(source))));
            if (count > 0) {
                counts.put(source.utf8ToString(), count);
            }
        }
        return counts;
    }

    @FunctionalInterface
    private interface Read<T> {
        T from(IndexSearcher searcher) throws IOException;
    }

    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }

    private <T> T read(Read<T> read) {
        try {
            return withSearcher(read);
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }

    private <T> T withSearcher(Read<T> read) throws IOException {
        var searcher = searchers.acquire();
        try {
            return read.from(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    private void write(Write write) {
        try {
            write.run();
        } catch (AlreadyClosedException e) {
            // A failure of the disk closes the writer: every later call should still say what it was.
            if (writer.getTragicException() instanceof IOException cause) {
                throw folder.failure(cause);
            }
            throw e;
        } catch (IOException e) {
            throw folder.failure(e);
        }
    }
}
