package dev.docent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CitationFilterTest {
    /** Each with three passages. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "It is so [1]. | It is so [1].",
                "It is so [1][3]. | It is so [1][3].",
                "It is so [1] [3]. | It is so [1] [3].",
                "It is so [1, 3]. | It is so [1][3].",
                "It is so [1,2;3]. | It is so [1][2][3].",
                "It is so [ 2 ]. | It is so [2].",
                "It is so [2, 2]. | It is so [2].",
                "It is so[2]. | It is so[2].",
                "It is so [^2]. | It is so [2].",
                "It is so【2】. | It is so[2].",
                "It is so 【2†L1-L9】. | It is so [2].",
                "It is so 【9†L1-L9】. | It is so.",
                "It is so [4]. | It is so.",
                "It is so [0]. | It is so.",
                "It is so [4][1]. | It is so[1].",
                "It is so [1][4]. | It is so [1].",
                "It is so [4, 1, 9]. | It is so [1].",
                "It is so[4]. | It is so.",
                "It is so. [999] And | It is so. And",
                "Year [2024] | Year [2024]",
                "(see [4]) | (see)",
                "文档[4]。 | 文档。",
                "是[1]。 | 是[1]。",
                "in 2020[4]. | in 2020.",
                "a[9] = b_1[9] + fooBar[9] + f()[9] + x[0][9] | a[9] = b_1[9] + fooBar[9] + f()[9] + x[0][9]",
                "[text][9] | [text][9]",
                "[9](https://x.example/) and ![9](x.png) | [9](https://x.example/) and ![9](x.png)",
                "\\[9] | \\[9]",
                "- [ ] task [x] done | - [ ] task [x] done",
                "[9, a] [a] [] [-1] [1-3] [^a] | [9, a] [a] [] [-1] [1-3] [^a]",
                "`a [9]` and ``b ` [9]`` [9] | `a [9]` and ``b ` [9]``",
                "`code` [1] `more`[2] | `code` [1] `more`[2]",
                "[[9]] | []",
                "open [9 | open [9",
                "open [9, | open [9,",
                "end [9] | end",
                "end [1] | end [1]",
                "【9 | 【9",
                "【a】 | 【a】",
                "[1 1 1 1 1 1 1 1] | [1 1 1 1 1 1 1 1]"
            })
    void filtersWholeAndHoweverCut(String text, String expected) {
        assertFiltered(text, expected);
    }

    record Fenced(String text, String expected) {}

    static List<Fenced> fenced() {
        return List.of(
                new Fenced("```java\nx [9]\n```\ny [9]", "```java\nx [9]\n```\ny"),
                new Fenced("~~~\nx [9]\n```\nx [9]\n~~~\ny [9]", "~~~\nx [9]\n```\nx [9]\n~~~\ny"),
                new Fenced("````\n```\nx [9]\n```\n````  \ny [9]", "````\n```\nx [9]\n```\n````  \ny"),
                new Fenced("  ```\n  x [9]\n  ``` no end\n  ```\ny [9]", "  ```\n  x [9]\n  ``` no end\n  ```\ny"),
                new Fenced("```x``` y [9]\nz [9]", "```x``` y\nz"),
                new Fenced("a ` b [9]\n\nc [9]", "a ` b [9]\n\nc"),
                new Fenced("a ~~b [9]~~ c", "a ~~b~~ c"),
                new Fenced("a \\` b [9]", "a \\` b"),
                new Fenced("one\n[9] two\n[1]", "one\n two\n[1]"));
    }

    @ParameterizedTest
    @MethodSource("fenced")
    void leavesFencesAlone(Fenced fenced) {
        assertFiltered(fenced.text(), fenced.expected());
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
        var filter = new CitationFilter(3);
        var shown = new StringBuilder();
        for (int at = 0; at < text.length(); at += Math.max(size, 1)) {
            shown.append(filter.next(text.substring(at, Math.min(text.length(), at + size))));
        }
        return shown.append(filter.end()).toString();
    }

    @Test
    void makesNoDifferenceOfCutsInAnyText() {
        var random = new Random(7);
        var alphabet = "[]【】()^,;`~\\ 12 3\nab_†";
        for (int round = 0; round < 3000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            var whole = filtered(text.toString(), text.length());
            assertEquals(whole, filtered(text.toString(), 1), text.toString());
            assertEquals(whole, filtered(text.toString(), 1 + random.nextInt(9)), text.toString());
        }
    }

    @Test
    void collectsWhatIsCitedInTheOrderOfCitation() {
        var filter = new CitationFilter(3);
        filter.next("a [3, 9] b [1] `[2]` c [3]");
        filter.end();
        assertEquals(List.of(3, 1), filter.used());
    }

    @Test
    void holdsBackNoMoreThanMayStillBecomeACitation() {
        var filter = new CitationFilter(3);
        assertEquals("word", filter.next("word"));
        assertEquals("", filter.next(" "));
        assertEquals(" is", filter.next("is"));
        assertEquals("", filter.next(" [1"));
        assertEquals(" [1a", filter.next("a"));
        assertEquals(".", filter.next(".["));
        assertTrue(filter.next("1,".repeat(CitationFilter.MAX_MARKER)).length() > CitationFilter.MAX_MARKER);
    }

    @Test
    void removesEveryCitationWhenThereIsNoPassage() {
        var filter = new CitationFilter(0);
        assertEquals("a b", filter.next("a [1] b") + filter.end());
    }

    @Test
    void takesTimeLinearInTheText() {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (var hostile : List.of("[", "[1", "[1,", "【1†", "`", " [", "```\n", "[1][")) {
                filtered(hostile.repeat(30_000), 7);
                filtered(hostile.repeat(30_000), 700_000);
            }
        });
    }
}
