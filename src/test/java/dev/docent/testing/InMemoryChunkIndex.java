package dev.docent.testing;

import dev.docent.corpus.Document;
import dev.docent.corpus.Scope;
import dev.docent.index.ChunkHit;
import dev.docent.index.ChunkIndex;
import dev.docent.index.EmbeddedChunk;
import dev.docent.index.EmbeddingOrder;
import dev.docent.index.SearchHits;
import dev.docent.index.SearchRequest;
import dev.docent.index.StoredDocument;
import dev.docent.index.WaitingDocument;
import dev.docent.index.language.LanguageDetector;
import dev.docent.index.signs.Background;
import dev.docent.index.signs.SearchEvidence;
import dev.docent.index.signs.Understood;
import dev.docent.index.signs.WordCover;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An index in maps that compares the question with every chunk. Half of the score is the share of the question's words
 * in the chunk, half is the cosine. Thread-safe.
 */
public final class InMemoryChunkIndex implements ChunkIndex {
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[^\\p{L}\\p{N}_./-]+");

    /** A separator, or a change from lower to upper case, inside a word. */
    private static final Pattern INSIDE_IDENTIFIER =
            Pattern.compile("[\\p{L}\\p{N}][./_-]+[\\p{L}\\p{N}]|\\p{Ll}\\p{Lu}");

    private record Entry(
            String source, String fingerprint, Document document, List<EmbeddedChunk> chunks, EmbeddingOrder order) {
        int missing() {
            return (int) chunks.stream().filter(chunk -> chunk.vector() == null).count();
        }

        boolean waits() {
            return missing() > 0 && order != EmbeddingOrder.NEVER;
        }
    }

    // Guarded by this: what was written, what searches see, and what would survive the process.
    private final TreeMap<String, Entry> written;
    private Map<String, Entry> visible;
    private Map<String, Entry> committed;
    private Map<String, Entry> kept = Map.of();
    private boolean closed;

    public InMemoryChunkIndex() {
        this(Map.of());
    }

    private InMemoryChunkIndex(Map<String, Entry> committed) {
        this.written = new TreeMap<>(committed);
        this.visible = Map.copyOf(committed);
        this.committed = Map.copyOf(committed);
    }

    /** Returns what a new process would find: an index with what was committed to this one. */
    public synchronized InMemoryChunkIndex reopened() {
        return new InMemoryChunkIndex(committed);
    }

    @Override
    public synchronized void put(
            String source, String fingerprint, Document document, List<EmbeddedChunk> chunks, EmbeddingOrder order) {
        requireOpen();
        for (var chunk : chunks) {
            if (!chunk.chunk().location().path().equals(document.path())) {
                throw new IllegalArgumentException(
                        "chunk " + chunk.chunk().location() + " does not belong to document " + document.path());
            }
        }
        written.put(document.path(), new Entry(source, fingerprint, document, List.copyOf(chunks), order));
    }

    @Override
    public synchronized void remember(String path, String fingerprint) {
        requireOpen();
        written.computeIfPresent(
                path,
                (unchanged, entry) ->
                        new Entry(entry.source(), fingerprint, entry.document(), entry.chunks(), entry.order()));
    }

    @Override
    public synchronized List<WaitingDocument> waiting() {
        requireOpen();
        var waiting = new ArrayList<WaitingDocument>();
        written.forEach((path, entry) -> {
            if (entry.waits()) {
                waiting.add(new WaitingDocument(entry.source(), path, entry.order(), entry.missing()));
            }
        });
        waiting.sort(Comparator.comparing(WaitingDocument::order).thenComparing(WaitingDocument::path));
        return waiting;
    }

    @Override
    public synchronized int onlyByWords(String source) {
        return (int) written.values().stream()
                .filter(entry -> entry.source().equals(source) && entry.missing() > 0 && !entry.waits())
                .count();
    }

    @Override
    public List<EmbeddedChunk> chunks(String path) {
        var entry = seen().get(path);
        return entry == null ? List.of() : entry.chunks();
    }

    @Override
    public synchronized void embed(String path, List<EmbeddedChunk> chunks) {
        var entry = visible.get(path);
        if (entry == null) {
            throw new IllegalArgumentException("there is no document " + path);
        }
        put(entry.source(), fingerprints(entry.source()).get(path), entry.document(), chunks, entry.order());
    }

    @Override
    public synchronized KeptVectors keepVectors() {
        kept = visible;
        return this::forgetVectors;
    }

    private synchronized void forgetVectors() {
        kept = Map.of();
    }

    @Override
    public synchronized Optional<float[]> vector(String text) {
        return Stream.concat(seen().values().stream(), kept.values().stream())
                .flatMap(entry -> entry.chunks().stream())
                .filter(chunk ->
                        chunk.vector() != null && chunk.chunk().embeddedText().equals(text))
                .map(EmbeddedChunk::vector)
                .findFirst();
    }

    @Override
    public synchronized void remove(String path) {
        requireOpen();
        written.remove(path);
    }

    @Override
    public synchronized Map<String, String> fingerprints(String source) {
        requireOpen();
        var fingerprints = new TreeMap<String, String>();
        written.forEach((path, entry) -> {
            if (entry.source().equals(source)) {
                fingerprints.put(path, entry.fingerprint());
            }
        });
        return fingerprints;
    }

    @Override
    public synchronized Optional<String> fingerprint(String path) {
        requireOpen();
        return Optional.ofNullable(written.get(path)).map(Entry::fingerprint);
    }

    @Override
    public synchronized List<String> sources() {
        requireOpen();
        return written.values().stream().map(Entry::source).distinct().sorted().toList();
    }

    @Override
    public synchronized void refresh() {
        requireOpen();
        visible = Map.copyOf(written);
    }

    @Override
    public synchronized void commit() {
        refresh();
        committed = visible;
    }

    @Override
    public SearchHits search(SearchRequest request) {
        var hits = new ArrayList<ChunkHit>();
        var exactIdentifier = false;
        var inScope = seen().values().stream()
                .filter(entry -> holds(request.scope(), entry))
                .toList();
        for (var entry : inScope) {
            for (var ordinal = 0; ordinal < entry.chunks().size(); ordinal++) {
                var embedded = entry.chunks().get(ordinal);
                var words = sharedWords(request.text(), embedded.chunk().textWithContext());
                var vector = embedded.vector();
                var asked = request.vector();
                var cosine = vector == null || asked == null ? 0 : cosine(asked, vector);
                if (words > 0 || cosine > 0) {
                    var score = 0.5 * words + 0.5 * Math.max(0, cosine);
                    hits.add(new ChunkHit(embedded.chunk(), ordinal, Math.min(1, score), cosine));
                }
                exactIdentifier |=
                        namesIdentifierOf(request.text(), embedded.chunk().textWithContext());
            }
        }
        hits.sort(Comparator.comparingDouble(ChunkHit::score).reversed());
        var first = hits.subList(0, Math.min(request.limit(), hits.size()));
        boolean incomplete =
                request.vector() == null || seen().values().stream().anyMatch(Entry::waits);
        if (first.isEmpty()) {
            return new SearchHits(first, exactIdentifier);
        }
        double best = first.stream().mapToDouble(ChunkHit::cosine).max().orElse(0);
        double nearness = Background.UNMEASURED.nearness(best);
        return new SearchHits(
                first,
                List.of(),
                List.of(),
                List.of(),
                new SearchEvidence(exactIdentifier, false, nearness, WordCover.NONE, Understood.BY_BOTH, incomplete));
    }

    @Override
    public Optional<StoredDocument> document(String path) {
        return Optional.ofNullable(seen().get(path))
                .map(Entry::document)
                .map(document -> new StoredDocument(
                        document.path(), document.title(), document.text(), document.parts(), document.revision()));
    }

    @Override
    public Optional<String> revision(String path) {
        return document(path).map(StoredDocument::revision);
    }

    private static boolean holds(Scope scope, Entry entry) {
        return scope.holds(entry.source(), entry.document().path());
    }

    @Override
    public Optional<String> source(String path) {
        return Optional.ofNullable(seen().get(path)).map(Entry::source);
    }

    @Override
    public List<String> paths(Scope scope) {
        return seen().values().stream()
                .filter(entry -> holds(scope, entry))
                .map(entry -> entry.document().path())
                .sorted()
                .toList();
    }

    @Override
    public int chunkCount(String path) {
        return chunks(path).size();
    }

    @Override
    public Map<String, Integer> languages(Scope scope) {
        var counts = new TreeMap<String, Integer>();
        seen().values().stream()
                .filter(entry -> holds(scope, entry))
                .flatMap(entry -> entry.chunks().stream()
                        .flatMap(chunk -> LanguageDetector.detect(chunk.chunk().text())
                                .or(() ->
                                        LanguageDetector.detect(entry.document().text()))
                                .stream()))
                .forEach(language -> counts.merge(language, 1, Integer::sum));
        return counts;
    }

    @Override
    public Map<String, Integer> chunkCounts() {
        var counts = new TreeMap<String, Integer>();
        seen().values().stream()
                .filter(entry -> !entry.chunks().isEmpty())
                .forEach(entry -> counts.merge(entry.source(), entry.chunks().size(), Integer::sum));
        return counts;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private synchronized Map<String, Entry> seen() {
        requireOpen();
        return visible;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the index is closed");
        }
    }

    private static double sharedWords(String question, String text) {
        var asked = new HashSet<>(FakeEmbedder.words(question));
        var present = new HashSet<>(FakeEmbedder.words(text));
        var shared = asked.stream().filter(present::contains).count();
        return asked.isEmpty() ? 0 : (double) shared / asked.size();
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (var i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static boolean namesIdentifierOf(String question, String text) {
        return BETWEEN_NAMES
                .splitAsStream(question)
                .anyMatch(name -> INSIDE_IDENTIFIER.matcher(name).find() && text.contains(name));
    }
}
