package dev.docent.format.encoding;

import java.lang.Character.UnicodeScript;

/**
 * Counts what people rarely write: signs or capitals inside words, Greek and Latin letters in one word. A text that was decoded
 * in a wrong encoding is full of it.
 */
final class Oddities {
    /** Apostrophes, hyphens, dashes, dots and the like, which may occur between letters. */
    private static final String BETWEEN_LETTERS =
            "\u2019\u2018\u02BC\u00AD\u00B7\u2010\u2011\u2012\u2013\u2014\u2026\u00AB\u00BB\u201C\u201D\u201E\u2022\u2192\u00A0";

    private Oddities() {}

    static int of(String text) {
        int odd = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            char before = i > 0 ? text.charAt(i - 1) : ' ';
            char after = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            odd += isOdd(before, c, after) ? 1 : 0;
        }
        return odd;
    }

    private static boolean isOdd(char before, char c, char after) {
        if (c == '\uFFFD'
                || Character.isISOControl(c)
                || Character.getType(c) == Character.PRIVATE_USE
                || !Character.isDefined(c)) {
            return true;
        }
        if (!Character.isLetter(c)) {
            return Character.isLetter(before) && Character.isLetter(after) && isSign(c);
        }
        if (before >= 0x80 && Character.isLowerCase(before) && Character.isUpperCase(c)) {
            return true;
        }
        return isOfOtherAlphabet(before, c) || isOfOtherAlphabet(after, c);
    }

    private static boolean isSign(char c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.FORMAT -> false;
            default -> BETWEEN_LETTERS.indexOf(c) < 0;
        };
    }

    /**
     * Returns whether one letter is Latin and the other is of another alphabet. Beside Chinese, Japanese and Korean
     * text, that is normal.
     */
    private static boolean isOfOtherAlphabet(char neighbour, char c) {
        if (neighbour >= 0x80 || !Character.isLetter(neighbour)) {
            return false;
        }
        var script = UnicodeScript.of(c);
        return script == UnicodeScript.CYRILLIC
                || script == UnicodeScript.GREEK
                || script == UnicodeScript.HEBREW
                || script == UnicodeScript.ARABIC
                || script == UnicodeScript.THAI;
    }
}
