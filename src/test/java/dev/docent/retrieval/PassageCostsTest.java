package dev.docent.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Location;
import dev.docent.corpus.TokenCounter;
import dev.docent.index.ChunkHit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PassageCostsTest {
    /** What was counted, with the limit. */
    private final List<String> counted = new ArrayList<>();

    private final PassageCosts costs = new PassageCosts(new TokenCounter() {
        @Override
        public int countTokens(String text) {
            counted.add(text);
            return text.length();
        }

        @Override
        public int countTokens(String text, int limit) {
            counted.add(text + " up to " + limit);
            return Math.min(text.length(), limit + 1);
        }
    });

    @Test
    void countsTheTokensOfATextOnce() {
        assertEquals(3, costs.of("one"));
        assertEquals(3, costs.of("one"));
        assertEquals(5, costs.of("three"));

        assertEquals(List.of("one", "three"), counted);
    }

    @Test
    void countsATextThatIsTooLongAgainOnlyForMoreRoomThanItHasFilled() {
        assertTrue(costs.of("three", 3) > 3);
        assertTrue(costs.of("three", 2) > 2);
        assertTrue(costs.of("three", 0) > 0);
        assertEquals(List.of("three up to 3"), counted);

        assertEquals(5, costs.of("three", 7));
        assertEquals(5, costs.of("three", 2));
        assertEquals(5, costs.of("three"));
        assertEquals(List.of("three up to 3", "three up to 7"), counted);
    }

    @Test
    void countsAChunkBesideAPassageOnceForBothTheRoomAndThePassage() {
        var draft = Draft.of(new ChunkHit(chunk(4, 5, "d\ne"), 1, 1, 1), 3, true);

        assertEquals(3 + 3, costs.least(draft, chunk(1, 2, "a\nb"), 9));
        assertEquals(3 + 3, costs.grown(draft, new Location("a.md", 1, 5), "a\nb\n\nd\ne"));

        assertEquals(List.of("a\nb up to 9", ""), counted);
    }

    @Test
    void aPassageWithoutRoomCountsNoMoreThanTheFirstToken() {
        var draft = Draft.of(new ChunkHit(chunk(4, 5, "d\ne"), 1, 1, 1), 3, true);

        assertTrue(costs.least(draft, chunk(1, 2, "a\nb"), -2) > 3);

        assertEquals(List.of("a\nb up to 0"), counted);
    }

    private static Chunk chunk(int first, int last, String text) {
        return new Chunk(new Location("a.md", first, last), "A", List.of(), BlockKind.PROSE, text);
    }
}
