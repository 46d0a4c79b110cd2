package dev.docent.format.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Uses one font of PDFBox in place of each font that a file does not contain. PDFBox alone would read all fonts of the machine and
 * write a list of them into the user's folder; a text does not need them. Thread-safe.
 */
final class SubstituteFonts implements FontMapper {
    private final TrueTypeFont font;

    private SubstituteFonts(TrueTypeFont font) {
        this.font = font;
    }

    /** Uses it from now on, in this copy of PDFBox. */
    static void install() {
        var name = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
        try (var data = PDFont.class.getResourceAsStream(name)) {
            if (data == null) {
                throw new AssertionError("PDFBox contains " + name);
            }
            FontMappers.set(
                    new SubstituteFonts(new TTFParser().parse(new RandomAccessReadBuffer(data.readAllBytes()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String name, @Nullable PDFontDescriptor descriptor) {
        return new FontMapping<>(font, true);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String name, @Nullable PDFontDescriptor descriptor) {
        return new FontMapping<>(font, true);
    }

    @Override
    @SuppressWarnings("NullAway") // PDFBox has no annotations, and passes null itself if there is no OpenType font.
    public CIDFontMapping getCIDFont(
            String name, @Nullable PDFontDescriptor descriptor, @Nullable PDCIDSystemInfo info) {
        return new CIDFontMapping(null, font, true);
    }
}
