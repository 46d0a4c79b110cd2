package dev.docent.format.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Document;
import dev.docent.corpus.Span;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.format.Parsing;
import dev.docent.testing.PdfWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfParserTest {
    private final PdfWriter pdf = new PdfWriter();

    @AfterEach
    void close() {
        pdf.close();
    }

    @Test
    void joinsTheLinesOfParagraphsAndOfDividedWords() {
        pdf.page()
                .lines(
                        72,
                        100,
                        "The pump starts when the tank is half emp-",
                        "ty, and a well-known valve opens. It",
                        "closes at noon.")
                .lines(72, 160, "Another paragraph is below, with a well-", "known valve.");

        assertEquals(
                "The pump starts when the tank is half empty, and a well-known valve opens. It closes at noon.\n\n"
                        + "Another paragraph is below, with a well-known valve.\n",
                parse().text());
    }

    @Test
    void keepsTheLinesOfATableOfContents() {
        pdf.page().lines(72, 100, "Start ........ 7", "Stop . . . . . . 9");

        assertEquals("Start … 7\n\nStop … 9\n", parse().text());
    }

    @Test
    void findsSpacesThatAreOnlyGaps() {
        pdf.page().text(72, 100, "two").text(91, 100, "words").text(118.5f, 100, "s");

        assertEquals("two wordss\n", parse().text());
    }

    @Test
    void readsOneColumnAfterTheOther() {
        pdf.page().text(18, 72, 80, "A title across both of the columns of the page");
        // Line by line across both columns, as some programs write.
        for (int i = 0; i < 6; i++) {
            pdf.text(72, 120 + 12 * i, "the left column has words in line " + i)
                    .text(320, 120 + 12 * i, "the right column has words in line " + i);
        }

        var text = parse().text();

        assertTrue(
                text.startsWith("# A title across both of the columns of the page\n\n"
                        + "the left column has words in line 0 the left"),
                text);
        assertTrue(
                text.indexOf("left column has words in line 5") < text.indexOf("right column has words in line 0"),
                text);
    }

    @Test
    void findsHeadingsBySizeAndWeight() {
        pdf.page()
                .bold(20, 72, 100, "Mill")
                .bold(14, 72, 140, "Start")
                .lines(72, 170, "Press the green button twice.", "Then wait.")
                .bold(10, 72, 220, "In winter")
                .text(72, 240, "Warm it first, for ten minutes.")
                .bold(14, 72, 280, "Stop")
                .text(72, 300, "Press the red button.");

        assertEquals(
                List.of(
                        "Mill: PROSE 1-1",
                        "Mill > Start: PROSE 3-3, PROSE 5-5",
                        "Mill > Start > In winter: PROSE 7-7, PROSE 9-9",
                        "Mill > Stop: PROSE 11-11, PROSE 13-13"),
                Parsing.outline(parse()));
        assertEquals("Mill", parse().title());
    }

    @Test
    void keepsListsTablesAndCode() {
        pdf.page()
                .text(72, 100, "The parts are these, and each has a number:")
                .lines(72, 130, "\u2022 a wheel of oak, which is turned by")
                .text(80, 142, "the water")
                .text(72, 154, "\u2022 an axle")
                .lines(72, 180, "1. Open the gate.", "2. Close it.")
                .bold(10, 72, 230, "Part")
                .bold(10, 200, 230, "Weight")
                .bold(10, 300, 230, "Place")
                .text(72, 244, "wheel")
                .text(205, 244, "120 kg")
                .text(300, 244, "in the")
                .text(300, 256, "water")
                .text(72, 270, "axle")
                .text(210, 270, "80 kg")
                .text(300, 270, "above")
                .code(72, 320, "if (open) {")
                .code(96, 332, "close();")
                .code(72, 344, "}");

        assertEquals("""
                The parts are these, and each has a number:

                - a wheel of oak, which is turned by the water
                - an axle
                1. Open the gate.
                2. Close it.

                | Part | Weight | Place |
                | --- | --- | --- |
                | wheel | 120 kg | in the water |
                | axle | 80 kg | above |

                ```
                if (open) {
                    close();
                }
                ```
                """, parse().text());
    }

    @Test
    void dropsWhatRepeatsAtTheEdgeOfPagesAndTheirNumbers() {
        for (int page = 1; page <= 4; page++) {
            pdf.page()
                    .text(72, 40, "Handbook of the mill, edition 7")
                    .text(72, 200, "This is what the text of page " + page + " says.")
                    .text(300, 760, "Page " + page + " of 4");
        }

        assertEquals(
                "This is what the text of page 1 says.\n\nThis is what the text of page 2 says.\n\n"
                        + "This is what the text of page 3 says.\n\nThis is what the text of page 4 says.\n",
                parse().text());
    }

    @Test
    void saysWhichLinesAreOnWhichPage() {
        pdf.page().text(72, 200, "The first page is this, with a sentence.");
        pdf.page();
        pdf.page().text(72, 200, "The third page begins a sentence and goes");
        pdf.page().text(72, 200, "on to the fourth page.").text(72, 260, "It ends there.");

        assertEquals(
                "The first page is this, with a sentence.\n\n"
                        + "The third page begins a sentence and goes on to the fourth page.\n\nIt ends there.\n",
                parse().text());
        assertEquals(
                List.of(page(1, 1, 1), page(3, 3, 3), page(4, 3, 5)),
                parse().parts().spans());
    }

    private static Span.Page page(int number, int start, int end) {
        return new Span.Page(number, number, new Span.Lines(start, end));
    }

    @Test
    void takesTheTitleThatTheAuthorGave() {
        pdf.page().text(30, 72, 100, "Largest").text(72, 200, "some text");
        assertEquals("Largest", parse().title());

        pdf.document.getDocumentInformation().setTitle(" Handbook  of the mill ");
        assertEquals("Handbook of the mill", parse().title());

        pdf.document.getDocumentInformation().setTitle("Microsoft Word - mill.doc");
        assertEquals("Largest", parse().title());
    }

    @Test
    void readsTextThatIsWrittenFromRightToLeft() {
        assertEquals("abc", Characters.inReadingOrder("abc"));
        assertEquals(
                "שלום עולם",
                Characters.inReadingOrder(
                        new StringBuilder("שלום עולם").reverse().toString()));
    }

    @Test
    void writesLigaturesAsLetters() {
        assertEquals("ffi", Characters.readable("\uFB03"));
        assertEquals("x", Characters.readable("x"));
        assertEquals(" ", Characters.readable("\u00A0"));
    }

    @Test
    void anEncryptedFileFailsIfItNeedsAPassword() throws Exception {
        pdf.page().text(72, 100, "secret");
        pdf.document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));

        assertEquals("this PDF opens only with a password. Save it without one", reason(pdf.bytes()));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 128, 256})
    void anEncryptedFileIsReadIfItNeedsNoPassword(int bits) throws Exception {
        pdf.page().text(72, 100, "Everybody may read this.");
        var policy = new StandardProtectionPolicy("owner", "", new AccessPermission());
        policy.setEncryptionKeyLength(bits);
        pdf.document.protect(policy);

        assertEquals(
                "Everybody may read this.\n",
                new PdfParser().parse(new FileContent("a.pdf", pdf.bytes())).text());
    }

    @Test
    void aFileMayHaveFiftyMebibytesOrMoreIfTextMay() {
        assertEquals(50L << 20, new PdfParser().maxFileBytes(1L << 20));
        assertEquals(60L << 20, new PdfParser().maxFileBytes(60L << 20));
    }

    @Test
    void aFileWithoutTextFails() {
        pdf.page();

        assertEquals(
                "this PDF has no text, only pictures, as a scan has. Save it with recognised text (OCR)",
                reason(pdf.bytes()));
    }

    @Test
    void aBrokenFileFails() {
        for (var text : List.of("", "%PDF-1.7\n", "no PDF at all", "%PDF-1.4\ntrailer<</Root 1 0 R>>\n%%EOF")) {
            var reason = reason(text.getBytes(StandardCharsets.ISO_8859_1));
            assertTrue(reason.startsWith("this PDF is broken ("), reason);
        }
    }

    @Test
    void aFileThatIsCutAnywhereIsReadOrFails() {
        pdf.page().text(72, 100, "Some text is here.");
        var whole = pdf.bytes();
        for (int length = 0; length < whole.length; length += 7) {
            try {
                new PdfParser().parse(new FileContent("a.pdf", Arrays.copyOf(whole, length)));
            } catch (ParseException e) {
                assertTrue(String.valueOf(e.getMessage()).startsWith("this PDF "), e.getMessage());
            }
        }
    }

    private Document parse() {
        return Parsing.parse("a.pdf", pdf.bytes());
    }

    private static String reason(byte[] file) {
        var failure = assertThrows(ParseException.class, () -> new PdfParser().parse(new FileContent("a.pdf", file)));
        return String.valueOf(failure.getMessage());
    }
}
