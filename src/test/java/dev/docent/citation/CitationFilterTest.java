package dev.docent.citation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.Patience;
import dev.docent.testing.Stride;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CitationFilterTest {
    /** Cases with three passages each; see the file. */
    static Stream<Arguments> cases() throws IOException {
        try (var file = CitationFilterTest.class.getResourceAsStream("/citations.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> line.contains(" ⇒"))
                    .map(line -> line.replace('␤', '\n').split(" ⇒", -1))
                    .map(parts -> Arguments.of(parts[0], parts[1].strip()));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void leavesTheTextAloneAndReportsWhatItCites(String text, String cited) {
        assertFiltered(text, text);
        assertCited(text, cited);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It is so【2】. | It is so[2].",
                "It is so 【2†L1-L9】. | It is so [2].",
                "It is so 【9†L1-L9】. | It is so 【9†L1-L9】.",
                "【02】和【404】 | 【02】和【404】",
                "`【2】` \\【2】 a【2】 | `【2】` \\【2】 a【2】",
                "【9 | 【9",
                "【a】 | 【a】"
            })
    void normalizesTheOtherFormOfACitation(String text, String expected) {
        assertFiltered(text, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "So [1]. And [2][3]. | So. And.",
                "In [0, 1] [2]: [404] | In [0, 1]: [404]",
                "So【1】 and `[1]` | So and `[1]`",
                "是[1]。 | 是。"
            })
    void removesCitationsFromACompleteText(String text, String expected) {
        assertEquals(expected, CitationFilter.without(text, 3));
    }

    private static void assertCited(String text, String cited) {
        var expected = cited.isEmpty()
                ? List.<Integer>of()
                : Stream.of(cited.split(" ")).map(Integer::valueOf).distinct().toList();
        for (int size : List.of(text.length(), 1, 2, 3)) {
            var filter = new CitationFilter(3);
            filtered(filter, text, size);
            assertEquals(expected, filter.used(), "in pieces of " + size);
        }
    }

    private static void assertFiltered(String text, String expected) {
        assertEquals(expected, filtered(text, text.length()), "whole");
        assertEquals(expected, filtered(text, 1), "character by character");
        for (int cut = 0; cut <= text.length(); cut++) {
            var filter = new CitationFilter(3);
            var shown = filter.next(text.substring(0, cut)) + filter.next(text.substring(cut)) + filter.end();
            assertEquals(expected, shown, "cut at " + cut);
        }
    }

    private static String filtered(String text, int size) {
        return filtered(new CitationFilter(3), text, size);
    }

    private static String filtered(CitationFilter filter, String text, int size) {
        var shown = new StringBuilder();
        for (int at = 0; at < text.length(); at += Math.max(size, 1)) {
            shown.append(filter.next(text.substring(at, Math.min(text.length(), at + size))));
        }
        return shown.append(filter.end()).toString();
    }

    @Test
    void doesNotDependOnHowATextIsCut() {
        var random = new Random(7);
        var alphabet = "[]【】()^,;`~\\ 12 3\nab_†=:";
        for (int round = 0; round < Stride.trials(3000); round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            var whole = new CitationFilter(3);
            var shown = filtered(whole, text.toString(), text.length());
            for (int size : List.of(1, 1 + random.nextInt(9))) {
                var cut = new CitationFilter(3);
                assertEquals(shown, filtered(cut, text.toString(), size), text.toString());
                assertEquals(whole.used(), cut.used(), text.toString());
            }
            if (text.indexOf("【") < 0) {
                assertEquals(text.toString(), shown);
            }
        }
    }

    @Test
    void collectsWhatIsCitedInTheOrderOfCitation() {
        var filter = new CitationFilter(3);
        filter.next("a [3] [3, 9] b [1] `[2]` c [3]");
        filter.end();
        assertEquals(List.of(3, 1), filter.used());
    }

    @Test
    void holdsBackNoMoreThanMayStillBecomeACitation() {
        var filter = new CitationFilter(3);
        assertEquals("word", filter.next("word"));
        assertEquals(" ", filter.next(" "));
        assertEquals("is", filter.next("is"));
        assertEquals(" ", filter.next(" [1"));
        assertEquals("[1a", filter.next("a"));
        assertEquals(".", filter.next(".["));
        assertTrue(filter.next("1,".repeat(CitationFilter.MAX_MARKER)).length() > CitationFilter.MAX_MARKER);
    }

    @Test
    void citesNothingWhenThereIsNoPassage() {
        var filter = new CitationFilter(0);
        assertEquals("a [1] b", filter.next("a [1] b") + filter.end());
        assertEquals(List.of(), filter.used());
    }

    @Test
    void takesTimeLinearInTheText() {
        assertTimeoutPreemptively(Patience.LIMIT, () -> {
            for (var hostile : List.of("[", "[1", "[1,", "【1†", "`", " [", "```\n", "[1][")) {
                filtered(hostile.repeat(Stride.size(30_000, hostile)), 7);
                filtered(hostile.repeat(Stride.size(30_000, hostile)), 700_000);
            }
        });
    }
}
