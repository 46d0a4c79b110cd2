package dev.docent.index;

import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.corpus.Scope;
import dev.docent.index.language.LanguageCounts;
import dev.docent.index.signs.Backgrounds;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The index on disk. Thread-safe: writers take turns, searches run beside them on the state of the last refresh.
 *
 * <p>One process at a time can open it. Opening a directory with a damaged index, or one of an older format, empties it; one of a newer format is refused.
 *
 * <p>After a failure of the disk, calls that write may fail, and uncommitted changes are lost. The next call that asks what the index
 * contains, as each pass does first, opens it again at the last commit. Searches continue all the time.
 */
public final class LuceneChunkIndex implements ChunkIndex {
    private final Embedder embedder;
    private final IndexFolder folder;
    private final ServingModel serving;
    private final HybridSearch.SearchParts parts;
    /** Written to while holding this. */
    private final RecoveringIndex index;

    private volatile @Nullable KeptState kept;

    /**
     * Opens the index in a directory, or creates one there.
     *
     * @param path the directory, created if needed; nothing else should be in it
     * @param embedder the embedder of the vectors that will be stored and searched; only its id, dimensions and languages are used
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
        var analyzer = new IndexAnalyzer();
        this.embedder = embedder;
        this.folder = new IndexFolder(path, embedder.id());
        this.serving = new ServingModel(embedder, folder);
        this.parts = new HybridSearch.SearchParts(
                new QuestionTerms(analyzer),
                weights,
                new ChunkRecords(),
                new Backgrounds(),
                new LanguageCounts(IndexFields.LANGUAGE));
        this.index = new RecoveringIndex(folder, serving.own(), analyzer, disk);
    }

    @Override
    public synchronized void put(
            String source, String fingerprint, Document document, List<EmbeddedChunk> chunks, EmbeddingOrder order) {
        for (var chunk : chunks) {
            chunk.check(document, embedder.dimensions());
        }
        var block = new DocumentBlock(serving.own(), formerVectors()).of(source, fingerprint, document, chunks, order);
        index.write(open -> open.writer().updateDocuments(new Term(IndexFields.PATH, document.path()), block));
        index.currentRecords().put(document.path(), source, fingerprint, DocumentRecords.Vectors.of(chunks, order));
    }

    @Override
    public synchronized void embed(String path, List<EmbeddedChunk> chunks) {
        var records = index.records();
        var source = records.source(path);
        var fingerprint = records.fingerprint(path);
        var stored = document(path);
        if (source.isEmpty() || fingerprint.isEmpty() || stored.isEmpty()) {
            throw new IllegalArgumentException("there is no document " + path + " whose chunks could get vectors");
        }
        put(source.get(), fingerprint.get(), stored.get().withoutSections(), chunks, records.order(path));
    }

    @Override
    public synchronized List<WaitingDocument> waiting() {
        return index.records().waiting();
    }

    @Override
    public synchronized int onlyByWords(String source) {
        return index.records().onlyByWords(source);
    }

    @Override
    public List<EmbeddedChunk> chunks(String path) {
        return index.read(searcher -> new StoredChunks(searcher, serving.own()).of(path));
    }

    @Override
    public List<Chunk> chunks(String path, int first, int last) {
        return index.read(searcher -> parts.records().of(searcher, path, first, last));
    }

    @Override
    public Optional<float[]> vector(String text) {
        return vector(text, serving.own());
    }

    private Optional<float[]> vector(String text, VectorSpace of) {
        var found = index.read(searcher -> new StoredChunks(searcher, of).vector(text));
        var earlier = kept;
        return found.isPresent() || earlier == null ? found : earlier.vector(text, of);
    }

    private DocumentBlock.@Nullable Former formerVectors() {
        return serving.former()
                .map(of -> new DocumentBlock.Former(of, text -> vector(text, of)))
                .orElse(null);
    }

    /** Returns the id of the embedder whose vectors are complete, or were when the embedder was changed. */
    public String servingModel() {
        return folder.model();
    }

    /** Lets the vectors of the embedder of {@link #servingModel()} serve until those of the present one are complete. */
    public void serveMeanwhile(Embedder before) {
        serving.serveMeanwhile(before);
    }

    /** Returns whether the vectors of the present embedder serve. */
    public boolean servesItsOwn() {
        return serving.former().isEmpty();
    }

    @Override
    public synchronized List<String> finishVectors() {
        if (serving.finish()) {
            commit();
        }
        return index.read(searcher -> new StoredChunks(searcher, serving.own()).withOtherModels());
    }

    @Override
    public synchronized KeptVectors keepVectors() {
        // Opens the index again after a failure, so that its last commit is what is kept.
        index.records();
        var now = index.keep(() -> kept = null);
        kept = now;
        return now;
    }

    @Override
    public synchronized void remember(String path, String fingerprint) {
        var record = new Term(IndexFields.DOCUMENT, path);
        index.write(
                open -> open.writer().updateBinaryDocValue(record, IndexFields.FINGERPRINT, new BytesRef(fingerprint)));
        index.currentRecords().remember(path, fingerprint);
    }

    @Override
    public synchronized void remove(String path) {
        index.write(open -> open.writer().deleteDocuments(new Term(IndexFields.PATH, path)));
        index.currentRecords().remove(path);
    }

    @Override
    public synchronized Map<String, String> fingerprints(String source) {
        return index.records().fingerprints(source);
    }

    @Override
    public synchronized Optional<String> fingerprint(String path) {
        return index.records().fingerprint(path);
    }

    @Override
    public synchronized List<String> sources() {
        return index.records().sources();
    }

    @Override
    public synchronized void refresh() {
        index.write(OpenIndex::refresh);
    }

    @Override
    public synchronized void commit() {
        index.write(open -> open.writer().commit());
        refresh();
    }

    @Override
    public SearchHits search(SearchRequest request) {
        var searched = serving.searched(request);
        return index.read(searcher -> new HybridSearch(searcher, parts, searched).search(request));
    }

    @Override
    public Optional<StoredDocument> document(String path) {
        return index.read(searcher -> parts.records().document(searcher, path));
    }

    @Override
    public Optional<String> revision(String path) {
        return index.read(searcher -> parts.records().ofDocument(searcher, path, DocumentRecords::revision))
                .flatMap(revision -> revision);
    }

    @Override
    public Optional<String> source(String path) {
        return index.read(searcher -> parts.records().ofDocument(searcher, path, DocumentRecords::source));
    }

    @Override
    public List<String> paths(Scope scope) {
        return index.read(
                searcher -> DocumentRecords.of(searcher, serving.own()).paths(scope));
    }

    @Override
    public int chunkCount(String path) {
        return index.read(searcher -> new StoredChunks(searcher, serving.own()).count(path));
    }

    @Override
    public Map<String, Integer> languages(Scope scope) {
        return index.read(searcher -> parts.languages().of(searcher, scope, ScopeFilter.of(scope)::within));
    }

    @Override
    public Map<String, Integer> chunkCounts() {
        return index.read(searcher -> new StoredChunks(searcher, serving.own()).counts());
    }

    /** Closes the index. Uncommitted changes are lost. Running searches end first. */
    @Override
    public synchronized void close() {
        index.close();
    }
}
