package dev.docent.format.markdown;

import static dev.docent.format.Parsing.outline;
import static dev.docent.format.Parsing.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

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
        assertEquals("Top", document.title());
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
