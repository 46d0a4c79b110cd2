package dev.docent.format.asciidoc;

import static dev.docent.format.Parsing.outline;
import static dev.docent.format.Parsing.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.Section;
import dev.docent.corpus.TokenCounter;
import dev.docent.split.Splitter;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsciiDocParserTest {
    @Test
    void titlesOfBothKindsAnchorsAndTheHeader() {
        var document = parse("a.adoc", """
                = The *Shop* Manual
                Jane Doe <jane@example.org>
                v1.2, 2024-05-01
                :toc:
                :description: How to run the shop.
                :product: Shop 3

                Welcome to {product} and {nowhere}.

                [[backup]]
                == Back up `data`

                .Before you begin
                Stop the shop.

                Part two
                --------

                [discrete]
                === Not in the contents

                ## Marked like Markdown ##

                [#restore,reftext="how to restore"]
                === Restore

                See <<backup>>, <<restore>>, <<_part_two>>, <<missing-part>>.
                """);

        assertEquals(
                List.of(
                        "The Shop Manual: PROSE 1-1, PROSE 2-3, PROSE 5-5, PROSE 8-8",
                        "The Shop Manual > Back up data: PROSE 11-11, PROSE 13-14",
                        "The Shop Manual > Part two: PROSE 16-16",
                        "The Shop Manual > Part two > Not in the contents: PROSE 20-20",
                        "The Shop Manual > Marked like Markdown: PROSE 22-22",
                        "The Shop Manual > Marked like Markdown > Restore: PROSE 25-25, PROSE 27-27"),
                outline(document));
        assertEquals("""
                # The Shop Manual
                Jane Doe <jane@example.org>
                v1.2, 2024-05-01

                How to run the shop.


                Welcome to Shop 3 and {nowhere}.


                ## Back up data

                **Before you begin**
                Stop the shop.

                ## Part two



                ### Not in the contents

                ## Marked like Markdown


                ### Restore

                See Back up data, how to restore, Part two, missing part.
                """, document.text());
    }

    @Test
    void codeBecomesFencesWithTheSameLines() {
        var document = parse("a.adoc", """
                [source,java]
                ----
                int a; // <1>
                == no heading
                ----
                <1> A number.

                ....
                {plain} *text*
                ....

                ```ruby
                # not a heading
                ```

                ++++
                <b>raw</b>
                ++++

                [source]
                puts 1

                text

                 $ indented
                   more

                ////
                gone
                ////
                // gone too
                ----
                never closed
                """);

        assertEquals(
                List.of(
                        ": CODE 2-5, LIST 6-6, CODE 8-10, CODE 12-14, CODE 16-18, CODE 20-22, PROSE 23-23, CODE 25-26, CODE 32-33"),
                outline(document));
        assertEquals("""

                ```java
                int a; // (1)
                == no heading
                ```
                1. A number.

                ```
                {plain} *text*
                ```

                ```ruby
                # not a heading
                ```

                ```
                <b>raw</b>
                ```

                ```
                puts 1
                ```
                text

                    $ indented
                      more





                ```
                never closed
                """, document.text());
    }

    @Test
    void admonitionsAndContainersBecomeText() {
        var document = parse("a.adoc", """
                NOTE: Mind *this*.

                [WARNING]
                ====
                Hot.

                * very
                ====

                [TIP]
                Only a paragraph.

                [CAUTION]
                --
                . step
                --

                [quote,Ada,Notes]
                ____
                It weaves.
                ____

                .Aside
                ****
                Side.
                ****

                ====
                outer
                =====
                inner
                ----
                code
                ----
                =====
                ====
                after
                """);

        assertEquals(
                List.of(
                        ": PROSE 1-1, PROSE 5-5, LIST 7-7, PROSE 11-11, PROSE 14-14, LIST 15-15, PROSE 20-20, PROSE 21-21, PROSE 23-23, PROSE 25-25, PROSE 29-29, PROSE 31-31, CODE 32-34, PROSE 37-37"),
                outline(document));
        assertEquals("""
                Note: Mind this.



                Warning: Hot.

                - very



                Tip: Only a paragraph.


                Caution:
                1. step




                It weaves.
                — Ada, Notes

                **Aside**

                Side.



                outer

                inner
                ```
                code
                ```


                after
                """, document.text());
    }

    @Test
    void listsKeepTheirNestingAndWhatIsAttached() {
        var document = parse("a.adoc", """
                * one
                more of one
                ** two
                * three
                +
                attached
                +
                ----
                code
                ----
                * four

                . first
                .. inner
                . second

                -a::
                --all:: All of
                  it.
                +
                More.

                term;; described
                Q?::
                  A.

                * [x] done
                * [ ] open

                1. one
                2. two

                after
                """);

        assertEquals(List.of(": LIST 1-6, CODE 8-10, LIST 11-31, PROSE 33-33"), outline(document));
        assertEquals("""
                - one
                  more of one
                  - two
                - three

                  attached

                ```
                code
                ```
                - four

                  1. first
                     1. inner
                  2. second

                     - `-a`,
                       `--all`: All of
                       it.

                       More.

                       - term: described
                     - Q?
                       A.

                - [x] done
                - [ ] open

                  1. one
                  2. two

                after
                """, document.text());
    }

    @Test
    void tablesBecomeRowsWithARuleBelowTheHead() {
        var document = parse("a.adoc", """
                .Limits
                [cols="1,2"]
                |===
                |Tenant |Builds

                |a
                |1 per
                day

                2+|both
                |b |x \\| y
                |===

                [%header]
                |===
                |A |B
                |1 |2
                |===

                [cols="1,1a"]
                |===
                |key
                |* item
                * other

                |x
                |y
                |===

                ,===
                a,"b, c"
                ,===

                !===
                !p !q
                !===
                """);

        assertEquals(
                List.of(
                        ": TABLE 1-11, TABLE 15-17, PROSE 22-22, LIST 23-24, PROSE 26-26, PROSE 27-27, TABLE 31-31, TABLE 35-35"),
                outline(document));
        assertEquals("""
                **Limits**


                | Tenant | Builds |
                |---|---|
                | a | 1 per day |
                |
                |
                |
                | both |  |
                | b | x \\| y |



                | A | B |
                |---|---|
                | 1 | 2 |




                key
                - item
                - other

                x
                y



                | a | b, c |



                | p | q |

                """, document.text());
    }

    @Test
    void conditionsThatTheFileDecidesLeaveOutTheirBranch() {
        var document = parse("a.adoc", """
                :os: linux
                :version: 2

                ifdef::os[]
                Kept.
                endif::[]
                ifndef::os[]
                Dropped.
                endif::[]
                ifdef::unknown[Inline.]
                ifeval::["{os}" == "windows"]
                Windows.
                endif::[]
                ifeval::[{version} >= 2]
                New.
                endif::[]
                ifdef::other[]
                One.
                endif::[]
                ifndef::other[]
                Two.
                endif::[]
                include::parts/{os}/a.adoc[leveloffset=1]
                \\include::b.adoc[]

                image::pic.png[A picture, 200]

                '''

                Last.
                """);

        assertEquals(List.of(": PROSE 5-21, PROSE 23-23, PROSE 24-24, PROSE 26-26, PROSE 30-30"), outline(document));
        assertEquals("""




                Kept.




                Inline.




                New.


                One.


                Two.

                (includes parts/linux/a.adoc)
                include::b.adoc[]

                A picture



                Last.
                """, document.text());
    }

    @Test
    void blocksWithoutAnEndHideNoHeading() {
        var document = parse("a.adoc", "= Title\n\nIntroduction\n====\n\n== Part\nlonger text\n----\n");

        assertEquals(List.of("Title: PROSE 1-1, PROSE 3-3", "Title > Part: PROSE 6-6, PROSE 7-8"), outline(document));
    }

    @Test
    void codeWithoutAnEndGoesOnToTheEndOfTheBlockAroundIt() {
        var document = parse("a.adoc", """
                ====
                ----
                code
                ====
                == Part
                ....
                == code
                """);

        assertEquals(List.of(": CODE 2-4", "Part: PROSE 5-5, CODE 6-7"), outline(document));
    }

    @Test
    void linesInBlocksAreNoHeadings() {
        var document = parse("a.adoc", """
                = Title

                [NOTE]
                ====
                == Keep the key

                Stop
                ----
                x
                ----
                ====

                .An example
                ====
                [discrete]
                == Inside
                ====
                """);

        assertEquals(
                List.of(List.of("Title")),
                document.sections().stream().map(Section::headings).toList());
    }

    @Test
    void textAboveAShorterLineIsNoTitle() {
        var document = parse("a.adoc", "Text.\n--\nopen\n--\n\n* item\n-----\nx\n-----\n");

        assertEquals(List.of(": PROSE 1-1, PROSE 3-3, LIST 6-6, CODE 7-9"), outline(document));
    }

    @Test
    void everyTermOfAListIsABlock() {
        var document = parse("a.adoc", "OPTIONS\n-------\n-a::\n--all::\n\tAll.\n+\nMore.\n\n-b::\n\tBoth.\n");

        assertEquals(List.of("OPTIONS: PROSE 1-1, LIST 3-7, LIST 9-10"), outline(document));
        assertEquals("## OPTIONS\n\n- `-a`,\n  `--all`:\n  All.\n\n  More.\n\n- `-b`:\n  Both.\n", document.text());
    }

    @Test
    void theTextOfATermMayComeAfterABlankLine() {
        var document = parse("a.adoc", "c::\n\n  Text.\n\n  code\n");

        assertEquals("- c:\n\n  Text.\n\n      code\n", document.text());
        assertEquals(List.of(": LIST 1-3, CODE 5-5"), outline(document));
    }

    @Test
    void aFenceIsLongerThanFencesInTheCode() {
        assertEquals(
                "`````\n````\nx\n`````\n",
                parse("a.adoc", "----\n````\nx\n----\n").text());
    }

    @Test
    void attachedBlocksBelongToTheirItem() {
        var document = parse("a.adoc", """
                . one
                +
                --
                in one

                * deeper
                --
                . two
                .. deep

                +
                of two
                """);

        assertEquals("""
                1. one


                   in one

                   - deeper

                2. two
                   1. deep


                   of two
                """, document.text());
        assertEquals(List.of(": LIST 1-4, LIST 6-12"), outline(document));
    }

    @Test
    void spansOfATableLeaveTheirOtherPlacesEmpty() {
        var document = parse("a.adoc", """
                [%header,cols=3*]
                |===
                |A |B |C

                .2+|tall 2+|wide
                |b |c
                3*|same
                |===
                """);

        assertEquals("""


                | A | B | C |
                |---|---|---|
                | tall | wide |  |
                |  | b | c |
                | same | same | same |

                """, document.text());
    }

    @Test
    void aLongTableCarriesItsHeadIntoEachPassage() {
        var rows = new StringBuilder("|===\n|Tenant |Builds\n\n");
        for (int i = 0; i < 60; i++) {
            rows.append("|tenant ")
                    .append(i)
                    .append("\n|builds a day ")
                    .append(i)
                    .append("\n\n");
        }
        TokenCounter words = text -> text.isBlank() ? 0 : text.strip().split("\\s+").length;

        var chunks = new Splitter(words, 100, 200).split(parse("a.adoc", rows + "|===\n"));

        assertEquals("| Tenant | Builds |\n|---|---|", chunks.get(1).lead());
        assertEquals(
                "| Tenant | Builds |\n|---|---|", chunks.get(chunks.size() - 1).lead());
    }

    @Test
    void anIncludeInsideCodeOrATableIsNamed() {
        var document = parse("a.adoc", "----\ninclude::{dir}/A.java[tag=x]\n----\n\n|===\ninclude::t.csv[]\n|===\n");

        assertEquals("```\n(includes A.java)\n```\n\n\n(includes t.csv)\n\n", document.text());
        assertEquals(List.of(": CODE 1-3, PROSE 6-6"), outline(document));
    }

    @Test
    void valuesOfAttributesAreOfThePlaceAndMayGoOnInTheNextLine() {
        var document = parse("a.adoc", """
                :name: one \\
                and two
                :url: https://x.org
                :description: What it +
                says.

                {name}, {url}[site], {url}/b[`b`]

                :!name:
                {name}
                """);

        assertEquals(
                "\n\n\nWhat it\nsays.\n\none and two, [site](https://x.org), [`b`](https://x.org/b)\n\n\n{name}\n",
                document.text());
    }

    @Test
    void theTitleIsThatOfTheBookOrTheHeadingAboveAllOthers() {
        assertEquals(
                "Shop",
                parse("a.adoc", "= Shop\n\n= Part one\n\n== Start\n\n= Part two\n")
                        .title());
        assertEquals("Start", parse("a.adoc", "== Start\n\n=== On Debian\n").title());
        assertEquals(
                "a.adoc",
                parse("a.adoc", "== 2.1.0\n\nFaster.\n\n== 2.0.0\n\nFirst.\n").title());
    }

    @Test
    void aReferenceInOneFileFindsTitlesBelowIt() {
        var document = parse("a.adoc", "See <<later>>.\n\n[#later]\n.A table\n|===\n|a\n|===\n");

        assertEquals("See A table.", document.text().lines().findFirst().orElse(""));
    }

    @Test
    void valuesTitlesAndCopiesDoNotMakeATextManyTimesAsLong() {
        String value = "x".repeat(1900);
        assertShort(":a: " + value + "\n:b: {a}{a}\n\n" + "{a}".repeat(10_000) + "{b}\n");
        assertShort("[[a]]\n== " + "x".repeat(150) + "\n\n" + "<<a>> ".repeat(10_000) + "\n");
        assertShort("[cols=9]\n|===\n" + ("100*|" + "y".repeat(100) + "\n").repeat(300) + "|===\n");
    }

    private static void assertShort(String source) {
        int length = parse("a.adoc", source).text().length();
        assertEquals(true, length < 10 * source.length(), length + " characters of " + source.length());
    }
}
