package dev.docent.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Location;
import dev.docent.corpus.Span;
import dev.docent.retrieval.Passage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupportCheckTest {
    private static final List<Passage> PASSAGES = List.of(
            passage("guide/streams.md", 10, "Streams", """
                    When nothing was written for 15 s, the stream sends a comment. Proxies then keep the connection open.

                    | setting | default | meaning |
                    |---|---|---|
                    | `docent.stream.grace` | `60s` | how long an answer is written while nobody reads it |
                    | `docent.stream.retention` | `10m` | how long the events of an ended answer can be read again |"""), passage("guide/install.md", 1, "Installation", """
                    You need Java 17 or later. Copy `docent.war` into `webapps` of Tomcat 10.1, and start Tomcat.
                    The first start indexes the built-in guide.

                    ```
                    java -Xmx512m -jar docent.war --port=9000
                    ```"""));

    private final SupportCheck check = new SupportCheck(Similarity.NONE);

    private static Passage passage(String path, int line, String title, String text) {
        int last = line + (int) text.lines().count() - 1;
        return new Passage(new Location(path, line, last), title, List.of(title), BlockKind.PROSE, text, 1);
    }

    private Verdict check(String text) {
        return check.check(text, "How?", PASSAGES, () -> false);
    }

    /** Returns the numbers and texts of the citations that are to be marked. */
    private static String weak(String text, Verdict verdict) {
        return verdict.checked().stream()
                .filter(it -> it.support() < Verdict.WEAK)
                .map(it -> it.n() + ":" + text.substring(it.start(), it.end()))
                .collect(Collectors.joining(" | "));
    }

    private static String found(String text, Verdict verdict) {
        return verdict.findings().stream()
                .map(it -> it.kind() + ":" + text.substring(it.start(), it.end()))
                .collect(Collectors.joining(" | "));
    }

    @Test
    void supportsASentenceInTheLinesThatSayIt() {
        var verdict = check("Docent needs Java 17 or a later version [2].\n\n"
                + "The events of an ended answer can be read again for ten minutes [1].");

        assertEquals(
                List.of(2, 1),
                verdict.checked().stream().map(Verdict.Judgement::n).toList());
        assertTrue(verdict.checked().stream().allMatch(it -> it.support() >= Verdict.WEAK), verdict.toString());
        assertEquals(new Span.Lines(1, 1), verdict.checked().get(0).lines());
        assertEquals(new Span.Lines(15, 15), verdict.checked().get(1).lines());
        assertEquals(0, verdict.unchecked());
    }

    @Test
    void keepsTheHashOfTheLinesThatAreCited() {
        var verdict = check("The events of an ended answer can be read again for ten minutes [1].");

        var line = "| `docent.stream.retention` | `10m` | how long the events of an ended answer can be read again |";
        assertEquals(
                List.of(new Verdict.SupportingLines(1, new Span.Lines(15, 15), Freshness.hash(List.of(line)))),
                verdict.lines());
    }

    @Test
    void namesAllLinesOfAPassageThatSupportsNothingClearly() {
        var verdict = check("Penguins live on the southern ice shelves [2].");

        assertEquals(1, verdict.lines().size());
        assertEquals(new Span.Lines(1, 6), verdict.lines().get(0).lines());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The stream sends a comment when nothing was written for 15 seconds [1]. | ''",
                "The stream sends a comment when nothing was written for 50 seconds [1]. | NUMBER:50",
                "The stream sends a comment when nothing was written for a quarter of a minute [1]. | ''",
                "Copy `docent.war` into the folder `webapps` of Tomcat 10.1 [2]. | ''",
                "Copy `docent.war` into the folder `deploy` of Tomcat 10.1 [2]. | IDENTIFIER:deploy",
                "Copy `docent.war` into `webapps` of Tomcat 9.0 [2]. | NUMBER:9.0",
                "How long an answer is written while nobody reads it is set by `docent.stream.graze` [1]. "
                        + "| IDENTIFIER:docent.stream.graze",
                "Copy `docent.war` into /opt/tomcat/webapps of Tomcat [2]. | PATH:/opt/tomcat/webapps",
                "You need Java 17.0.2 or later [2]. | VERSION:17.0.2",
            })
    void marksWhatNoPassageHas(String text, String findings) {
        var verdict = check(text);

        assertEquals(findings, found(text, verdict));
        assertEquals(findings.isEmpty(), weak(text, verdict).isEmpty(), verdict.toString());
    }

    /** As excerpts write titles, so that no underscore begins emphasis. */
    @Test
    void readsNamesWithMarkdownsEscapesAsTheyAreShown() {
        var passages = List.of(passage("tests/test_utils.py", 3, "test_utils.py", "def test_urlize_target(self):"));
        var text = "See also: test\\_utils.py › test\\_urlize\\_target [1]. It is not test\\_nothing\\_else [1].";

        var verdict = check.check(text, "How?", passages, () -> false);

        assertEquals("IDENTIFIER:test\\_nothing\\_else", found(text, verdict));
        assertEquals("1:It is not test\\_nothing\\_else", weak(text, verdict));
    }

    @Test
    void marksAValueOfAnotherPassage() {
        var text = "You need Java 17 or later [1].";
        var verdict = check(text);

        assertEquals("1:You need Java 17 or later", weak(text, verdict));
        assertEquals("", found(text, verdict));
    }

    @Test
    void marksAValueThatThePassageSaysOfSomethingElse() {
        var text = "How long an answer is written while nobody reads it is 10 minutes [1].";

        assertTrue(check(text).checked().get(0).support()
                < check(text.replace("10 minutes", "60 s")).checked().get(0).support());
    }

    @Test
    void judgesCitationsOfOneSentenceByTheirOwnParts() {
        var text =
                "You need Java 17 or later [2], and the stream sends a comment when nothing was written for 15 s [1].";
        var verdict = check(text);

        assertEquals(
                List.of(
                        "You need Java 17 or later",
                        "and the stream sends a comment when nothing was written for 15 s"),
                verdict.checked().stream()
                        .map(it -> text.substring(it.start(), it.end()))
                        .toList());
        assertEquals("", weak(text, verdict));
    }

    @Test
    void takesCitationsInARowTogetherAndMarksTheOneThatAddsNothing() {
        var text = "The first start indexes the built-in guide, and you need Java 17 or later [2][1].";

        assertTrue(weak(text, check(text)).startsWith("1:"), check(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You need Java 17 or later. [2]",
                "You need Java 17 or later.[2]",
                "[2] You need Java 17 or later.",
                "- Something else.\n- You need Java 17 or later [2].",
                "| a | b |\n|---|---|\n| You need Java | 17 or later [2] |",
                "> You need Java 17 or later [2].",
            })
    void findsWhatACitationCovers(String text) {
        var covered = check(text).checked().get(0);

        var said = text.substring(covered.start(), covered.end());
        assertTrue(said.contains("You need Java") && said.contains("17 or later"), said);
        assertTrue(!said.contains("[2]") && covered.support() >= Verdict.WEAK, covered.toString());
    }

    @Test
    void comparesCodeAboveACitationThatStandsAlone() {
        var text = "```\njava -Xmx512m -jar docent.war --port=9000\n```\n\n[2]";
        assertEquals("", found(text, check(text)));
        assertEquals("", weak(text, check(text)));

        var altered = text.replace("-Xmx512m -jar", "-jar -Xmx512m");
        assertEquals("QUOTATION:java -jar -Xmx512m docent.war --port=9000", found(altered, check(altered)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It says “the first start indexes  the built-in guide” [2]. | ''",
                "It says \"The first start … the built-in guide.\" [2]. | ''",
                "It says “the first start deletes the built-in guide” [2]. | QUOTATION:the first start deletes the built-in guide",
                "It says “the first start indexes the built-in guide” [1]. | QUOTATION:the first start indexes the built-in guide",
                "Call `java -Xmx512m -jar docent.war` [2]. | ''",
                "Call `java -jar docent.war -Xmx512m` [2]. | QUOTATION:java -jar docent.war -Xmx512m",
            })
    void verifiesQuotationsLetterByLetter(String text, String findings) {
        assertEquals(findings, found(text, check(text)));
    }

    @Test
    void leavesOutWhatTheQuestionSaysAndCountsAndNumbersOfItems() {
        var asked =
                "The documents do not say anything about port 8123.\n\n1. There are 2 ways.\n2. Step 3 is the last.";

        assertEquals("", found(asked, check.check(asked, "What about port 8123?", PASSAGES, () -> false)));
        assertEquals("NUMBER:8123", found(asked, check(asked)));
    }

    @Test
    void countsWhatIsNotCheckedInTime() {
        var asked = new int[1];
        var verdict = check.check("You need Java 17 [2]. You need Java 17 [2][1].", "", PASSAGES, () -> asked[0]++ > 0);

        assertEquals(1, verdict.checked().size());
        assertEquals(2, verdict.unchecked());
    }

    @Test
    void comparesOnlyValuesWithAPassageInAnotherLanguage() {
        var right = check("Der Kommentar wird gesendet, wenn nichts geschrieben wird, und zwar nach 15 s [1].");
        var wrong = check("Der Kommentar wird gesendet, wenn nichts geschrieben wird, und zwar nach 55 s [1].");

        assertEquals(0, right.checked().size());
        assertEquals(1, right.unchecked());
        assertTrue(wrong.checked().get(0).support() < Verdict.WEAK);
    }

    @Test
    void comparesWordsWhenTheSimilarityFails() {
        var failing = new SupportCheck(new Similarity() {
            @Override
            public boolean isCalibrated() {
                return true;
            }

            @Override
            public double best(String sentence, List<String> parts) {
                throw new IllegalStateException("as the test requires");
            }
        });
        var text = "At its beginning Docent reads the guide that is built in, and indexes it [2].";

        assertEquals(check(text), failing.check(text, "How?", PASSAGES, () -> false));
    }

    @Test
    void hidesNoErrorOfTheMachine() {
        var broken = new SupportCheck(new Similarity() {
            @Override
            public boolean isCalibrated() {
                return true;
            }

            @Override
            public double best(String sentence, List<String> parts) {
                throw new OutOfMemoryError("as the test requires");
            }
        });

        assertThrows(
                OutOfMemoryError.class,
                () -> broken.check("At its beginning Docent reads the guide [2].", "", PASSAGES, () -> false));
    }

    @Test
    void takesLittleTimeForHostileTexts() {
        var hostile = List.of(
                "[1]", "a [1] ", "`", "```\n", "\"", "1,111", "1.1.", "| - |\n", "-", "\n", "([", "**a** ", ". ",
                "a.a ", "$_", "“a”");
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (var piece : hostile) {
                var text = piece.repeat(20_000 / piece.length());
                check.check(text + "x [1].", text, PASSAGES, () -> false);
                var passage = passage("a.md", 1, "A", text.strip() + "x");
                check.check("It is so [1].", "", List.of(passage), () -> false);
            }
        });
    }

    @Test
    void checksNothingWithoutPassages() {
        assertEquals(Verdict.NONE, check.check("Java 99 [1].", "", List.of(), () -> false));
    }

    @Test
    void readsQuotesAndNamesOfAnyDepth() {
        var deep = "> ".repeat(20_000) + "The first start indexes the built-in guide [2].\n\n" + "part.".repeat(20_000)
                + "end";

        var verdict = check(deep);

        assertEquals(1, verdict.checked().size());
    }
}
