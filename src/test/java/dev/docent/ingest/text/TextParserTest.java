package dev.docent.ingest.text;

import static dev.docent.ingest.Parsing.outline;
import static dev.docent.ingest.Parsing.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextParserTest {
    @Test
    void underlinedHeadingsNestInTheOrderOfTheirFirstUse() {
        var document =
                parse("a.rst", "=====\nTitle\n=====\n\ntext\n\nPart\n----\n\nmore\n\nOther\n-----\n\nSub\n~~~\nx\n");

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
    void asciiDocMarksHeadingsInFront() {
        var document = parse("a.adoc", "= Title\n\n== Part\n----\n== no heading\n----\n=== Sub\n");

        assertEquals(
                List.of("Title: PROSE 1-1", "Title > Part: PROSE 3-6", "Title > Part > Sub: PROSE 7-7"),
                outline(document));
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
