package dev.docent.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.CountedParts;
import dev.docent.corpus.Document;
import dev.docent.corpus.Location;
import dev.docent.index.ChunkHit;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.InMemoryChunkIndex;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Passages of hits whose scores are given. */
final class PassageSelectionTest {
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();

    @Test
    void twoHitsThatTouchAreNamedAndShownAfterTheBetterOne() {
        put("a.md", 3);

        var passages = select(100, hit("a.md", 2, 1), hit("a.md", 1, 0.9), hit("a.md", 3, 0.8));

        assertEquals(List.of("a.md:1-3"), places(passages));
        assertEquals(List.of("Guide", "Part 2"), passages.get(0).headings());
        assertEquals("line two", passages.get(0).found().text());
        assertEquals("line two\nline three", passages.get(0).readableFromFound());
        assertEquals(List.of("Guide", "Part 1"), passages.get(0).chunk().headings());
    }

    @Test
    void aHitThatWasPutOffIsTakenAsSoonAsAPassageReachesIt() {
        put("a.md", 9);
        put("b.md", 2);

        var passages = select(
                12,
                hit("a.md", 1, 1),
                hit("a.md", 4, 0.9),
                hit("a.md", 7, 0.85),
                hit("a.md", 9, 0.75),
                hit("a.md", 8, 0.7),
                hit("b.md", 1, 2, 0.6));

        assertEquals(List.of("a.md:1-1", "a.md:4-4", "a.md:7-9"), places(passages));
    }

    @Test
    void aPassageDoesNotGrowBeyondTheRoomThatAllPassagesTogetherHave() {
        List.of("a.md", "b.md", "c.md").forEach(path -> put(path, 9));

        var passages =
                select(12, hit("a.md", 1, 2, 1), hit("b.md", 4, 5, 0.9), hit("c.md", 7, 8, 0.8), hit("a.md", 3, 0.7));

        assertEquals(List.of("a.md:1-2", "b.md:4-5", "c.md:7-8"), places(passages));
    }

    @Test
    void aFourthPassageOfADocumentComesAfterOthersThatAreAlmostAsGood() {
        put("a.md", 9);
        put("b.md", 8);

        var passages = select(
                8,
                hit("a.md", 1, 1),
                hit("a.md", 3, 0.95),
                hit("a.md", 5, 0.9),
                hit("a.md", 7, 0.8),
                hit("b.md", 8, 0.75));

        assertEquals(List.of("a.md:1-1", "a.md:3-3", "a.md:5-5", "b.md:8-8"), places(passages));
    }

    @Test
    void aFourthPassageOfADocumentComesBeforeOthersThatAreMuchWorse() {
        put("a.md", 9);
        put("b.md", 8);

        var passages = select(
                8,
                hit("a.md", 1, 1),
                hit("a.md", 3, 0.95),
                hit("a.md", 5, 0.9),
                hit("a.md", 7, 0.8),
                hit("b.md", 8, 0.5));

        assertEquals(List.of("a.md:1-1", "a.md:3-3", "a.md:5-5", "a.md:7-7"), places(passages));
    }

    private List<Passage> select(int budget, ChunkHit... hits) {
        return new PassageSelection(index, new FakeEmbedder(), budget, 8, Priorities.NONE).select(List.of(hits));
    }

    private static List<String> places(List<Passage> passages) {
        return passages.stream().map(passage -> passage.location().toString()).toList();
    }

    private void put(String path, int lines) {
        index.put(
                "guide", "1", new Document(path, path, lines(1, lines), List.of(), CountedParts.NONE, null), List.of());
        index.refresh();
    }

    /** Returns lines of two tokens each. */
    private static String lines(int first, int last) {
        var names = List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
        return IntStream.rangeClosed(first, last)
                .mapToObj(line -> "line " + names.get(line - 1))
                .collect(Collectors.joining("\n"));
    }

    private static ChunkHit hit(String path, int line, double score) {
        return hit(path, line, line, score);
    }

    private static ChunkHit hit(String path, int first, int last, double score) {
        var place = new Location(path, first, last);
        var chunk = new Chunk(place, path, List.of("Guide", "Part " + first), BlockKind.PROSE, lines(first, last));
        return new ChunkHit(chunk, first, score, score);
    }
}
