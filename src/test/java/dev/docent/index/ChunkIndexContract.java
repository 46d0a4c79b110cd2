package dev.docent.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.CountedParts;
import dev.docent.corpus.Document;
import dev.docent.corpus.Location;
import dev.docent.corpus.PartKind;
import dev.docent.corpus.Scope;
import dev.docent.corpus.Span;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.Patience;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every index must do. A subclass says how to open one and how to reopen it. */
public abstract class ChunkIndexContract {
    protected final FakeEmbedder embedder = new FakeEmbedder();
    protected ChunkIndex index;

    /** Opens an empty index. */
    protected abstract ChunkIndex open() throws Exception;

    /** Opens what a new process would find if this one ended without closing the index. */
    protected abstract ChunkIndex reopen(ChunkIndex index) throws Exception;

    @BeforeEach
    void openIndex() throws Exception {
        index = open();
    }

    @AfterEach
    void closeIndex() {
        index.close();
    }

    @Test
    void findsAChunkByItsWords() {
        put("guide", "guide/a.md", "alpha beta", "gamma delta");
        put("guide", "guide/b.md", "epsilon zeta");
        index.refresh();

        var hits = search("gamma").hits();

        assertEquals("gamma delta", hits.get(0).chunk().text());
        assertEquals(1, hits.get(0).ordinal());
    }

    @Test
    void findsNothingOutsideSomeDocuments() {
        put("guide", "guide/a.md", "alpha beta");
        put("code", "code/b.md", "alpha gamma");
        put("code", "code/c.md", "alpha delta");
        index.refresh();
        var codes = new Scope.Sources(Set.of("code"));
        var chosen = new Scope.Documents(codes, Set.of("code/b.md", "guide/a.md"));

        assertEquals(List.of("code/b.md"), paths(chosen, "alpha"));
        assertEquals(
                List.of("code/b.md", "guide/a.md"),
                paths(new Scope.Documents(Scope.EVERYTHING, chosen.paths()), "alpha"));
        assertEquals(List.of(), paths(new Scope.Documents(Scope.EVERYTHING, Set.of()), "alpha"));
    }

    private List<String> paths(Scope scope, String text) {
        return index.search(new SearchRequest(text, embedder.embed(text), scope, 10)).hits().stream()
                .map(hit -> hit.chunk().location().path())
                .sorted()
                .toList();
    }

    @Test
    void listsTheDocumentsOfAScopeAsSearchesSeeThem() {
        put("guide", "guide/b.md", "beta");
        put("guide", "guide/a.md", "alpha");
        put("code", "code/c.md", "gamma");
        index.refresh();
        put("code", "code/d.md", "delta");
        index.remove("guide/b.md");

        assertEquals(List.of("code/c.md", "guide/a.md", "guide/b.md"), index.paths(Scope.EVERYTHING));
        index.refresh();
        assertEquals(List.of("code/c.md", "code/d.md", "guide/a.md"), index.paths(Scope.EVERYTHING));
        var codes = new Scope.Sources(Set.of("code"));
        assertEquals(List.of("code/c.md", "code/d.md"), index.paths(codes));
        assertEquals(List.of("code/d.md"), index.paths(new Scope.Documents(codes, Set.of("code/d.md", "guide/a.md"))));
    }

    @Test
    void knowsTheSourceOfADocument() {
        put("guide", "guide/a.md", "alpha");
        put("code", "code/c.md", "gamma");
        index.refresh();

        assertEquals(Optional.of("guide"), index.source("guide/a.md"));
        assertEquals(Optional.of("code"), index.source("code/c.md"));
        assertEquals(Optional.empty(), index.source("code/d.md"));
    }

    @Test
    void givesBackEverythingAboutAChunk() {
        var chunk = new Chunk(
                new Location("guide/a.md", 3, 5),
                "The title",
                List.of("Install", "Debian"),
                BlockKind.TABLE,
                "head",
                "a\nb\nc");
        index.put("guide", "1", document("guide/a.md", "\n\na\nb\nc\n"), List.of(embedded(chunk)));
        index.refresh();

        assertEquals(chunk, search("debian").hits().get(0).chunk());
        assertEquals(chunk, search("head").hits().get(0).chunk(), "by its lead");
    }

    @Test
    void givesBackThePagesOfChunksAndDocuments() throws Exception {
        var text = "alpha\nbeta\ngamma\n";
        var pages = new CountedParts(List.of(page(2, 1, 2), page(3, 2, 3)));
        var document = new Document("guide/a.pdf", "A", text, List.of(), pages, "r1");
        var chunk = new Chunk(document.location(2, 3), "A", List.of(), BlockKind.PROSE, "beta\ngamma");
        index.put("guide", "1", document, List.of(embedded(chunk)));
        put("guide", "guide/a.md", "delta");
        index.commit();
        index = reopen(index);

        assertEquals(
                new Span.Page(2, 3, new Span.Lines(2, 3)),
                search("beta").hits().get(0).chunk().location().span());
        assertEquals(
                new Span.Lines(1, 1),
                search("delta").hits().get(0).chunk().location().span());
        assertEquals(pages, index.document("guide/a.pdf").orElseThrow().parts());
        assertEquals(
                CountedParts.NONE, index.document("guide/a.md").orElseThrow().parts());
    }

    @Test
    void givesBackEveryKindOfPart() throws Exception {
        var lines = List.of("alpha", "beta", "gamma", "delta", "epsilon");
        for (var kind : PartKind.values()) {
            var path = "guide/" + kind;
            var document = new Document(path, "A", String.join("\n", lines), List.of(), partsOf(kind), null);
            var chunk = new Chunk(document.location(4, 4), "A", List.of(), BlockKind.PROSE, "delta " + kind);
            index.put("guide", "1", document, List.of(embedded(chunk)));
        }
        index.commit();
        index = reopen(index);

        for (var kind : PartKind.values()) {
            var parts = index.document("guide/" + kind).orElseThrow().parts();
            assertEquals(partsOf(kind), parts);
            var hit = search("delta " + kind).hits().get(0).chunk();
            assertEquals(parts.span(4, 4), hit.location().span());
        }
    }

    private static CountedParts partsOf(PartKind kind) {
        var sheet = kind == PartKind.CELLS ? "Net prices" : "";
        return new CountedParts(List.of(
                kind.part(sheet, 1, 2, new Span.Lines(1, 2)), kind.part(sheet, 300, 301, new Span.Lines(3, 5))));
    }

    private static Span.Page page(int number, int start, int end) {
        return new Span.Page(number, number, new Span.Lines(start, end));
    }

    @Test
    void findsAChunkByOnlyItsVector() {
        var chunk = chunk("guide/a.md", 1, "alpha beta");
        index.put(
                "guide",
                "1",
                document("guide/a.md", "alpha beta"),
                List.of(new EmbeddedChunk(chunk, embedder.embed("quite another thing"))));
        index.refresh();

        var hit = search("another thing quite").hits().get(0);

        assertEquals(chunk, hit.chunk());
        assertEquals(1, hit.cosine(), 1e-3);
    }

    @Test
    void returnsAtMostTheRequestedHitsTheBestFirst() {
        for (var i = 0; i < 9; i++) {
            put("guide", "guide/" + i + ".md", "alpha beta " + "gamma ".repeat(i));
        }
        index.refresh();

        var hits = index.search(new SearchRequest("alpha", embedder.embed("alpha"), Scope.EVERYTHING, 4))
                .hits();

        assertEquals(4, hits.size());
        for (var i = 1; i < hits.size(); i++) {
            assertTrue(hits.get(i - 1).score() >= hits.get(i).score(), hits.toString());
        }
        assertTrue(hits.get(0).score() <= 1 && hits.get(3).score() >= 0, hits.toString());
    }

    @Test
    void showsWhatWasWrittenOnlyAfterARefresh() {
        put("guide", "guide/a.md", "alpha");
        assertTrue(search("alpha").hits().isEmpty());
        assertEquals(Optional.empty(), index.document("guide/a.md"));

        index.refresh();

        assertEquals(1, search("alpha").hits().size());
        assertTrue(index.document("guide/a.md").isPresent());
    }

    @Test
    void aReplacedDocumentLeavesNothingBehind() {
        put("guide", "guide/a.md", "alpha", "beta", "gamma");
        index.commit();
        put("guide", "guide/a.md", "delta");
        index.refresh();

        assertEquals(Map.of("guide", 1), index.chunkCounts());
        assertEquals(1, index.chunkCount("guide/a.md"));
        for (var word : List.of("alpha", "beta", "gamma", "delta")) {
            assertTrue(
                    search(word).hits().stream()
                            .allMatch(hit -> hit.chunk().text().equals("delta")),
                    word);
        }
        assertEquals("delta", index.document("guide/a.md").orElseThrow().text());
    }

    @Test
    void aRemovedDocumentIsGone() {
        put("guide", "guide/a.md", "alpha");
        put("guide", "guide/b.md", "beta");
        index.commit();
        index.remove("guide/a.md");
        index.remove("guide/never-there.md");
        index.refresh();

        assertEquals(Optional.empty(), index.document("guide/a.md"));
        assertEquals(Map.of("guide/b.md", "1"), index.fingerprints("guide"));
        assertEquals(Optional.of("1"), index.fingerprint("guide/b.md"));
        assertEquals(Optional.empty(), index.fingerprint("guide/a.md"));
        assertEquals(Map.of("guide", 1), index.chunkCounts());
        assertEquals(1, index.chunkCount("guide/b.md"));
        assertEquals(0, index.chunkCount("guide/a.md"));
    }

    @Test
    void anotherFingerprintLeavesTheDocumentAsItIs() throws Exception {
        put("guide", "guide/a.md", "alpha", "beta");
        index.commit();
        put("guide", "guide/b.md", "gamma");
        index.remember("guide/a.md", "2");
        index.remember("guide/b.md", "3");
        index.remember("guide/never-there.md", "4");
        var expected = Map.of("guide/a.md", "2", "guide/b.md", "3");
        assertEquals(expected, index.fingerprints("guide"));
        index.commit();

        index = reopen(index);

        assertEquals(expected, index.fingerprints("guide"));
        assertEquals(1, search("beta").hits().get(0).ordinal());
        assertEquals(Map.of("guide", 3), index.chunkCounts());
        assertEquals("alpha\nbeta", index.document("guide/a.md").orElseThrow().text());
    }

    @Test
    void anEmptyDocumentIsStoredSoThatItIsNotReadAgain() throws Exception {
        index.put("guide", "f", document("guide/empty.md", ""), List.of());
        index.commit();
        index = reopen(index);

        assertEquals(Map.of("guide/empty.md", "f"), index.fingerprints("guide"));
        assertEquals("", index.document("guide/empty.md").orElseThrow().text());
        assertEquals(Map.of(), index.chunkCounts());
    }

    @Test
    void fingerprintsIncludeWhatIsNotYetCommitted() {
        index.put("guide", "1", document("guide/a.md", "alpha"), List.of());
        index.put("code", "7", document("code/A.java", "alpha"), List.of());
        index.put("guide", "2", document("guide/a.md", "beta"), List.of());

        assertEquals(Map.of("guide/a.md", "2"), index.fingerprints("guide"));
        assertEquals(Map.of(), index.fingerprints("unknown"));
        assertEquals(List.of("code", "guide"), index.sources());
    }

    @Test
    void whatWasCommittedSurvivesARestart() throws Exception {
        put("guide", "guide/a.md", "alpha beta", "gamma");
        index.commit();
        index = reopen(index);

        assertEquals("alpha beta", search("beta").hits().get(0).chunk().text());
        assertEquals(Map.of("guide/a.md", "1"), index.fingerprints("guide"));
        assertEquals(Map.of("guide", 2), index.chunkCounts());
        var stored = index.document("guide/a.md").orElseThrow();
        assertEquals("alpha beta\ngamma", stored.text());
        assertEquals("r1", stored.revision());
    }

    @Test
    void whatWasNotCommittedIsLostAfterARestart() throws Exception {
        put("guide", "guide/a.md", "alpha");
        index.commit();
        put("guide", "guide/a.md", "beta");
        put("guide", "guide/b.md", "gamma");
        index.refresh();
        index = reopen(index);

        assertEquals(Map.of("guide/a.md", "1"), index.fingerprints("guide"));
        assertEquals("alpha", search("alpha").hits().get(0).chunk().text());
        assertEquals(Map.of("guide", 1), index.chunkCounts());
    }

    @Test
    void noSearchSeesHalfADocument() throws Exception {
        put("guide", "guide/a.md", "version0", "version0", "version0");
        index.refresh();
        var done = new AtomicBoolean();
        var reader = CompletableFuture.supplyAsync(() -> {
            var odd = new ArrayList<String>();
            do {
                var texts = new HashSet<String>();
                var hits = index.search(new SearchRequest("guide", embedder.embed("guide"), Scope.EVERYTHING, 10))
                        .hits();
                hits.forEach(hit -> texts.add(hit.chunk().text()));
                if (odd.isEmpty() && (hits.size() != 3 || texts.size() != 1)) {
                    odd.add(hits.toString());
                }
            } while (!done.get());
            return odd;
        });
        try {
            for (var i = 1; i <= 30; i++) {
                put("guide", "guide/a.md", "version" + i, "version" + i, "version" + i);
                index.refresh();
            }
        } finally {
            done.set(true);
        }

        assertEquals(List.of(), reader.get(Patience.SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void knowsAnIdentifierThatAChunkContains() {
        put("guide", "guide/a.md", "call maxIdleTime() or set docent.stream.heartbeat", "see src/main/App.java");
        index.refresh();

        assertTrue(search("what is maxIdleTime?").exactIdentifier());
        assertTrue(search("default of docent.stream.heartbeat").exactIdentifier());
        assertTrue(search("what is in src/main/App.java").exactIdentifier());
        assertFalse(search("what is minIdleTime?").exactIdentifier());
        assertFalse(search("what is the heartbeat").exactIdentifier());
    }

    static List<String> oddQuestions() {
        return List.of(
                "",
                " \n\t",
                "the of and",
                "???",
                "\"unbalanced AND (OR NOT ~ ^ * ? [ { TO \\",
                "😀 👩‍👩‍👧 🇩🇪",
                "\ud83d",
                "\u0000\uffff",
                "日本語の質問ですか",
                "word ".repeat(3_200),
                "ab/cd.ef_".repeat(1_800),
                "x".repeat(16_000));
    }

    @ParameterizedTest
    @MethodSource("oddQuestions")
    void searchesAnyText(String question) {
        put("guide", "guide/a.md", "alpha beta");
        index.refresh();

        assertTrue(search(question).hits().size() <= 1);
    }

    @Test
    void findsInAScopeWhatOthersWouldCrowdOutOtherwise() {
        for (var i = 0; i < 150; i++) {
            put("wiki", "wiki/" + i + ".md", "alpha beta");
        }
        put("guide", "guide/a.md", "alpha beta and a dozen other words around them");
        index.refresh();

        var hits = searchIn(Set.of("guide"), "alpha beta").hits();

        assertEquals(
                List.of("guide/a.md"),
                hits.stream().map(hit -> hit.chunk().location().path()).toList());
    }

    @Test
    void findsNothingOutOfScopeByWordsVectorOrName() {
        put("wiki", "wiki/a.md", "the error E0382 and camelCaseName and INC-1");
        index.refresh();

        for (var question : List.of("error E0382", "camelCaseName", "INC-1", "INC-2", "\"error E0382\"")) {
            for (var sources : List.of(Set.of("guide"), Set.<String>of())) {
                assertEquals(new SearchHits(List.of(), false), searchIn(sources, question), question);
            }
            assertEquals(search(question), searchIn(Set.of("guide", "wiki"), question), question);
        }
    }

    @Test
    void countsTheChunksOfEachLanguageInAScope() {
        put("guide", "guide/a.md", "How do I renew the certificate of the server?", "alpha beta");
        put("guide", "guide/b.md", "Wie erneuere ich das Zertifikat von dem Server?");
        put("shop", "shop/c.md", "When does the backup of the shop run?", "Where is it stored, and for how long?");
        index.refresh();

        assertEquals(Map.of("en", 4, "de", 1), index.languages(Scope.EVERYTHING));
        assertEquals(Map.of("en", 2), index.languages(Scope.EVERYTHING.only(Set.of("shop"))));
        assertEquals(Map.of("de", 1), index.languages(new Scope.Documents(Scope.EVERYTHING, Set.of("guide/b.md"))));
        assertEquals(Map.of(), index.languages(Scope.EVERYTHING.only(Set.of())));

        index.remove("guide/b.md");
        index.refresh();
        assertEquals(Map.of("en", 4), index.languages(Scope.EVERYTHING));
    }

    @Test
    void anEmptyIndexFindsNothing() {
        assertEquals(new SearchHits(List.of(), false), search("alpha"));
        assertEquals(Map.of(), index.chunkCounts());
        assertEquals(List.of(), index.sources());
    }

    @Test
    void wordsFindChunksThatWaitForTheirVectors() throws Exception {
        putWithoutVectors("guide/b.md", EmbeddingOrder.LATE, "alpha", "beta");
        putWithoutVectors("guide/c.md", EmbeddingOrder.FIRST, "gamma");
        putWithoutVectors("guide/a.md", EmbeddingOrder.LATE, "delta");
        put("guide", "guide/whole.md", "epsilon");
        index.commit();
        index = reopen(index);

        assertEquals(
                List.of(
                        new WaitingDocument("guide", "guide/c.md", EmbeddingOrder.FIRST, 1),
                        new WaitingDocument("guide", "guide/a.md", EmbeddingOrder.LATE, 1),
                        new WaitingDocument("guide", "guide/b.md", EmbeddingOrder.LATE, 2)),
                index.waiting());
        assertEquals("beta", search("beta").hits().get(0).chunk().text());
        assertTrue(search("beta").incomplete());
        assertEquals(0, index.onlyByWords("guide"));
    }

    @Test
    void documentThatGetsItsVectorsWaitsNoMoreAndStaysAsItIs() throws Exception {
        putWithoutVectors("guide/a.md", EmbeddingOrder.NORMAL, "alpha", "beta");
        index.commit();
        index.remember("guide/a.md", "2");

        var chunks = index.chunks("guide/a.md");
        assertEquals(
                List.of("alpha", "beta"),
                chunks.stream().map(chunk -> chunk.chunk().text()).toList());
        index.embed(
                "guide/a.md",
                chunks.stream().map(EmbeddedChunk::chunk).map(this::embedded).toList());
        assertEquals(List.of(), index.waiting());
        index.commit();
        index = reopen(index);

        assertEquals(List.of(), index.waiting());
        assertFalse(search("beta").incomplete());
        assertEquals(1, search("beta").hits().get(0).ordinal());
        assertTrue(search("beta").hits().get(0).cosine() > 0);
        assertEquals(Map.of("guide/a.md", "2"), index.fingerprints("guide"));
        var stored = index.document("guide/a.md").orElseThrow();
        assertEquals("alpha\nbeta", stored.text());
        assertEquals("r1", stored.revision());
    }

    @Test
    void returnsChunksByTheirPlaces() throws Exception {
        put("guide", "guide/other.md", "zeta");
        put("guide", "guide/a.md", "old", "older");
        put("guide", "guide/a.md", "alpha", "beta", "gamma", "delta");
        index.commit();
        put("guide", "guide/last.md", "eta");
        index.refresh();

        assertEquals(List.of("beta", "gamma"), texts(1, 2));
        assertEquals(List.of("alpha"), texts(-3, 0));
        assertEquals(List.of("delta"), texts(3, 9));
        assertEquals(List.of(), texts(4, 9));
        assertEquals(List.of(), texts(-2, -1));
        assertEquals(List.of(), index.chunks("guide/none.md", 0, 9));
    }

    private List<String> texts(int first, int last) {
        return index.chunks("guide/a.md", first, last).stream().map(Chunk::text).toList();
    }

    @Test
    void documentThatNeverGetsVectorsDoesNotWait() throws Exception {
        putWithoutVectors("guide/a.md", EmbeddingOrder.NEVER, "alpha");
        index.commit();
        index = reopen(index);

        assertEquals(List.of(), index.waiting());
        assertEquals(1, index.onlyByWords("guide"));
        assertEquals(0, index.onlyByWords("code"));
        assertFalse(search("alpha").incomplete());
        assertEquals("alpha", search("alpha").hits().get(0).chunk().text());
    }

    @Test
    void knowsTheVectorOfAText() throws Exception {
        put("guide", "guide/a.md", "alpha beta");
        index.commit();
        index = reopen(index);

        assertArrayEquals(
                embedder.embed("alpha beta"), index.vector("alpha beta").orElseThrow());
        assertEquals(Optional.empty(), index.vector("alpha"));
        assertArrayEquals(
                embedder.embed("alpha beta"), index.chunks("guide/a.md").get(0).vector());
        assertEquals(List.of(), index.chunks("guide/b.md"));
        index.remove("guide/a.md");
        index.refresh();
        assertEquals(Optional.empty(), index.vector("alpha beta"));
    }

    @Test
    void keepsTheVectorsOfWhatIsRemovedUntilItIsTold() throws Exception {
        put("guide", "guide/a.md", "alpha beta");
        put("guide", "guide/b.md", "gamma");
        index.commit();
        var kept = index.keepVectors();
        index.remove("guide/a.md");
        put("guide", "guide/b.md", "delta");
        index.commit();

        assertArrayEquals(
                embedder.embed("alpha beta"), index.vector("alpha beta").orElseThrow());
        assertArrayEquals(embedder.embed("gamma"), index.vector("gamma").orElseThrow());
        assertTrue(index.vector("delta").isPresent());
        kept.close();
        assertEquals(Optional.empty(), index.vector("alpha beta"));
        assertEquals(Optional.empty(), index.vector("gamma"));
    }

    @Test
    void someVectorsLeaveTheRestWaitingInTheirOrder() throws Exception {
        var chunks = List.of(chunk("guide/a.md", 1, "alpha"), chunk("guide/a.md", 2, "beta"));
        var document = new Document("guide/a.md", "A", "alpha\nbeta", List.of());
        index.put(
                "guide",
                "1",
                document,
                chunks.stream().map(chunk -> new EmbeddedChunk(chunk, null)).toList(),
                EmbeddingOrder.LATE);
        index.refresh();

        index.embed("guide/a.md", List.of(embedded(chunks.get(0)), new EmbeddedChunk(chunks.get(1), null)));
        index.commit();
        index = reopen(index);

        assertEquals(List.of(new WaitingDocument("guide", "guide/a.md", EmbeddingOrder.LATE, 1)), index.waiting());
        index.embed("guide/a.md", chunks.stream().map(this::embedded).toList());
        assertEquals(List.of(), index.waiting());
    }

    @Test
    void refusesAChunkOfAnotherDocument() {
        var foreign = embedded(chunk("guide/b.md", 1, "alpha"));

        assertThrows(
                IllegalArgumentException.class,
                () -> index.put("guide", "1", document("guide/a.md", "alpha"), List.of(foreign)));
    }

    protected final SearchHits search(String question) {
        return index.search(new SearchRequest(question, embedder.embed(question), Scope.EVERYTHING, 10));
    }

    private SearchHits searchIn(Set<String> sources, String question) {
        return index.search(new SearchRequest(question, embedder.embed(question), new Scope.Sources(sources), 10));
    }

    /** Puts a document with one line per chunk. */
    protected final void put(String source, String path, String... lines) {
        var chunks = new ArrayList<EmbeddedChunk>();
        for (var line : lines) {
            chunks.add(embedded(chunk(path, chunks.size() + 1, line)));
        }
        index.put(source, "1", document(path, String.join("\n", lines)), chunks);
    }

    private void putWithoutVectors(String path, EmbeddingOrder order, String... lines) {
        var chunks = new ArrayList<EmbeddedChunk>();
        for (var line : lines) {
            chunks.add(new EmbeddedChunk(chunk(path, chunks.size() + 1, line), null));
        }
        index.put("guide", "1", document(path, String.join("\n", lines)), chunks, order);
    }

    protected static Document document(String path, String text) {
        return new Document(path, "Title of " + path, text, List.of(), CountedParts.NONE, "r1");
    }

    protected static Chunk chunk(String path, int line, String text) {
        return new Chunk(new Location(path, line, line), "Title of " + path, List.of(), BlockKind.PROSE, text);
    }

    private EmbeddedChunk embedded(Chunk chunk) {
        return new EmbeddedChunk(chunk, embedder.embed(chunk.embeddedText()));
    }
}
