package dev.docent.retrieval;

import static dev.docent.testing.Queries.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.CountedParts;
import dev.docent.corpus.Document;
import dev.docent.corpus.Location;
import dev.docent.corpus.Scope;
import dev.docent.corpus.Span;
import dev.docent.corpus.TableHead;
import dev.docent.index.EmbeddedChunk;
import dev.docent.index.EmbeddingException;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.ObservedEmbedder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HybridRetrieverTest {
    private final FakeEmbedder embedder = new FakeEmbedder();
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();

    @Test
    void joinsNeighboursIntoOnePassageWithExactlyTheirLines() {
        var text = "heap one\nheap two\nheap three\n\nheap five\nheap six\n";
        put("guide/a.md", text, lines(1, 2), lines(2, 3), lines(5, 6));

        var passages = retrieve("heap").passages();

        assertEquals(1, passages.size(), passages.toString());
        assertEquals(found("guide/a.md", 1, 6), passages.get(0).location());
        assertEquals(
                "heap one\nheap two\nheap three\n\nheap five\nheap six",
                passages.get(0).text());
        assertEquals("r1", passages.get(0).location().revision());
    }

    @Test
    void passageLeadsTheHeadOfTheTableThatItBeginsIn() {
        var text = "| k |\n|---|\n| heap a |\n| heap b |\n| heap c |\n";
        put("guide/a.md", text, lines(4, 4), lines(5, 5));

        var passage = retrieve("heap").passages().get(0);

        assertEquals(found("guide/a.md", 4, 5), passage.location());
        assertEquals("| heap b |\n| heap c |", passage.text());
        assertEquals("| k |\n|---|\n| heap b |\n| heap c |", passage.readable());
    }

    @Test
    void passageThatHoldsTheHeadLeadsNone() {
        put("guide/a.md", "| k |\n|---|\n| heap a |\n| heap b |\n", lines(1, 3), lines(4, 4));

        var passage = retrieve("heap").passages().get(0);

        assertEquals(found("guide/a.md", 1, 4), passage.location());
        assertEquals("", passage.chunk().lead());
    }

    @Test
    void joinsTwoPassagesWhenTheChunkBetweenIsFound() {
        put("guide/a.md", "heap alpha\nheap and other words here\nheap omega", lines(1, 1), lines(2, 2), lines(3, 3));

        var passages = retrieve("heap").passages();

        assertEquals(1, passages.size(), passages.toString());
        assertEquals(found("guide/a.md", 1, 3), passages.get(0).location());
    }

    @Test
    void distantChunksOfADocumentStayApart() {
        put("guide/a.md", "heap one\nx\ny\nz\nheap two", lines(1, 1), lines(2, 4), lines(5, 5));

        var locations =
                retrieve("heap").passages().stream().map(Passage::location).toList();

        assertTrue(locations.contains(found("guide/a.md", 1, 1)), locations.toString());
        assertTrue(locations.contains(found("guide/a.md", 5, 5)), locations.toString());
    }

    @Test
    void dropsACopy() {
        var text =
                "The heap is set with the option Xmx and a number of megabytes after it. Without the option the machine"
                        + " decides, and takes a quarter of the memory that it finds when it starts.";
        put("guide/a.md", text, lines(1, 1));
        put("guide/copy.md", text.replace("number", "count"), lines(1, 1));

        assertEquals(1, retrieve("heap option").passages().size());
    }

    @Test
    void ofTwoCopiesTakesThatOfTheSourceWithTheHigherPriority() {
        var text =
                "The heap is set with the option Xmx and a number of megabytes after it. Without the option the machine"
                        + " decides, and takes a quarter of the memory that it finds when it starts.";
        put("guide/a.md", text, lines(1, 1));
        put("old/a.md", text, lines(1, 1));

        assertEquals("old", sourceOfBest(Map.of("old", 1)));
        assertEquals("old", sourceOfBest(Map.of("guide", -1)));
        assertEquals("guide", sourceOfBest(Map.of("guide", 5, "old", 4)));
    }

    @Test
    void aPriorityDoesNotMakeAWorsePassageBetter() {
        put("guide/a.md", "heap size", lines(1, 1));
        put("old/a.md", "heap and " + distinctWords("x", 30), lines(1, 1));

        assertEquals("guide", sourceOfBest(Map.of("old", 100)));
    }

    private String sourceOfBest(Map<String, Integer> priorities) {
        var passages = new HybridRetriever(index, embedder, 1000, new Priorities(priorities))
                .retrieve(query("heap option size", List.of()))
                .passages();
        return passages.get(0).location().path().replaceFirst("/.*", "");
    }

    @Test
    void keepsWithinTheBudgetAndTakesTheBestFirst() {
        put("guide/best.md", "heap size", lines(1, 1));
        put("guide/long.md", "heap size " + distinctWords("x", 30), lines(1, 1));
        put("guide/short.md", "heap size " + distinctWords("y", 10), lines(1, 1));

        var passages = new HybridRetriever(index, embedder, 20)
                .retrieve(query("heap size", List.of()))
                .passages();

        assertEquals(
                List.of("guide/best.md", "guide/short.md"),
                passages.stream().map(passage -> passage.location().path()).toList());
        assertTrue(passages.get(0).score() >= passages.get(1).score());
    }

    @Test
    void aPassageHasThePagesOfItsChunks() {
        put("guide/a.pdf", "heap one\nheap two\nheap three", page(1, 1, 1), page(2, 2, 3));

        assertEquals(
                new Span.Page(1, 2, new Span.Lines(1, 3)),
                retrieve("heap").passages().get(0).location().span());
    }

    @Test
    void aPassageThatIsCutKeepsItsPages() {
        put("guide/a.pdf", "heap one two\nheap three four\nheap five six", page(3, 1, 3));

        var passages = new HybridRetriever(index, embedder, 7)
                .retrieve(query("heap", List.of()))
                .passages();

        assertEquals(
                new Span.Page(3, 3, new Span.Lines(1, 2)),
                passages.get(0).location().span());
    }

    private static Location page(int number, int start, int end) {
        return new Location("any", null, new Span.Page(number, number, new Span.Lines(start, end)));
    }

    @Test
    void cutsAFirstPassageThatIsTooLongAtALine() {
        put("guide/a.md", "heap one two\nheap three four\nheap five six", lines(1, 3));

        var passages = new HybridRetriever(index, embedder, 7)
                .retrieve(query("heap", List.of()))
                .passages();

        assertEquals("heap one two\nheap three four", passages.get(0).text());
        assertEquals(found("guide/a.md", 1, 2), passages.get(0).location());
    }

    @Test
    void givesNoMorePassagesThanAllowed() {
        for (var i = 0; i < 9; i++) {
            put("guide/" + i + ".md", "heap " + distinctWords("word" + i, 5), lines(1, 1));
        }

        assertEquals(
                4,
                new HybridRetriever(index, embedder)
                        .retrieve(new Query("heap", List.of(), Scope.EVERYTHING, 4))
                        .passages()
                        .size());
    }

    @Test
    void oneDocumentDoesNotCrowdOutTheOthers() {
        var text = new ArrayList<String>();
        var ranges = new ArrayList<Location>();
        for (var i = 0; i < 6; i++) {
            text.add("heap size " + distinctWords("a" + i, 2));
            text.add(distinctWords("filler" + i, 9));
            ranges.add(lines(2 * i + 1, 2 * i + 1));
            ranges.add(lines(2 * i + 2, 2 * i + 2));
        }
        put("guide/many.md", String.join("\n", text), ranges.toArray(Location[]::new));
        put("guide/other.md", "heap size " + distinctWords("b", 6), lines(1, 1));

        var paths = new HybridRetriever(index, embedder)
                .retrieve(new Query("heap size", List.of(), Scope.EVERYTHING, 4)).passages().stream()
                        .map(passage -> passage.location().path())
                        .toList();

        assertTrue(paths.contains("guide/other.md"), paths.toString());
    }

    @Test
    void showsTheChunkItselfWhenTheDocumentWasReplacedMeanwhile() {
        var chunk =
                new Chunk(new Location("guide/a.md", 1, 2), "A", List.of(), BlockKind.PROSE, "heap old\nheap lines");
        index.put("guide", "1", document("guide/a.md", "something new"), List.of(embedded(chunk)));
        index.refresh();

        assertEquals("heap old\nheap lines", retrieve("heap").passages().get(0).text());
    }

    @Test
    void aFollowUpIsSearchedWithWhatItRefersTo() {
        put("guide/server.md", "server commands: start and stop", lines(1, 1));
        put("guide/stop.md", "stop words of the analyzer", lines(1, 1));
        put("guide/job.md", "stop a job", lines(1, 1));

        var passages = new HybridRetriever(index, embedder)
                .retrieve(query("and how do I stop it?", List.of("How do I start the server?")))
                .passages();

        assertEquals("guide/server.md", passages.get(0).location().path());
    }

    @Test
    void aQuestionThatStandsAloneForgetsTheEarlierOnes() {
        put("guide/server.md", "server start heap", lines(1, 1));
        put("guide/backup.md", "nightly backup of conversations", lines(1, 1));

        var alone = retrieve("How do I schedule a nightly backup?");
        var inConversation = new HybridRetriever(index, embedder)
                .retrieve(query("How do I schedule a nightly backup?", List.of("How do I start the server?")));

        assertEquals(alone, inConversation);
    }

    @Test
    void isConfidentWhenAChunkIsNearOrContainsAnIdentifier() {
        put("guide/a.md", "heap size of the machine", lines(1, 1));
        put("guide/b.md", distinctWords("w", 40) + " maxIdleTime", lines(1, 1));

        assertTrue(retrieve("heap size of the machine").confident());
        assertTrue(retrieve("maxIdleTime").confident());
        assertFalse(retrieve("weather tomorrow in Lisbon").confident());
    }

    @Test
    void searchesInTheScopeOfEveryQueryEvenOfFollowUps() {
        put("guide/server.md", "server commands: start and stop", lines(1, 1));
        var onlyWiki = new Scope.Sources(Set.of("wiki"));
        var retriever = new HybridRetriever(index, embedder);
        var earlier = List.of("How do I start the server?");

        for (var history : List.of(List.<String>of(), earlier)) {
            for (var question : List.of("server commands", "and how do I stop it?", "サーバー server")) {
                var found = retriever.retrieve(new Query(question, history, onlyWiki, 8));
                assertEquals(List.of(), found.passages(), question + history);
            }
        }
    }

    @Test
    void findsNothingInAnEmptyIndex() {
        assertEquals(new Retrieval(List.of(), false), retrieve("heap"));
    }

    @Test
    void searchesByWordsAloneWhenTheEmbedderFails() {
        put("guide/a.md", "heap one\n", lines(1, 1));
        put("guide/b.md", "other words\n", lines(1, 1));
        var failing = new ObservedEmbedder(embedder, text -> {
            throw new EmbeddingException(EmbeddingException.Concern.EVERY_TEXT, "the service is down", null);
        });

        var alone = new HybridRetriever(index, failing).retrieve(query("heap", List.of()));
        var followUp = new HybridRetriever(index, failing).retrieve(query("and why?", List.of("What is the heap?")));

        for (var found : List.of(alone, followUp)) {
            assertEquals("guide/a.md", found.passages().get(0).location().path());
            assertTrue(found.onlyByWords());
            assertTrue(found.confident(), "without vectors, nothing proves that the documents do not answer");
        }
        assertFalse(retrieve("heap").onlyByWords());
    }

    private Retrieval retrieve(String question) {
        return new HybridRetriever(index, embedder).retrieve(query(question, List.of()));
    }

    /** Puts a document and a chunk for each range of its lines. */
    private void put(String path, String text, Location... ranges) {
        var lines = text.lines().toList();
        var chunks = new ArrayList<EmbeddedChunk>();
        for (var range : ranges) {
            var body = String.join("\n", lines.subList(range.startLine() - 1, range.endLine()));
            var location = new Location(path, null, range.span());
            var lead = TableHead.above(lines, range.startLine())
                    .map(TableHead::text)
                    .orElse("");
            chunks.add(embedded(new Chunk(location, path, List.of(), BlockKind.PROSE, lead, body)));
        }
        index.put("guide", "1", document(path, text), chunks);
        index.refresh();
    }

    private EmbeddedChunk embedded(Chunk chunk) {
        return new EmbeddedChunk(chunk, embedder.embed(chunk.text()));
    }

    private static Location lines(int start, int end) {
        return new Location("any", start, end);
    }

    /** Returns lines as in a passage: with the revision of their document. */
    private static Location found(String path, int start, int end) {
        return new Location(path, "r1", new Span.Lines(start, end));
    }

    private static Document document(String path, String text) {
        return new Document(path, path, text, List.of(), CountedParts.NONE, "r1");
    }

    private static String distinctWords(String prefix, int count) {
        var words = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            words.add(prefix + (char) ('a' + i / 26) + (char) ('a' + i % 26));
        }
        return String.join(" ", words);
    }
}
