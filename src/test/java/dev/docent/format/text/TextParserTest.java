package dev.docent.format.text;

import static dev.docent.format.Parsing.outline;
import static dev.docent.format.Parsing.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.Section;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextParserTest {
    @Test
    void underlinedHeadingsNestInTheOrderOfTheirFirstUse() {
        var document =
                parse("a.txt", "=====\nTitle\n=====\n\ntext\n\nPart\n----\n\nmore\n\nOther\n-----\n\nSub\n~~~\nx\n");

        assertEquals(
                List.of(
                        "Title: PROSE 1-3, PROSE 5-5",
                        "Title > Part: PROSE 7-8, PROSE 10-10",
                        "Title > Other: PROSE 12-13",
                        "Title > Other > Sub: PROSE 15-17"),
                outline(document));
        assertEquals("Title", document.title());
    }

    @Test
    void asciiDocMarksHeadingsWithPrefixes() {
        var document = parse("a.adoc", "= Title\n\n== Part\n----\n== no heading\n----\n=== Sub\n");

        assertEquals(
                List.of("Title: PROSE 1-1", "Title > Part: PROSE 3-3, CODE 4-6", "Title > Part > Sub: PROSE 7-7"),
                outline(document));
    }

    @Test
    void asciiDocAdmonitionsAreNotHeadings() {
        var document = parse("a.adoc", """
                = Operations manual
                Jane Doe <jane@example.org>
                :toc:

                [NOTE]
                ====
                Keep the
                key.
                ====

                .An example
                ====
                Stop
                ====

                [[backup]]
                == Backup

                ****
                Side
                ****

                Text.
                --
                open
                --

                === Restore ===

                Text.
                """);

        assertEquals("Operations manual", document.title());
        assertEquals(
                List.of(
                        List.of("Operations manual"),
                        List.of("Operations manual", "Backup"),
                        List.of("Operations manual", "Backup", "Restore")),
                document.sections().stream().map(Section::headings).toList());
        assertEquals(16, document.sections().get(1).blocks().get(0).startLine(), "the anchor belongs to its heading");
    }

    @Test
    void asciiDocListingsAreCodeAndTheirLinesAreNotHeadings() {
        var document = parse("a.adoc", """
                = Title

                [source,sh]
                ----
                = not a title
                Text
                ====
                ----

                Run it:
                ....
                == neither
                ....

                ```ruby
                # nor this
                ```

                ++++
                <b>
                ++++

                ////
                == Nobody reads this
                ////

                Last.
                """);

        assertEquals(
                List.of("Title: PROSE 1-1, CODE 3-8, PROSE 10-10, CODE 11-13, CODE 15-17, CODE 19-21, PROSE 27-27"),
                outline(document));
    }

    @Test
    void asciiDocKnowsUnderlinedTitlesAndTables() {
        var document = parse("a.asciidoc", """
                The Title
                =========

                Part
                ----

                .Limits
                [%header]
                |===
                |Tenant |Builds

                |a |1
                |===

                * item
                -----
                x
                -----
                """);

        assertEquals(
                List.of("The Title: PROSE 1-2", "The Title > Part: PROSE 4-5, TABLE 7-13, PROSE 15-15, CODE 16-18"),
                outline(document));
    }

    @Test
    void unclosedAsciiDocBlockHidesNoHeading() {
        var document = parse("a.adoc", "= Title\n\nIntroduction\n====\n\n== Part\ntext\n");

        assertEquals(List.of("Title: PROSE 1-1, PROSE 3-4", "Title > Part: PROSE 6-7"), outline(document));
    }

    @Test
    void orgBlocksAndTablesAreNotText() {
        var document = parse("a.org", """
                #+TITLE: The manual
                * Part :ops:
                #+begin_src c
                * no headline
                #+end_src
                | Tenant | Builds |
                |--------+--------|
                | a      | 1      |
                #+BEGIN_SRC sh
                never closed
                ** Sub
                """);

        assertEquals("The manual", document.title());
        assertEquals(
                List.of(": PROSE 1-1", "Part: PROSE 2-2, CODE 3-5, TABLE 6-8, PROSE 9-10", "Part > Sub: PROSE 11-11"),
                outline(document));
    }

    @Test
    void plainTextHasNoHeadingsInFencesAndNoneOverDots() {
        var document = parse("a.txt", """
                Notes
                =====

                abc
                ```
                x
                ---
                ```

                Wait
                ....
                """);

        assertEquals(List.of("Notes: PROSE 1-2, PROSE 4-4, CODE 5-8, PROSE 10-11"), outline(document));
    }

    @Test
    void orgMarksHeadingsWithStars() {
        assertEquals(List.of("A: PROSE 1-1", "A > B: PROSE 2-3"), outline(parse("a.org", "* A\n** B\ntext\n")));
    }

    @Test
    void readsUtf16AndWindows1252() {
        assertEquals(
                "Größe",
                parse("a.txt", "\uFEFFGröße".getBytes(StandardCharsets.UTF_16LE))
                        .text());
        assertEquals(
                "Größe",
                parse("a.txt", "Größe".getBytes(StandardCharsets.ISO_8859_1)).text());
        assertEquals(
                "Größe",
                parse("a.txt", "\uFEFFGröße".getBytes(StandardCharsets.UTF_8)).text());
    }
}
