package dev.docent.format.pdf;

import java.text.Bidi;
import java.text.Normalizer;

/** Characters as people type them. */
final class Characters {
    /** Where Unicode has ligatures and forms of letters that only fonts need. */
    private static final int FIRST_FORM = 0xFB00;

    private static final int LAST_FORM = 0xFEFC;
    private static final int SPECIALS = 0xFE00;
    private static final int END_OF_SPECIALS = 0xFE70;

    private Characters() {}

    /** Returns a text without ligatures, and with a space for each kind of white space. */
    static String readable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isForm(text.charAt(i))) {
                return Normalizer.normalize(text, Normalizer.Form.NFKC);
            }
        }
        return text.isBlank() || text.equals("\u00A0") ? " " : text;
    }

    private static boolean isForm(char c) {
        return c >= FIRST_FORM && c <= LAST_FORM && (c < SPECIALS || c >= END_OF_SPECIALS);
    }

    /** Returns a line, whose characters are in the order of their places from the left, in the order of reading. */
    static String inReadingOrder(String line) {
        if (!Bidi.requiresBidi(line.toCharArray(), 0, line.length())) {
            return line;
        }
        var bidi = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        var levels = new byte[bidi.getRunCount()];
        var runs = new Object[levels.length];
        for (int i = 0; i < runs.length; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            var run = line.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            runs[i] = levels[i] % 2 == 0 ? run : new StringBuilder(run).reverse();
        }
        Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
        var ordered = new StringBuilder();
        for (var run : runs) {
            ordered.append(run);
        }
        return ordered.toString();
    }
}
