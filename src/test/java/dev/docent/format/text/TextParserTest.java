package dev.docent.format.text;

import static dev.docent.format.Parsing.outline;
import static dev.docent.format.Parsing.parse;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
