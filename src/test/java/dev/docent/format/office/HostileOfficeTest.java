package dev.docent.format.office;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.ingest.read.Formats;
import dev.docent.testing.OfficeWriter;
import dev.docent.testing.SlidesWriter;
import dev.docent.testing.Stride;
import dev.docent.testing.WordWriter;
import dev.docent.testing.ZipWriter;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not what their names say, or cost much more than they are long. Each fails alone, with a reason. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("slow")
class HostileOfficeTest {
    private static final String LARGER = "this file takes too much to read: it is much larger when it is decompressed. "
            + "Split it, or save it anew";

    private final WordWriter word = new WordWriter();

    @Test
    void anEncryptedFileFails() {
        assertEquals(
                "this file is encrypted. Save it without a password", reason("a.docx", compound("EncryptedPackage")));
    }

    @Test
    void anOldFileWithANewNameFails() {
        assertEquals(
                "this file is in an old format of Office, in spite of its name. Save it as .docx, .pptx or .xlsx",
                reason("a.docx", compound("WordDocument")));
    }

    /** Returns what begins a file of the older container, with the name of a part. */
    private static byte[] compound(String part) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(
                new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1});
        file.writeBytes(new byte[1000]);
        file.writeBytes(part.getBytes(UTF_16LE));
        return file.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK", "{\\rtf1 words}", "<html>"})
    void aFileOfAnotherFormatFails(String content) {
        assertEquals(
                "this file is broken (it is no ZIP archive, or its end is missing). Save it anew",
                reason("a.docx", content.getBytes(UTF_8)));
    }

    @Test
    void anArchiveOfSomethingElseFails() {
        assertEquals(
                "this file is not a Word document, in spite of its name. Save it anew as one",
                reason("a.docx", new ZipWriter().part("a.txt", "words").bytes()));
        assertEquals(
                "this file is not a Word document, in spite of its name. Save it anew as one",
                reason(
                        "a.docx",
                        word.rawDocument("<x:workbook"
                                + " xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>")));
    }

    @Test
    void aPresentationInAWordFileIsNoPresentation() {
        assertEquals(
                "this file is not a PowerPoint presentation, in spite of its name. Save it anew as one",
                reason("a.pptx", word.paragraph("words").bytes()));
    }

    @Test
    void aSlideThatIsThereTenThousandTimesFails() {
        var file = new OfficeWriter()
                .refers("", "r1", "officeDocument", "ppt/presentation.xml")
                .refers("ppt/presentation.xml", "s", "slide", "slide.xml")
                .part("ppt/slide.xml", "p:sld", "")
                .part("ppt/presentation.xml", "p:presentation", "<p:sldId r:id=\"s\"/>".repeat(10_001));

        assertEquals(
                "this file takes too much to read: it has more than 10000 slides. Split it, or save it anew",
                reason("a.pptx", file.bytes()));
    }

    @Test
    void aPresentationWithoutTextFails() {
        assertEquals(
                "this file has no text, only pictures or nothing. Add what they show in words",
                reason("a.pptx", new SlidesWriter().slide("<p:pic/>").bytes()));
    }

    @Test
    void aFileWithoutTextFails() {
        assertEquals(
                "this file has no text, only pictures or nothing. Add what they show in words",
                reason("a.docx", word.add("<w:p/>").bytes()));
    }

    @Test
    void aPartThatIsNoXmlFails() {
        assertEquals(
                "this file is broken (its part word/document.xml is no XML that can be read). Save it anew",
                reason("a.docx", word.rawDocument("<w:document")));
    }

    @Test
    void anyCutFails() {
        var bytes = word.paragraph("words ".repeat(50)).bytes();
        for (int length = 0; length < bytes.length; length += 13) {
            var cut = Arrays.copyOf(bytes, length);
            assertTrue(reason("a.docx", cut).startsWith("this file is "), () -> reason("a.docx", cut));
        }
    }

    @Test
    void damageFailsOrIsRead() {
        var bytes = word.paragraph("words ".repeat(50)).bytes();
        var random = new Random(11);
        for (int i = 0; i < Stride.trials(500); i++) {
            var damaged = bytes.clone();
            damaged[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            try {
                parse("a.docx", damaged);
            } catch (ParseException e) {
                assertTrue(String.valueOf(e.getMessage()).startsWith("this file "), e::getMessage);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x>",
                "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
            })
    void aDocumentTypeFails(String type) {
        assertEquals(
                "this file is broken (its part word/document.xml has a document type definition, which may be an"
                        + " attack). Save it anew",
                reason("a.docx", word.rawDocument(type + "<x>&a;&b;</x>")));
    }

    @Test
    void anUnknownEntityFails() {
        assertTrue(reason("a.docx", word.add("<w:p>&a;</w:p>").bytes()).startsWith("this file is broken"));
    }

    @Test
    void aLargePartFails() {
        assertEquals(
                LARGER,
                reason("a.docx", word.add(" ".repeat(5 << 20)).paragraph("a").bytes()));
    }

    @Test
    void aLargePartOfStylesFails() {
        word.paragraph("a").related("styles", " ".repeat(5 << 20));

        assertEquals(LARGER, reason("a.docx", word.bytes()));
    }

    @Test
    void deepNestingFails() {
        var tables = "<w:tbl><w:tr><w:tc>".repeat(10_000) + "</w:tc></w:tr></w:tbl>".repeat(10_000);

        assertEquals(
                "this file takes too much to read: its part word/document.xml is nested too deeply. Split it, or save"
                        + " it anew",
                reason("a.docx", word.add(tables).bytes()));
    }

    @Test
    void nestingUpToTheLimitIsRead() throws Exception {
        var tables = "<w:tbl><w:tr><w:tc>".repeat(80) + "<w:p><w:r><w:t>deep</w:t></w:r></w:p>"
                + "</w:tc></w:tr></w:tbl>".repeat(80);

        assertEquals("deep\n", parse("a.docx", word.add(tables).bytes()));
    }

    @Test
    void tooMuchTextFails() {
        var random = new Random(3);
        var text = new StringBuilder();
        while (text.length() < 8_100_000) {
            text.append(Long.toHexString(random.nextLong())).append("and some words that are the same everywhere");
        }

        assertEquals(
                "this file takes too much to read: it has too much text. Split it, or save it anew",
                reason("a.docx", word.paragraph(text.toString()).bytes()));
    }

    @Test
    void tooManyEmptyCellsFail() {
        var row = "<w:tr>" + "<w:tc/>".repeat(900) + "</w:tr>";
        // Random ids keep the ratio low.
        var random = new Random(3);
        var rows = new StringBuilder();
        for (int i = 0; i < 1200; i++) {
            rows.append(row.replace("<w:tr>", "<w:tr w:id=\"" + random.nextLong() + "\">"));
        }

        assertTrue(reason("a.docx", word.add("<w:tbl>" + rows + "</w:tbl>").bytes())
                .startsWith("this file takes too much"));
    }

    @Test
    void aTableThatIsTooWideFails() {
        assertEquals(
                "this file takes too much to read: a table has more than 1000 columns. Split it, or save it anew",
                reason(
                        "a.docx",
                        word.add("<w:tbl><w:tr>" + "<w:tc/>".repeat(1001) + "</w:tr></w:tbl>")
                                .bytes()));
    }

    @Test
    void aCellThatSpansEverythingIsSmall() throws Exception {
        word.add("<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"2000000000\"/></w:trPr><w:tc><w:tcPr><w:gridSpan"
                + " w:val=\"2000000000\"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>");

        assertTrue(parse("a.docx", word.bytes()).length() < 1000);
    }

    private static String parse(String name, byte[] file) throws ParseException {
        return Formats.all()
                .parser(name)
                .orElseThrow()
                .parse(new FileContent(name, file))
                .text();
    }

    private static String reason(String name, byte[] file) {
        return String.valueOf(
                assertThrows(ParseException.class, () -> parse(name, file)).getMessage());
    }
}
