package dev.docent.retrieval;

import static dev.docent.testing.Queries.query;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.corpus.Location;
import dev.docent.corpus.Scope;
import dev.docent.index.ChunkHit;
import dev.docent.index.EmbeddedChunk;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.InMemoryChunkIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Candidates of a search, and passages in an order that somebody else has chosen. */
final class SearchOrderTest {
    private static final int PAGES = 12;

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();
    private final HybridRetriever retriever = new HybridRetriever(index, embedder);

    SearchOrderTest() {
        for (int page = 0; page < PAGES; page++) {
            var path = "guide/" + page + ".md";
            var text = "heap" + " filler".repeat(page) + " word" + page;
            put(new Chunk(new Location(path, 1, 1), "Page " + page, List.of("Part"), BlockKind.PROSE, text));
        }
    }

    private Search search(int candidates) {
        return retriever.begin(query("heap", List.of()), candidates);
    }

    private static List<String> paths(Retrieval found) {
        return found.passages().stream()
                .map(passage -> passage.location().path())
                .toList();
    }

    private static List<String> pathsOf(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::path).toList();
    }

    @Test
    void candidatesAreTheBestHitsInTheOrderOfTheSearch() {
        var candidates = search(5).candidates();

        assertEquals(paths(search(5).retrieval()).subList(0, 5), pathsOf(candidates));
        assertEquals(List.of("Part"), candidates.get(0).headings());
        assertEquals("heap filler word1", candidates.get(0).text());
    }

    @Test
    void nobodyHasToChangeTheOrder() {
        var before = retriever.retrieve(query("heap", List.of()));
        assertEquals(before, search(10).retrieval());
        assertEquals(before, search(10).inOrder(List.of()));
        assertEquals(List.of(), search(0).candidates());
    }

    @Test
    void aPerfectOrderIsReached() {
        var search = search(10);
        var order = new ArrayList<>(IntStream.range(0, 10).boxed().toList());
        Collections.reverse(order);

        var candidates = new ArrayList<>(pathsOf(search.candidates()));
        Collections.reverse(candidates);
        assertEquals(candidates.subList(0, 8), paths(search.inOrder(order)));
    }

    @Test
    void scoresFallAsBefore() {
        var before =
                search(10).retrieval().passages().stream().map(Passage::score).toList();
        var after = search(10).inOrder(List.of(9, 8)).passages().stream()
                .map(Passage::score)
                .toList();
        assertEquals(before, after);
    }

    @Test
    void missingPlacesFollowAndUnknownOrRepeatedOnesAreIgnored() {
        var search = search(4);
        var candidates = pathsOf(search.candidates());

        var order = paths(search.inOrder(List.of(2, 99, -1, 2, Integer.MAX_VALUE)));

        assertEquals(
                List.of(candidates.get(2), candidates.get(0), candidates.get(1), candidates.get(3)),
                order.subList(0, 4));
        assertEquals(paths(search.retrieval()).subList(4, 8), order.subList(4, 8), "the rest stays");
    }

    @Test
    void nonsenseChangesNothing() {
        var search = search(10);
        assertEquals(search.retrieval(), search.inOrder(List.of(1_000, -7, 500)));
    }

    @Test
    void aCandidateThatIsFarBackMayBecomeTheOnlyPassage() {
        var search = retriever.begin(new Query("heap", List.of(), Scope.EVERYTHING, 1), 10);
        assertEquals(10, search.candidates().size());
        assertEquals(List.of(search.candidates().get(9).path()), paths(search.inOrder(List.of(9))));
        assertEquals(List.of(search.candidates().get(0).path()), paths(search.retrieval()));
    }

    @Test
    void aFollowUpIsPutInOrderByTheQuestionsThatItRefersTo() {
        var search = retriever.begin(query("and why?", List.of("What is the heap?")), 10);
        assertEquals("What is the heap?\nand why?", search.question());
        assertEquals("heap", search(10).question());
    }

    @Test
    void whatTheQuestionNamesLiterallyStaysInFront() {
        var hits = List.of(hit("a", 1, true), hit("b", 0.95, true), hit("c", 0.9, false), hit("d", 0.5, false));
        var order = CandidateOrder.of(hits, 20);

        assertEquals(List.of("c", "d"), pathsOf(order.candidates()));
        var moved = order.with(List.of(1));
        assertEquals(
                List.of("a", "b", "d", "c"),
                moved.stream().map(hit -> hit.chunk().location().path()).toList());
        assertEquals(
                List.of(1.0, 0.95, 0.9, 0.5),
                moved.stream().map(ChunkHit::score).toList());
    }

    private static ChunkHit hit(String path, double score, boolean exact) {
        var chunk = new Chunk(new Location(path, 1, 1), path, List.of(), BlockKind.PROSE, "text");
        return new ChunkHit(chunk, 0, score, 0, 0.5, exact);
    }

    /** The passage that explains the error, among passages with the words of the other lines. */
    @Test
    void aPastedTraceIsSearchedByItsErrorAndOwnCalls() {
        put(
                "explained.md",
                "A lease from a closed pool: Pool.take fails with IllegalStateException, because the pool is closed.");
        put(
                "noise.md",
                "at com acme at java base reflect invoke at Optional at java base java util run at org main thread in"
                        + " at");
        var trace = """
            Exception in thread "main" java.lang.IllegalStateException: Pool is closed
            \tat java.base/java.util.Optional.orElseThrow(Optional.java:403)
            \tat com.acme.Pool.take(Pool.java:42)
            \tat java.base/jdk.internal.reflect.DirectMethodHandleAccessor.invoke(DirectMethodHandleAccessor.java:103)
            \tat org.junit.platform.commons.util.ReflectionUtils.invokeMethod(ReflectionUtils.java:728)
            """;
        var names = "IllegalStateException: Pool is closed\n"
                + "Pool.take\n"
                + "ReflectionUtils.invokeMethod\n"
                + "Pool.java\n"
                + "ReflectionUtils.java";

        var search = retriever.begin(query(trace, List.of()), 3);

        assertEquals(names, search.question());
        assertEquals("guide/explained.md", paths(search.retrieval()).get(0));
        assertEquals(
                names + "\nand why?",
                retriever.begin(query("and why?", List.of(trace)), 3).question());
    }

    private void put(String name, String text) {
        put(new Chunk(new Location("guide/" + name, 1, 1), name, List.of(), BlockKind.PROSE, text));
    }

    private void put(Chunk chunk) {
        var path = chunk.location().path();
        index.put(
                "guide",
                "1",
                new Document(path, path, chunk.text(), List.of()),
                List.of(new EmbeddedChunk(chunk, embedder.embed(chunk.text()))));
        index.refresh();
    }
}
