package dev.docent.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Location;
import dev.docent.index.ChunkHit;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.InMemoryChunkIndex;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrioritiesTest {
    @Test
    void passagesKeepTheOrderOfPriorities() {
        var selection = new PassageSelection(
                new InMemoryChunkIndex(), new FakeEmbedder(), 1000, 8, new Priorities(Map.of("high", 5, "low", -5)));

        assertEquals(
                List.of("high/a.md", "low/a.md", "high/b.md"),
                selection
                        .select(List.of(
                                hit("low/a.md", "one two three", 0.9),
                                hit("high/a.md", "four five six", 0.89),
                                hit("high/b.md", "seven eight nine", 0.5)))
                        .stream()
                        .map(passage -> passage.location().path())
                        .toList());
    }

    private static ChunkHit hit(String path, String text, double score) {
        return new ChunkHit(
                new Chunk(new Location(path, 1, 1), "Title", List.of(), BlockKind.PROSE, text), 0, score, score);
    }

    /** What was found, written {@code source=score}. */
    private record Found(String source, double score) {
        static Found of(String text) {
            var parts = text.split("=");
            return new Found(parts[0], Double.parseDouble(parts[1]));
        }

        String path() {
            return source + "/a.md";
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // high has 5, low has -5, others have 0.
                "low=0.9 high=0.89 other=0.885 | high other low",
                "other=0.9 high=0.88 | other high",
                "low=0.9 other=0.9 high=0.5 third=0.5 | other low high third",
                // Each group is measured by its best, so that many small steps are not one group.
                "other=1.0 third=0.985 high=0.97 | other third high",
                "other=0.0 high=0.0 | high other",
                "other=0.9 third=0.9 | other third",
                "'' | ''",
            })
    void ordersEquallyGoodOnesOnly(String found, String sources) {
        var priorities = new Priorities(Map.of("high", 5, "low", -5));
        List<Found> bestFirst = Arrays.stream(found.split(" "))
                .filter(text -> !text.isEmpty())
                .map(Found::of)
                .toList();

        assertEquals(
                sources,
                String.join(
                        " ",
                        priorities.order(bestFirst, Found::score, Found::path).stream()
                                .map(Found::source)
                                .toList()));
        assertEquals(bestFirst, Priorities.NONE.order(bestFirst, Found::score, Found::path));
    }
}
