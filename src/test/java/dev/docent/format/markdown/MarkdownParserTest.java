package dev.docent.format.markdown;

import static dev.docent.format.Parsing.outline;
import static dev.docent.format.Parsing.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.corpus.Block;
import dev.docent.corpus.BlockKind;
import dev.docent.testing.Stride;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MarkdownParserTest {
    @Test
    void headingsMakeSectionsWithExactLines() {
        var document = parse("a.md", "intro\n\n# Top\n\ntext\nmore\n\n## *Sub* `x`\n- a\n- b\n\n## Other\n\n# Next\n");

        assertEquals(
                List.of(
                        ": PROSE 1-1",
                        "Top: PROSE 3-3, PROSE 5-6",
                        "Top > Sub x: PROSE 8-8, LIST 9-10",
                        "Top > Other: PROSE 12-12",
                        "Next: PROSE 14-14"),
                outline(document));
        assertEquals("a.md", document.title());
        assertEquals("Top", parse("a.md", "intro\n\n# Top\n\n## Sub\n").title());
    }

    @Test
    void keepsFencesAndTablesWhole() {
        var document = parse("a.md", "```sh\n# no heading\n\nls\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");

        assertEquals(List.of(": CODE 1-5, TABLE 7-9"), outline(document));
    }

    @Test
    void readsTheTitleOfFrontMatter() {
        var document = parse("a.md", "---\ntitle: \"Read me\"\ndraft: no\n---\n# Top\ntext\n");

        assertEquals("Read me", document.title());
        assertEquals(List.of("Top: PROSE 5-5, PROSE 6-6"), outline(document));
    }

    @Test
    void tagsAndDatesOfFrontMatterAreNotText() {
        for (var text : List.of(
                "---\ntags: [violet]\ndate: 2026-03-01\n---\n# Top\n",
                "+++\ntags = [\"violet\"]\ndate = 2026-03-01\n+++\n# Top\n",
                "{\"tags\": [\"violet\"],\n\"date\": \"2026-03-01\"\n}\n# Top\n")) {
            var sections = parse("a.md", text).sections();
            assertEquals(1, sections.size());
            assertEquals(
                    List.of("# Top"),
                    sections.get(0).blocks().stream().map(Block::text).toList());
        }
    }

    @Test
    void importsExportsAndTagsOfMdxAreDroppedAndTheirContentStays() {
        var text = """
            ---
            title: Hats
            ---
            import Tabs from '@theme/Tabs'
            export const meta = {
              a: 1,
            }

            # Hats

            <Tabs>
              <TabItem value="x" label="Linux">

                Wear a <Hat color={() => 1 > 0}>violet</Hat> one, `<Not/>`.

                ```jsx
                import a from 'b'
                <Keep/>
                ```

              </TabItem>
            </Tabs>
            {/* a comment
            of two lines */}
            <Card
              title="When"
            >Thursdays, 1 < 2 <b>bold</b>.</Card>
            """;

        var document = parse("a.mdx", text);

        assertEquals(
                """
                ---
                title: Hats
                ---





                # Hats


                Linux:

                Wear a violet one, `<Not/>`.

                ```jsx
                import a from 'b'
                <Keep/>
                ```





                When:

                Thursdays, 1 < 2 <b>bold</b>.
                """.lines().toList(),
                document.text().replaceAll("(?m) +$", "").lines().toList());
        assertEquals("Hats", document.title());
        assertEquals(text, parse("a.md", text).text());
    }

    @Test
    void admonitionsBeginWithTheirKind() {
        var text = """
            !!! warning inline end "Wet paint"

                Do not touch.

                - a list
            ??? note
                !!! tip
                    Nested.

                    ```sh
                    !!! no note
                    ```
            === "Linux"

                Run it.

            After.
            :::note[Read **this**]
            Text.
            :::
            :::tip Title
            ::: code-group
            :::
            :::
            > [!IMPORTANT]
            > Quoted.
            ```{note}
            Of MyST.
            ```
            ```{python}
            code
            ```
            """;

        var document = parse("a.md", text);

        assertEquals("""
            Warning: Wet paint

            Do not touch.

            - a list
            Note:
            Tip:
            Nested.

            ```sh
            !!! no note
            ```
            Linux:

            Run it.

            After.
            Note: Read **this**
            Text.

            Tip: Title



            > Important:
            > Quoted.
            Note:
            Of MyST.

            ```{python}
            code
            ```
            """, document.text());
        assertEquals(BlockKind.PROSE, document.sections().get(0).blocks().get(1).kind(), "not code");
    }

    @Test
    void whatOnlyLooksLikeAnAdmonitionStays() {
        for (var text : List.of(
                "!!!\n", "::: \n", "Title\n===\n", "> [!no such]\n", "```\n!!! note\n:::\n```\n", "??? what\n?\n")) {
            assertEquals(
                    text, parse("a.md", text.replace("??? what", "???")).text().replace("???\n", "??? what\n"));
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hostileDialectsEnd() {
        for (var unit : List.of(
                "<A ",
                "<A {",
                "<A '",
                "{/*",
                "<>",
                "</A>",
                "`",
                "``<A>",
                "<A title='a'>",
                ":::a\n",
                "!!! a\n    ",
                "```{note}\n",
                "> [!NOTE]\n",
                "    ",
                "???",
                "import a\n",
                "\n\nexport ")) {
            for (var path : List.of("a.md", "a.mdx")) {
                var text = unit.repeat(Stride.size(30_000, unit));
                assertEquals(
                        text.chars().filter(c -> c == '\n').count(),
                        parse(path, text).text().chars().filter(c -> c == '\n').count(),
                        unit);
            }
        }
    }

    @Test
    void longRunsOfBackticksAreText() {
        for (int run : new int[] {101, 150}) {
            var text = parse("a.mdx", "`".repeat(run) + "<A>" + "`".repeat(100) + "<B>\n")
                    .text();

            assertEquals("`".repeat(run + 100) + "\n", text);
        }
    }

    @Test
    void linkTargetsAreNotLost() {
        var document = parse("a.md", "# Top\n\n[a]: http://example.com\n");

        assertEquals(List.of("Top: PROSE 1-1, PROSE 3-3"), outline(document));
    }

    @Test
    void lineEndsOfWindowsMakeNoDifference() {
        var document = parse("a.md", "# Top\r\n\r\ntext\r\n");

        assertEquals("# Top\n\ntext\n", document.text());
        assertEquals(List.of("Top: PROSE 1-1, PROSE 3-3"), outline(document));
    }

    @Test
    void fileWithoutHeadingHasItsName() {
        assertEquals("a.md", parse("x/a.md", "text").title());
    }
}
