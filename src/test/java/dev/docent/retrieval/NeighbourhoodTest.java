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
import dev.docent.corpus.TableHead;
import dev.docent.index.ChunkHit;
import dev.docent.index.ChunkIndex;
import dev.docent.index.EmbeddedChunk;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.InMemoryChunkIndex;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Passages read whole: what stands around them is added, and what is the same twice is shown once. */
final class NeighbourhoodTest {
    private static final int PLENTY = 4000;

    private final FakeEmbedder embedder = new FakeEmbedder();
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();

    /** A chunk to be: its first and last line, and the headings above it. */
    private record Part(int start, int end, List<String> headings) {}

    private static Part part(int start, int end, String... headings) {
        return new Part(start, end, List.of(headings));
    }

    @Test
    void passageGetsTheRestOfItsSection() {
        put(
                "a.md",
                "before\nheap size\nelephants\n\nzebras",
                part(1, 1, "Cold"),
                part(2, 3, "Heap"),
                part(5, 5, "Heap"));

        assertEquals(List.of("guide/a.md:2-5"), places("heap size", PLENTY));
        assertEquals(
                "heap size\nelephants\n\nzebras",
                passages("heap size", PLENTY).get(0).text());
    }

    @Test
    void passageGetsTheSectionsBesideItBelowTheSameHeading() {
        put(
                "a.md",
                "intro\nheap size\nzebras\nother",
                part(1, 1, "Guide", "Intro"),
                part(2, 2, "Guide", "Heap"),
                part(3, 3, "Guide", "Zoo"),
                part(4, 4, "End"));

        assertEquals(List.of("guide/a.md:1-3"), places("heap size", PLENTY));
    }

    @Test
    void passageIsNamedAfterWhatWasFoundAndNotAfterWhatStandsAboveIt() {
        put("a.md", "intro\nheap size\nzebras", part(1, 1, "Guide", "Intro"), part(2, 2, "Guide", "Heap"));

        var passage = passages("heap size", PLENTY).get(0);

        assertEquals("intro\nheap size", passage.text());
        assertEquals(List.of("Guide", "Heap"), passage.headings());
    }

    @Test
    void textBelowNoHeadingHasNoNeighbourhood() {
        put("a.md", "intro\nheap size\nzebras", part(1, 1), part(2, 2), part(3, 3));

        assertEquals(List.of("guide/a.md:2-2"), places("heap size", PLENTY));
    }

    @Test
    void passageGetsAtMostThreeChunksOfEachPartOnEachSide() {
        var lines = IntStream.rangeClosed(1, 15)
                .mapToObj(i -> i == 8 ? "heap size" : words("x" + (char) ('a' + i), 9))
                .toList();
        put(
                "a.md",
                String.join("\n", lines),
                IntStream.rangeClosed(1, 15).mapToObj(i -> part(i, i, "Zoo")).toArray(Part[]::new));

        // Chunks of the same section are also chunks below the same heading.
        assertEquals(List.of("guide/a.md:2-14"), places("heap size", PLENTY));
    }

    @Test
    void theRoomThatIsLeftGoesToTheBestPassageFirst() {
        put("a.md", "heap size\n" + words("a", 6), part(1, 1, "Heap"), part(2, 2, "Heap"));
        put("b.md", "heap size of it\n" + words("b", 6), part(1, 1, "Heap"), part(2, 2, "Heap"));

        assertEquals(List.of("guide/a.md:1-2", "guide/b.md:1-1"), places("heap size", 17));
        assertEquals(List.of("guide/a.md:1-1", "guide/b.md:1-1"), places("heap size", 11));
    }

    @Test
    void noPassageGrowsBeyondHalfOfTheBudget() {
        put("a.md", "heap size\n" + words("a", 6), part(1, 1, "Heap"), part(2, 2, "Heap"));

        assertEquals(List.of("guide/a.md:1-1"), places("heap size", 15));
        assertEquals(List.of("guide/a.md:1-2"), places("heap size", 16));
    }

    @Test
    void documentIsReadOnlyIfThereMayBeRoomForMoreOfIt() {
        put("a.md", "heap\nsize\n" + words("a", 6) + "\n" + words("b", 6), part(1, 2, "Zoo"), part(3, 4, "Zoo"));

        assertEquals(List.of(), documentsRead("heap size", 27));
        assertEquals(List.of("guide/a.md"), documentsRead("heap size", 28));
        assertEquals(List.of("guide/a.md:1-2"), places("heap size", 27));
        assertEquals(List.of("guide/a.md:1-4"), places("heap size", 28));
    }

    private List<String> documentsRead(String question, int budget) {
        var read = new ArrayList<String>();
        var watched = (ChunkIndex) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ChunkIndex.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("document")) {
                        read.add((String) arguments[0]);
                    }
                    return method.invoke(index, arguments);
                });
        new HybridRetriever(watched, embedder, budget).retrieve(query(question, List.of()));
        return read;
    }

    @Test
    void whatStandsBetweenTwoPassagesMakesThemOne() {
        put(
                "a.md",
                "heap size\n" + words("x", 9) + "\nheap sizes again",
                part(1, 1, "Heap"),
                part(2, 2, "Heap"),
                part(3, 3, "Heap"));

        assertEquals(List.of("guide/a.md:1-3"), places("heap size", PLENTY));
    }

    @Test
    void passagesThatGrowTowardsEachOtherBecomeOne() {
        put(
                "a.md",
                "heap size\n" + words("x", 9) + "\n" + words("y", 9) + "\nheap sizes again",
                part(1, 1, "Heap"),
                part(2, 2, "Heap"),
                part(3, 3, "Heap"),
                part(4, 4, "Heap"));

        assertEquals(List.of("guide/a.md:1-4"), places("heap size", PLENTY));
    }

    @Test
    void passagesThatAreTooLongTogetherStayApartAndShareNothing() {
        put(
                "a.md",
                "heap size " + words("a", 4) + "\n" + words("x", 3) + "\nheap sizes again " + words("b", 3),
                part(1, 1, "Heap"),
                part(2, 2, "Heap"),
                part(3, 3, "Heap"));

        assertEquals(List.of("guide/a.md:1-2", "guide/a.md:3-3"), places("heap size", 24));
        assertEquals(List.of("guide/a.md:1-3"), places("heap size", 30));
    }

    @Test
    void passageThatBeginsInATableLeadsItsHead() {
        put(
                "a.md",
                "| k |\n|---|\n| zebra |\n| elephant |\n| heap size |\n| yak |",
                part(1, 3, "Zoo"),
                part(4, 4, "Heap"),
                part(5, 5, "Heap"),
                part(6, 6, "Heap"));

        var passage = passages("heap size", PLENTY).get(0);

        assertEquals("guide/a.md:4-6", passage.location().toString());
        assertEquals("| k |\n|---|\n| elephant |\n| heap size |\n| yak |", passage.readable());
    }

    @Test
    void aDocumentThatWasReplacedMeanwhileAddsNothing() {
        put("a.md", "heap size\nzebras", part(1, 1, "Heap"), part(2, 2, "Heap"));
        var chunks = index.chunks("guide/a.md");
        index.put("guide", "2", document("guide/a.md", "heap other\nzebras"), chunks);
        index.refresh();

        assertEquals(List.of("guide/a.md:1-1"), places("heap size", PLENTY));
    }

    @Test
    void piecesOfALineThatIsFoundBecomeTheLine() {
        var line = "heap size of the first. heap size of the second. zebras and yaks.";
        putPieces(line, "heap size of the first.", " heap size of the second.", " zebras and yaks.");

        var passages = passages("heap size", PLENTY);

        assertEquals(List.of(line), passages.stream().map(Passage::text).toList());
        assertEquals("guide/a.md:1-1", passages.get(0).location().toString());
    }

    @Test
    void piecesOfALineThatIsTooLongAreJoinedAsTheyFollowEachOther() {
        var line = "heap size of the first. heap size of the second. " + words("z", 30);
        putPieces(line, "heap size of the first.", " heap size of the second.", " " + words("z", 30));

        assertEquals(
                List.of("heap size of the first. heap size of the second."),
                passages("heap size", 40).stream().map(Passage::text).toList());
    }

    @Test
    void aTwinInAnotherFormatIsShownOnce() {
        var first = "The heap size is set with the option Xmx and a number of megabytes after that option.";
        var second = "The heap size grows until the machine finds that no more than that number is left.";
        var third = "A heap of another size than that option says is a mistake of whoever has begun the machine.";
        put("html/a.html", first + "\n" + second + "\n" + third, part(1, 3));
        put(
                "txt/a.txt",
                String.join("\n" + words("y", 40) + "\n", first, second, third),
                part(1, 1),
                part(2, 2),
                part(3, 3),
                part(4, 4),
                part(5, 5));
        put("txt/b.txt", second.replace("machine", "engine"), part(1, 1));

        var documents = passages("heap size option", PLENTY).stream()
                .map(passage -> passage.location().path())
                .filter(path -> path.contains("/a."))
                .distinct()
                .toList();
        assertEquals(1, documents.size(), documents.toString());
    }

    @Test
    void aTwinShowsWhatTheOtherOneDoesNotSay() {
        put("a.html", "The heap size is set with the option Xmx and a number.", part(1, 1));
        put("a.txt", "A heap has another size on Tuesdays, as everyone knows who has ever seen it.", part(1, 1));

        assertEquals(
                List.of("guide/a.html:1-1", "guide/a.txt:1-1"),
                places("heap size", PLENTY).stream().sorted().toList());
    }

    @Test
    void aTwinThatTheQuestionNamesNeedsAnotherThatItNames() {
        var chunk = new Chunk(new Location("a.txt", 1, 1), "a", List.of(), BlockKind.PROSE, "code E-17 means yak");
        var other = new Chunk(new Location("a.html", 1, 1), "a", List.of(), BlockKind.PROSE, "code E-17 means yak");
        var named = new ChunkHit(chunk, 0, 1, 1, 1, true);
        var drafts = List.of(Draft.of(new ChunkHit(other, 0, 1, 1), 4, true));
        var twins = new Twins(new Repetition());

        assertFalse(twins.show(named, drafts, List.of(named, new ChunkHit(other, 0, 1, 1, 1, false))));
        assertTrue(twins.show(named, drafts, List.of(named, new ChunkHit(other, 0, 1, 1, 1, true))));
    }

    private List<Passage> passages(String question, int budget) {
        return new HybridRetriever(index, embedder, budget)
                .retrieve(query(question, List.of()))
                .passages();
    }

    private List<String> places(String question, int budget) {
        return passages(question, budget).stream()
                .map(passage -> passage.location().toString())
                .toList();
    }

    private void put(String path, String text, Part... parts) {
        var lines = text.lines().toList();
        var chunks = Arrays.stream(parts)
                .map(part -> {
                    var body = String.join("\n", lines.subList(part.start() - 1, part.end()));
                    var lead = TableHead.above(lines, part.start())
                            .map(TableHead::text)
                            .orElse("");
                    return new Chunk(
                            new Location("guide/" + path, part.start(), part.end()),
                            path,
                            part.headings(),
                            BlockKind.PROSE,
                            lead,
                            body);
                })
                .toList();
        put(path, text, chunks);
    }

    private void putPieces(String line, String... pieces) {
        put(
                "a.md",
                line,
                Arrays.stream(pieces)
                        .map(piece -> new Chunk(
                                new Location("guide/a.md", 1, 1), "a", List.of("Heap"), BlockKind.PROSE, piece))
                        .toList());
    }

    private void put(String path, String text, List<Chunk> chunks) {
        index.put(
                "guide",
                "1",
                document("guide/" + path, text),
                chunks.stream()
                        .map(chunk -> new EmbeddedChunk(chunk, embedder.embed(chunk.text())))
                        .collect(Collectors.toCollection(ArrayList::new)));
        index.refresh();
    }

    private static Document document(String path, String text) {
        return new Document(path, path, text, List.of(), CountedParts.NONE, null);
    }

    private static String words(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> prefix + (char) ('a' + i / 26) + (char) ('a' + i % 26))
                .collect(Collectors.joining(" "));
    }
}
