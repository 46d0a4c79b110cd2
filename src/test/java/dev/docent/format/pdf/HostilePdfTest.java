package dev.docent.format.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Document;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.testing.Stride;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that cost much more than they are long. Each fails alone, with a reason. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("slow")
class HostilePdfTest {
    private static final String FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
    private static final String CATALOG = "<</Type/Catalog/Pages 2 0 R>>";
    private static final String ONE_PAGE = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
    private static final String PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
            + "/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>";
    private static final String TEXT = "BT /F 10 Tf 72 700 Td (Some words are here.) Tj ET\n";

    /** Limits that small files exceed too: 4 MiB in a stream, 32 MiB in all, 200,000 operators. */
    private static final PdfLimits SMALL = new PdfLimits(10_000, 4L << 20, 32L << 20, 200_000, 1_000_000, 10_000);

    private static final String LARGER = "this PDF takes too much to read: it is much larger when it is decompressed. "
            + "Split it, or save it anew";

    private static final String STEPS =
            "this PDF takes too much to read: drawing its pages takes too many steps. Split it, or save it anew";

    private final RawPdf raw = new RawPdf();

    @Test
    void aPlainFileIsRead() throws Exception {
        raw.object(CATALOG).object(ONE_PAGE).object(PAGE).stream("", TEXT.getBytes(ISO_8859_1))
                .object(FONT);

        assertEquals("Some words are here.\n", parse().text());
    }

    @Test
    void aPageThatIsLargeWhenDecompressedFails() throws IOException {
        raw.object(CATALOG).object(ONE_PAGE).object(PAGE).stream(
                        "/Filter/FlateDecode", bomb(Stride.beyond(64 << 20, 300 << 20, "page")))
                .object(FONT);

        assertEquals(LARGER, reason());
    }

    /** What is encrypted cannot be counted before it is decrypted. */
    @Test
    void anEncryptedPageThatIsLargeWhenDecompressedFails() throws Exception {
        var file = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            var page = new PDPage();
            page.setContents(new PDStream(pdf, new ByteArrayInputStream(new byte[20 << 20]), COSName.FLATE_DECODE));
            pdf.addPage(page);
            pdf.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            pdf.save(file);
        }

        assertEquals(LARGER, reason(new PdfParser(SMALL), file.toByteArray()));
    }

    @Test
    void aBombInABombFails() throws IOException {
        var twice = compressed(bomb(20 << 20));
        raw.object(CATALOG).object(ONE_PAGE).object(PAGE).stream("/Filter[/FlateDecode/FlateDecode]", twice)
                .object(FONT);

        assertEquals(LARGER, reasonWithin(SMALL));
    }

    @Test
    void manyLargeStreamsFailTogether() throws IOException {
        var kids = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            kids.append(4 + i).append(" 0 R ");
        }
        raw.object(CATALOG)
                .object(ONE_PAGE)
                .object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents[" + kids + "]>>");
        var large = bomb(3 << 20);
        for (int i = 0; i < 20; i++) {
            raw.stream("/Filter/FlateDecode", large);
        }

        assertEquals(LARGER, reasonWithin(SMALL));
    }

    @Test
    void aCrossReferenceThatIsABombFails() throws IOException {
        var objects = "%PDF-1.5\n1 0 obj\n<</Type/XRef/Size 9/W[1 1 1]/Root 1 0 R/Filter/FlateDecode/Length ";
        var data = bomb(20 << 20);
        var file = new ByteArrayOutputStream();
        file.write((objects + data.length + ">>\nstream\n").getBytes(ISO_8859_1));
        file.write(data);
        file.write("\nendstream\nendobj\nstartxref\n9\n%%EOF\n".getBytes(ISO_8859_1));

        assertEquals(LARGER, reason(new PdfParser(SMALL), file.toByteArray()));
    }

    @Test
    void tenThousandPagesAndOneFail() throws IOException {
        int pages = 10_001;
        raw.object(CATALOG).object("<</Type/Pages/Count " + pages + "/Kids[" + kids(pages) + "]>>");
        for (int i = 0; i < pages; i++) {
            raw.object("<</Type/Page/Parent 2 0 R>>");
        }

        assertEquals(
                "this PDF takes too much to read: it has more than 10000 pages. Split it, or save it anew", reason());
    }

    private static String kids(int pages) {
        var kids = new StringBuilder();
        for (int i = 0; i < pages; i++) {
            kids.append(3 + i).append(" 0 R ");
        }
        return kids.toString();
    }

    @Test
    void aTreeOfPagesThatContainsItselfEnds() throws Exception {
        raw.object(CATALOG).object("<</Type/Pages/Kids[3 0 R 2 0 R 2 0 R]/Count 7>>").object(PAGE).stream(
                        "", TEXT.getBytes(ISO_8859_1))
                .object(FONT);

        assertTrue(parse().text().startsWith("Some words are here.\n"));
    }

    @Test
    void aDeepTreeOfPagesFails() throws IOException {
        raw.object(CATALOG);
        for (int i = 0; i < 100_000; i++) {
            raw.object("<</Type/Pages/Count 1/Kids[" + (3 + i) + " 0 R]>>");
        }

        assertTrue(reason().startsWith("this PDF is broken"), this::reason);
    }

    @Test
    void aLargePageThatIsThereOftenFails() throws IOException {
        raw.object(CATALOG).object("<</Type/Pages/Count 30/Kids[" + "3 0 R ".repeat(30) + "]>>").object(PAGE).stream(
                "/Filter/FlateDecode", bomb(3 << 20));

        assertEquals(LARGER, reasonWithin(SMALL));
    }

    @Test
    void aDescriptionThatTakesTooManyStepsFails() throws IOException {
        var steps = "q Q\n".repeat(10_000).getBytes(ISO_8859_1);
        raw.object(CATALOG).object("<</Type/Pages/Count 30/Kids[" + "3 0 R ".repeat(30) + "]>>").object(PAGE).stream(
                        "", steps)
                .object(FONT);

        assertEquals(STEPS, reasonWithin(SMALL));
    }

    @Test
    void aFormThatDrawsItselfTwiceFails() throws IOException {
        var twice = "/X Do /X Do\n".getBytes(ISO_8859_1);
        raw.object(CATALOG).object(ONE_PAGE).object(PAGE).stream("", twice).object(FONT).stream(
                "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>", twice);

        assertEquals(STEPS, reasonWithin(SMALL));
    }

    @Test
    void aPageWithTooMuchTextFails() throws IOException {
        var text = "BT /F 10 Tf 72 700 Td (" + "word ".repeat(60_000) + ") Tj ET\n";
        raw.object(CATALOG).object(ONE_PAGE).object(PAGE).stream("", text.getBytes(ISO_8859_1))
                .object(FONT);

        assertEquals("this PDF takes too much to read: it has too much text. Split it, or save it anew", reason());
    }

    @Test
    void aPageOfManySmallPiecesEnds() throws Exception {
        var text = new StringBuilder("BT /F 1 Tf 1 0 0 1 0 790 Tm\n");
        for (int i = 0; i < Stride.size(60_000, "pieces"); i++) {
            text.append("1 0 0 1 ")
                    .append(i * 7919 % 600)
                    .append(' ')
                    .append(i * 104729 % 790)
                    .append(" Tm (x) Tj\n");
        }
        raw.object(CATALOG).object(ONE_PAGE).object(PAGE).stream(
                        "", text.append("ET").toString().getBytes(ISO_8859_1))
                .object(FONT);

        assertTrue(parse().text().contains("x"));
    }

    @Test
    void deeplyNestedObjectsFail() throws IOException {
        raw.object(CATALOG).object("[".repeat(1_000_000));

        assertTrue(reason().startsWith("this PDF is broken"), this::reason);
    }

    private Document parse() throws ParseException, IOException {
        return new PdfParser().parse(new FileContent("a.pdf", raw.bytes()));
    }

    private String reason() {
        try {
            return reasonWithin(PdfLimits.DEFAULT);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String reasonWithin(PdfLimits limits) throws IOException {
        return reason(new PdfParser(limits), raw.bytes());
    }

    private static String reason(PdfParser parser, byte[] file) {
        var failure = assertThrows(ParseException.class, () -> parser.parse(new FileContent("a.pdf", file)));
        return String.valueOf(failure.getMessage());
    }

    private static byte[] bomb(int length) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED))) {
            var spaces = new byte[1 << 20];
            for (int i = 0; i < length; i += spaces.length) {
                deflater.write(spaces);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] compressed(byte[] data) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(data);
        }
        return bytes.toByteArray();
    }
}
