package dev.docent.format.rtf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Document;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.format.Parsing;
import dev.docent.testing.Stride;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RtfParserTest {
    private static final String HEAD =
            "{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}"
                    + "{\\f1\\fnil\\fcharset204 Times;}{\\f2\\fcharset128 MS;}}"
                    + "{\\stylesheet{\\ql Normal;}{\\s1\\ql heading 1;}{\\s2\\sbasedon0 heading 2;}{\\*\\cs10 Default;}}"
                    + "{\\info{\\title The mill}{\\author Ada}}{\\colortbl;\\red0\\green0\\blue0;}"
                    + "{\\header\\pard Page header\\par}\n";

    @Test
    void stylesAreHeadingsAndParagraphsAreText() {
        var document = rtf(
                "\\pard\\s1 Hats\\par\\pard\\plain A {\\b violet} hat\\line is worn.\\par\\par\\pard\\s2 When\\par\\pard Thursdays.");

        assertEquals("The mill", document.title());
        assertEquals("# Hats\n\nA violet hat is worn.\n\n## When\n\nThursdays.\n", document.text());
        assertEquals(
                List.of("Hats: PROSE 1-1, PROSE 3-3", "Hats > When: PROSE 5-5, PROSE 7-7"), Parsing.outline(document));
    }

    @Test
    void charactersAreDecodedByUnicodeFontAndCodePage() {
        assertEquals("Für 20 €\n", text("\\pard F\\'fcr 20 \\u8364?\\par"));
        assertEquals("Я😀 b\n", text("\\pard {\\f1 \\'df}\\u-10179?\\u-8704? b"));
        assertEquals("日本\n", text("\\pard {\\f2 \\'93\\'fa\\'96\\'7b}"));
        assertEquals("ab\n", text("\\pard\\uc2 a\\u98\\'20\\'20\\uc0"));
        assertEquals("a–b “c” {d}\\\n", text("\\pard a\\endash b \\ldblquote c\\rdblquote  \\{d\\}\\\\"));
    }

    @Test
    void listsAreItems() {
        assertEquals(
                "- one\n- two\n  1. deeper\n\nafter\n",
                text("\\pard{\\listtext\\'b7\\tab}one\\par\\pard{\\pntext\\'b7\\tab}two\\par"
                        + "\\pard\\ilvl1{\\listtext 1.\\tab}deeper\\par\\pard after\\par"));
    }

    @Test
    void theFirstItemOfAListOfWordIsAnItemToo() {
        assertEquals(
                "- one\n- two\n\nafter\n",
                text(
                        "{\\listtext\\pard\\plain\\'b7\\tab}\\pard\\plain\\ls2 {one\\par {\\listtext\\pard\\'b7\\tab}two\\par"
                                + " {\\listtext\\'b7\\tab}\\par}\\pard after\\par"));
    }

    @Test
    void ofTwoFormsOfATitleTheOneInUnicodeCounts() {
        assertEquals(
                "Я",
                rtf("{\\info{\\upr{\\title ?}{\\*\\ud\\uc0{\\title \\u1071 }}}}\\pard a\\par")
                        .title());
    }

    @Test
    void tablesAreRowsBelowTheirHead() {
        assertEquals(
                "| Tenant | Sacks |\n| --- | --- |\n| Ada | 7 \\| 8 |\n\nEnd.\n",
                text("\\trowd\\cellx1\\cellx2\\pard\\intbl Tenant\\cell Sacks\\cell\\row"
                        + "\\pard\\intbl Ada\\cell 7 | 8\\cell\\row\\pard End.\\par"));
    }

    @Test
    void picturesHiddenTextAndInstructionsAreLeftOut() {
        assertEquals(
                "seen link end\n",
                text("\\pard seen {\\pict\\wmetafile8 0123abcd}{\\v secret}{\\*\\unknown gone}"
                        + "{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt link}} {\\bin3 }}}}end"));
    }

    @Test
    void whatIsNoRtfOrHasNoTextFails() {
        for (var text : List.of("", "text", "{\\rtf1{\\pict 00}}")) {
            assertThrows(ParseException.class, () -> read(text));
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hostileFilesEnd() throws ParseException {
        assertEquals(
                "deep\n",
                read("{\\rtf1 " + "{".repeat(100_000) + "deep" + "}".repeat(100_001))
                        .text());
        assertThrows(
                ParseException.class,
                () -> read("{\\rtf1 " + "x".repeat(Stride.beyond(RtfParser.MAX_CHARS, 50 << 20, "text"))));
        assertThrows(
                ParseException.class,
                () -> read("{\\rtf1 "
                        + "\\par aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                                .repeat(Stride.beyond(140_000, 200_000, "paragraphs"))));
        for (var unit : List.of(
                "{",
                "}",
                "\\",
                "\\'",
                "\\u",
                "\\u1 ",
                "\\uc9999",
                "\\bin",
                "\\bin999999999 ",
                "{\\fonttbl",
                "{\\f1\\fcharset128 a;",
                "\\s1",
                "{\\*",
                "\\cell ",
                "\\row",
                "\\ilvl9{\\listtext a}",
                "\\f99999999999999999999 ")) {
            assertTrue(
                    read("{\\rtf1 a\\par " + unit.repeat(Stride.size(100_000, unit)))
                            .text()
                            .startsWith("a"),
                    unit);
        }
    }

    private static String text(String body) {
        return rtf(body).text();
    }

    private static Document rtf(String body) {
        return Parsing.parse("a.rtf", (HEAD + body + "}").getBytes(ISO_8859_1));
    }

    private static Document read(String text) throws ParseException {
        return new RtfParser().parse(new FileContent("docs/a.rtf", text.getBytes(ISO_8859_1)));
    }
}
