package dev.docent.format.pdf;

import dev.docent.corpus.Document;
import dev.docent.corpus.Language;
import dev.docent.format.DocumentParser;
import dev.docent.format.FileContent;
import dev.docent.format.ParseException;
import dev.docent.format.Rendition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Parses PDF: its text in the order of reading, with headings, lists, tables and code by their looks. The document is cited by its
 * pages. What repeats at the edge of pages is left out. Files that open only with a password, have no text, are broken or cost too much fail.
 */
public final class PdfParser implements DocumentParser {
    /** What programs write as a title when the author gave none. */
    private static final Pattern NO_TITLE = Pattern.compile(
            "(?i)\\s*|untitled.*|microsoft (word|powerpoint) - .*|.*\\.(docx?|pptx?|tex|dvi|indd|pdf|fm|odt|rtf)");

    private static final long MAX_FILE_BYTES = 50L << 20;

    static {
        PdfLogs.off();
        SubstituteFonts.install();
    }

    private final PdfLimits limits;

    /** Creates a parser with the usual limits. */
    public PdfParser() {
        this(PdfLimits.DEFAULT);
    }

    PdfParser(PdfLimits limits) {
        this.limits = limits;
    }

    @Override
    public Set<Language> languages() {
        return Set.of(Language.PDF);
    }

    /** Returns 50 MiB, because pictures and fonts are most of a PDF, or more if text may be longer. */
    @Override
    public long maxFileBytes(long text) {
        return Math.max(text, MAX_FILE_BYTES);
    }

    @Override
    public String version() {
        return "pdf-2";
    }

    @Override
    public Document parse(FileContent file) throws ParseException {
        var costs = new Costs(limits);
        try (var pdf = new BoundedParser(file.bytes(), costs).parse()) {
            return document(file, pdf, costs);
        } catch (InvalidPasswordException e) {
            throw new ParseException("this PDF opens only with a password. Save it without one", e);
        } catch (OverLimitException e) {
            throw new ParseException(
                    "this PDF takes too much to read: " + e.getMessage() + ". Split it, or save it anew", e);
        } catch (OutOfMemoryError e) {
            throw new ParseException("this PDF takes more memory than Docent has. Split it, or save it anew", e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new ParseException("this PDF is broken (" + e.getMessage() + "). Save it anew", e);
        }
    }

    private static Document document(FileContent file, PDDocument pdf, Costs costs) throws IOException, ParseException {
        var pages = pages(pdf, costs);
        var looks = Looks.of(pages);
        var running = new RunningLines(pages, looks.textSize());
        var rows = new ArrayList<Row>();
        pages.forEach(page -> rows.addAll(ReadingOrder.of(page.number(), running.without(page))));
        if (rows.isEmpty()) {
            throw new ParseException(
                    "this PDF has no text, only pictures, as a scan has. Save it with recognised text (OCR)");
        }
        var rendition = new Rendition();
        new Structure(rows, looks, rendition).write();
        return rendition.document(file, title(pdf, rows));
    }

    private static List<PdfPage> pages(PDDocument pdf, Costs costs) throws IOException {
        var glyphs = new PageGlyphs(costs);
        var pages = new ArrayList<PdfPage>();
        for (var page : pdf.getPages()) {
            int number = pages.size() + 1;
            costs.page(number);
            pages.add(new PdfPage(number, height(page), Pieces.of(glyphs.of(page))));
        }
        return pages;
    }

    private static float height(PDPage page) {
        var box = page.getCropBox();
        return page.getRotation() % 180 == 0 ? box.getHeight() : box.getWidth();
    }

    /** Returns the title that the author gave, or the largest text of the first page that has any. */
    private static String title(PDDocument pdf, List<Row> rows) {
        var given = pdf.getDocumentInformation().getTitle();
        if (given != null && !NO_TITLE.matcher(given).matches()) {
            return given.strip().replaceAll("\\s+", " ");
        }
        var largest = rows.get(0);
        for (var row : rows) {
            boolean onPage = row.page() == rows.get(0).page();
            largest = onPage && row.size() > largest.size() ? row : largest;
        }
        return largest.text();
    }
}
