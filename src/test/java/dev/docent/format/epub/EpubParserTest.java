package dev.docent.format.epub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Document;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.format.Parsing;
import dev.docent.testing.Stride;
import dev.docent.testing.ZipWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("slow")
class EpubParserTest {
    private static final String CONTAINER = """
            <?xml version="1.0"?>
            <container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
            <rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
            </container>
            """;

    private static final String OPF = """
            <package xmlns="http://www.idpf.org/2007/opf" version="3.0">
            <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> The
             mill </dc:title><dc:title>Other</dc:title></metadata>
            <manifest>
            <item id="b" href="text/two%20b.xhtml" media-type="application/xhtml+xml"/>
            <item id="a" href="./text/../text/one.xhtml#x" media-type="application/xhtml+xml"/>
            <item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/>
            <item id="p" href="p.png" media-type="image/png"/>
            </manifest>
            <spine><itemref idref="a"/><itemref idref="gone"/><itemref idref="p"/><itemref idref="b"/><itemref idref="a"/></spine>
            </package>
            """;

    @Test
    void chaptersAreReadInTheOrderOfTheSpineWithTheirHeadings() {
        var document = parse(book("<h1>Hats</h1><p>Violet <i/>ones.</p>", "<p>Wheels turn.</p>"));

        assertEquals("The mill", document.title());
        assertEquals("# Hats\n\nViolet ones.\n\n# Chapter 2\n\nWheels turn.\n", document.text());
        assertEquals(
                List.of("Hats: PROSE 1-1, PROSE 3-3", "Chapter 2: PROSE 5-5, PROSE 7-7"), Parsing.outline(document));
        assertEquals("docs/a.epub:3-3", document.location(3, 3).toString());
    }

    @Test
    void aTitleThatXmlClosesAtOnceDoesNotSwallowThePage() {
        var book = book("", "")
                .part(
                        "OEBPS/text/one.xhtml",
                        "<html><head><title/><script src='x'/></head><body><p>Seen.</p></body></html>");

        assertTrue(parse(book).text().startsWith("Seen.\n"), parse(book).text());
    }

    @Test
    void protectedBooksFail() {
        var encryption = """
                <encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">
                <enc:EncryptedData><enc:CipherData><enc:CipherReference URI="%s"/></enc:CipherData></enc:EncryptedData>
                </encryption>
                """;

        fails(
                book("<p>a</p>", "").part("META-INF/encryption.xml", encryption.formatted("OEBPS/text/one.xhtml")),
                "protected");
        var font = book("<p>a</p>", "").part("META-INF/encryption.xml", encryption.formatted("OEBPS/font.otf"));
        assertEquals("a\n", parse(font).text().lines().skip(2).findFirst().orElseThrow() + "\n");
    }

    @Test
    void whatIsNoBookFailsWithAReason() {
        fails(new ZipWriter().part("a", "b"), "META-INF/container.xml is missing");
        fails(book("", "").part("META-INF/container.xml", "<container/>"), "does not say where");
        fails(book("", ""), "no text");
        assertThrows(ParseException.class, () -> read("no zip".getBytes(UTF_8)));
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hostileBooksFailOrEnd() throws ParseException {
        var entity = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        fails(
                book("<p>a</p>", "").part("OEBPS/content.opf", entity + OPF.replace("The", "&x;")),
                "document type definition");
        assertEquals(
                false,
                parse(book("", "").part("OEBPS/text/one.xhtml", entity + "<p>a &x; b</p>"))
                        .text()
                        .contains("root"));
        fails(book("x".repeat(Stride.beyond(16 << 20, 50 << 20, "text")), ""), "takes too much");
        fails(book("<p>" + numbers() + "</p>", ""), "8 million");
        assertTrue(
                read(book("<div>".repeat(100_000) + "deep", "").bytes()).text().contains("deep"));
        fails(
                book("a", "").part("OEBPS/content.opf", OPF.replace("</spine>", "<a>".repeat(100_000))),
                "nested too deeply");
        assertTrue(read(book("<title ".repeat(Stride.size(100_000, "title")) + "<p>a</p>", "")
                                .bytes())
                        .sections()
                        .size()
                < 10);
    }

    private static String numbers() {
        return IntStream.range(0, 1_300_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    }

    private static ZipWriter book(String one, String two) {
        return new ZipWriter()
                .fast()
                .part("mimetype", "application/epub+zip")
                .part("META-INF/container.xml", CONTAINER)
                .part("OEBPS/content.opf", OPF)
                .part("OEBPS/text/one.xhtml", chapter("Chapter 1", one))
                .part("OEBPS/text/two b.xhtml", chapter("Chapter 2", two));
    }

    private static String chapter(String title, String body) {
        return "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>" + title
                + "</title></head><body>" + body + "</body></html>";
    }

    private static Document parse(ZipWriter book) {
        return Parsing.parse("a.epub", book.bytes());
    }

    private static Document read(byte[] bytes) throws ParseException {
        return new EpubParser().parse(new FileContent("docs/a.epub", bytes));
    }

    private static void fails(ZipWriter book, String reason) {
        var failure = assertThrows(ParseException.class, () -> read(book.bytes()));
        assertTrue(failure.getMessage().contains(reason), failure.getMessage());
    }
}
