package dev.docent.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrioritiesTest {
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
