package dev.docent.testing;

import static dev.docent.testing.SheetsWriter.row;
import static dev.docent.testing.SlidesWriter.box;
import static dev.docent.testing.SlidesWriter.paragraph;
import static dev.docent.testing.SlidesWriter.shape;

import java.util.List;

/** Files that are no text: those of office programs, PDF and books. */
final class BinaryDrafts {
    private static final int PARTS = 5;
    private static final int PART = 3;
    private static final int LINES = 20;
    private static final int ROWS = 200;
    private static final int ROW = 150;

    private static final String CONTAINER = """
            <container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
            <rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
            """;
    private static final String BOOK = """
            <package xmlns="http://www.idpf.org/2007/opf" version="3.0">
            <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The mill</dc:title></metadata>
            <manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
            <item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest>
            <spine><itemref idref="a"/><itemref idref="b"/></spine></package>
            """;

    private BinaryDrafts() {}

    static List<FormatDraft> all() {
        return List.of(
                new FormatDraft("mill.pdf", "page " + PART, BinaryDrafts::pdf),
                new FormatDraft("mill.pptx", "slide " + PART, BinaryDrafts::slides),
                new FormatDraft("mill.xlsx", "sheet Tariffs, row " + ROW, BinaryDrafts::sheets),
                new FormatDraft("mill.docx", "line 17", BinaryDrafts::word),
                new FormatDraft("mill.odt", "line 17", BinaryDrafts::text),
                new FormatDraft("mill.odp", "slide " + PART, BinaryDrafts::presentation),
                new FormatDraft("mill.ods", "sheet Tariffs, row " + ROW, BinaryDrafts::spreadsheet),
                new FormatDraft("mill.epub", "line 19", BinaryDrafts::book));
    }

    private static byte[] pdf(String sentence) {
        try (var pdf = new PdfWriter()) {
            for (int page = 1; page <= PARTS; page++) {
                pdf.page().text(72, 40, "Handbook of the mill").bold(16, 72, 100, "Chapter about part " + page);
                for (int line = 0; line < lines(page); line++) {
                    pdf.text(72, 140 + 20 * line, words(page, line, sentence));
                }
            }
            return pdf.bytes();
        }
    }

    /** The part with the sentence has little else, and is no larger than a passage; the others are too large to be joined to it. */
    private static int lines(int part) {
        return part == PART ? 3 : LINES;
    }

    private static String words(int part, int line, String sentence) {
        return part == PART && line == 1 ? sentence : FormatDraft.filler(100 * part + line);
    }

    private static byte[] slides(String sentence) {
        var slides = new SlidesWriter();
        for (int slide = 1; slide <= PARTS; slide++) {
            var text = new StringBuilder(shape("title", paragraph("Part " + slide + " of the mill")));
            for (int line = 0; line < lines(slide); line++) {
                text.append(box(paragraph(words(slide, line, sentence))));
            }
            slides.slide(text.toString());
        }
        return slides.bytes();
    }

    private static byte[] sheets(String sentence) {
        var rows = new StringBuilder(row(1, "Item", "Remark"));
        for (int i = 2; i <= ROWS; i++) {
            rows.append(row(i, "item " + i, cell(i, sentence)));
        }
        return new SheetsWriter().sheet("Tariffs", rows.toString()).bytes();
    }

    private static String cell(int row, String sentence) {
        return row == ROW ? sentence : "wheel number " + row;
    }

    private static byte[] word(String sentence) {
        return new WordWriter()
                .paragraph(FormatDraft.filler(" "))
                .paragraph("<w:outlineLvl w:val=\"0\"/>", "Clothes")
                .paragraph(sentence)
                .paragraph("<w:outlineLvl w:val=\"0\"/>", "Water")
                .paragraph(FormatDraft.filler(" "))
                .bytes();
    }

    private static byte[] text(String sentence) {
        return OdfWriter.text()
                .paragraph(FormatDraft.filler(" "))
                .heading(1, "Clothes")
                .paragraph(sentence)
                .heading(1, "Water")
                .paragraph(FormatDraft.filler(" "))
                .bytes();
    }

    private static byte[] presentation(String sentence) {
        var pages = new StringBuilder();
        for (int slide = 1; slide <= PARTS; slide++) {
            pages.append("<draw:page><draw:frame presentation:class=\"title\"><draw:text-box><text:p>Part ")
                    .append(slide)
                    .append("</text:p></draw:text-box></draw:frame><draw:frame><draw:text-box>");
            for (int line = 0; line < lines(slide); line++) {
                pages.append("<text:p>").append(words(slide, line, sentence)).append("</text:p>");
            }
            pages.append("</draw:text-box></draw:frame></draw:page>");
        }
        return OdfWriter.slides().with(pages.toString()).bytes();
    }

    private static byte[] spreadsheet(String sentence) {
        var rows = new StringBuilder("<table:table table:name=\"Tariffs\">");
        for (int i = 1; i <= ROWS; i++) {
            rows.append("<table:table-row>");
            for (var cell : i == 1 ? List.of("Item", "Remark") : List.of("item " + i, cell(i, sentence))) {
                rows.append("<table:table-cell office:value-type=\"string\"><text:p>")
                        .append(cell)
                        .append("</text:p></table:table-cell>");
            }
            rows.append("</table:table-row>");
        }
        return OdfWriter.sheets().with(rows + "</table:table>").bytes();
    }

    private static byte[] book(String sentence) {
        String noise = "<p>" + FormatDraft.filler(" ") + "</p>";
        return new ZipWriter()
                .part("mimetype", "application/epub+zip")
                .part("META-INF/container.xml", CONTAINER)
                .part("book.opf", BOOK)
                .part("a.xhtml", "<html><body><h1>Wheels</h1>" + noise + "</body></html>")
                .part(
                        "b.xhtml",
                        "<html><body><h1>Clothes</h1><p>" + sentence + "</p><h2>Water</h2>" + noise + "</body></html>")
                .bytes();
    }
}
