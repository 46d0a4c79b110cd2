package dev.docent.testing;

import dev.docent.format.pdf.PdfParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Writes PDF for tests, on pages of 612 × 792 points. One thread at a time. */
public final class PdfWriter implements AutoCloseable {
    static {
        new PdfParser(); // Installs the fonts. Otherwise PDFBox would read all those of the machine.
    }

    private static final float HEIGHT = 792;

    /** The document, for what this class has no method for. */
    public final PDDocument document = new PDDocument();

    private final PDType1Font regular = new PDType1Font(FontName.HELVETICA);
    private final PDType1Font bold = new PDType1Font(FontName.HELVETICA_BOLD);
    private final PDType1Font mono = new PDType1Font(FontName.COURIER);

    /** Begins the next page. */
    public PdfWriter page() {
        document.addPage(new PDPage());
        return this;
    }

    /** Writes a line in 10 points, this far from the left and the top. */
    public PdfWriter text(float left, float top, String text) {
        return write(regular, 10, left, top, text);
    }

    /** Writes lines of 10 points, 12 points below each other. */
    public PdfWriter lines(float left, float top, String... lines) {
        for (int i = 0; i < lines.length; i++) {
            text(left, top + 12 * i, lines[i]);
        }
        return this;
    }

    /** Writes a line in another size. */
    public PdfWriter text(float size, float left, float top, String text) {
        return write(regular, size, left, top, text);
    }

    /** Writes a bold line. */
    public PdfWriter bold(float size, float left, float top, String text) {
        return write(bold, size, left, top, text);
    }

    /** Writes a line of code in 10 points. */
    public PdfWriter code(float left, float top, String text) {
        return write(mono, 10, left, top, text);
    }

    private PdfWriter write(PDType1Font font, float size, float left, float top, String text) {
        var page = document.getPage(document.getNumberOfPages() - 1);
        try (var content = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
            content.beginText();
            content.setFont(font, size);
            content.newLineAtOffset(left, HEIGHT - top);
            content.showText(text);
            content.endText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Returns the file. */
    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try {
            document.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
