package dev.docent.format.opendocument;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.testing.OdfWriter;
import dev.docent.testing.WordWriter;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that are not what their names say, or cost much more than they are long. Each fails alone, with a reason. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileOpenDocumentTest {
    @Test
    void anEncryptedOpenDocumentFails() {
        var file = OdfWriter.text()
                .paragraph("words")
                .part(
                        "META-INF/manifest.xml",
                        "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>");

        assertEquals("this file is encrypted. Save it without a password", reason("a.odt", file.bytes()));
        assertEquals("this file is encrypted. Save it without a password", reason("a.ods", compound()));
    }

    @Test
    void aKindOfOpenDocumentWithTheNameOfAnotherFails() {
        assertEquals(
                "this file is not an OpenDocument spreadsheet, in spite of its name. Save it anew as one",
                reason("a.ods", OdfWriter.text().paragraph("words").bytes()));
        assertEquals(
                "this file is not an OpenDocument text, in spite of its name. Save it anew as one",
                reason("a.odt", new WordWriter().paragraph("words").bytes()));
        assertEquals(
                "this file is not an OpenDocument presentation, in spite of its name. Save it anew as one",
                reason("a.odp", OdfWriter.slides().rawContent("<a/>")));
    }

    @Test
    void rowsThatAreRepeatedWithoutEndFail() {
        var row = "<table:table-row table:number-rows-repeated=\"2000000000\"><table:table-cell"
                + " table:number-columns-repeated=\"%s\"><text:p>a</text:p></table:table-cell></table:table-row>";

        for (var columns : List.of("1", "2000000000")) {
            var file = OdfWriter.sheets()
                    .add("<table:table table:name=\"A\">" + String.format(row, columns) + "</table:table>");
            assertTrue(reason("a.ods", file.bytes()).startsWith("this file takes too much to read: it has "));
        }
    }

    @Test
    void cellsOfATextThatAreRepeatedWithoutEndFail() {
        var file = OdfWriter.text()
                .add("<table:table><table:table-row><table:table-cell table:number-columns-repeated=\"2000000000\">"
                        + "<text:p>a</text:p></table:table-cell></table:table-row></table:table>");

        assertEquals(
                "this file takes too much to read: a table has more than 1000 columns. Split it, or save it anew",
                reason("a.odt", file.bytes()));
    }

    @Test
    void manySpacesAreFew() throws Exception {
        var file = OdfWriter.text().paragraph("a<text:s text:c=\"2000000000\"/>b");

        assertEquals("a b\n", parse("a.odt", file.bytes()));
    }

    /** Returns what begins an encrypted file of Office. */
    private static byte[] compound() {
        var file = new ByteArrayOutputStream();
        file.writeBytes(
                new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1});
        file.writeBytes("EncryptedPackage".getBytes(UTF_16LE));
        return file.toByteArray();
    }

    private static String parse(String name, byte[] file) throws ParseException {
        return new OpenDocumentParser().parse(new FileContent(name, file)).text();
    }

    private static String reason(String name, byte[] file) {
        return String.valueOf(
                assertThrows(ParseException.class, () -> parse(name, file)).getMessage());
    }
}
