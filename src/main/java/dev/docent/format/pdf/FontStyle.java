package dev.docent.format.pdf;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * How text looks. Immutable.
 *
 * @param size in points, with one decimal
 * @param bold whether it is heavier than usual
 * @param mono whether all letters have the same width, as in code
 */
record FontStyle(float size, boolean bold, boolean mono) {
    private static final Pattern BOLD = Pattern.compile("bold|black|heavy|-bd|semibd");
    private static final Pattern MONO = Pattern.compile("courier|mono|consolas|menlo|typewriter|cmtt|code");
    /** The least weight that is bold, of 100 to 900. */
    private static final float BOLD_WEIGHT = 600;

    static FontStyle of(PDFont font, float size) {
        var name = String.valueOf(font.getName()).toLowerCase(Locale.ROOT);
        var described = font.getFontDescriptor();
        boolean heavy = described != null && (described.isForceBold() || described.getFontWeight() >= BOLD_WEIGHT);
        boolean fixed = described != null && described.isFixedPitch();
        return new FontStyle(
                Math.round(size * 10) / 10f,
                heavy || BOLD.matcher(name).find(),
                fixed || MONO.matcher(name).find());
    }
}
