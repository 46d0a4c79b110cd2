package dev.docent.format.pdf;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * Reads what a page draws, as glyphs. PDFBox's own order of lines is not used. Text in another direction than most of the page,
 * such as a watermark, is left out. One thread at a time.
 */
final class PageGlyphs extends PDFTextStripper {
    private final Costs costs;
    private final Map<PDFont, FontStyle> styles = new HashMap<>();
    private int onPage;

    PageGlyphs(Costs costs) {
        this.costs = costs;
        setSortByPosition(false);
        setShouldSeparateByBeads(false);
        output = Writer.nullWriter();
    }

    /** Returns the glyphs of a page, in any order. */
    List<Glyph> of(PDPage page) throws IOException {
        onPage = 0;
        page.getContentStreams().forEachRemaining(content -> costs.again(content.getCOSObject()));
        processPage(page);
        var glyphs = new ArrayList<Glyph>();
        float direction = direction();
        for (var article : getCharactersByArticle()) {
            for (var position : article) {
                if (position.getDir() == direction) {
                    glyphs.add(glyph(position));
                }
            }
        }
        return glyphs;
    }

    private float direction() {
        var counts = new HashMap<Float, Integer>();
        for (var article : getCharactersByArticle()) {
            article.forEach(position -> counts.merge(position.getDir(), 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0f);
    }

    private Glyph glyph(TextPosition position) {
        float left = position.getXDirAdj();
        var plain = styles.computeIfAbsent(position.getFont(), font -> FontStyle.of(font, 0));
        float size = Math.round(Math.abs(position.getFontSizeInPt()) * 10) / 10f;
        return new Glyph(
                Characters.readable(position.getUnicode()),
                left,
                left + position.getWidthDirAdj(),
                position.getYDirAdj(),
                new FontStyle(size, plain.bold(), plain.mono()),
                position.getWidthOfSpace());
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        costs.operator();
        super.processOperator(operator, operands);
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        costs.form(form.getCOSObject());
        super.showForm(form);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        costs.glyph(++onPage);
        super.processTextPosition(text);
    }

    @Override
    protected void writePage() {
        // The glyphs are read instead.
    }
}
