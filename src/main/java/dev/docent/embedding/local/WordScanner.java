package dev.docent.embedding.local;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into words for the vocabulary of BERT models: without control characters, and for uncased ones in lower
 * case and without accents; each punctuation mark and each Chinese ideograph is a separate word. One thread at a time.
 */
final class WordScanner {
    private final String text;
    private final StringBuilder word = new StringBuilder();
    private int next;

    private final boolean isCased;

    /** @param isCased whether capitals and accents are kept */
    WordScanner(String text, boolean isCased) {
        this.isCased = isCased;
        this.text = isAscii(text) || isCased ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    /** Returns the next word, or null at the end. It changes with the next call. */
    @Nullable
    CharSequence next() {
        word.setLength(0);
        while (next < text.length()) {
            char letter = text.charAt(next);
            if (isAsciiLetterOrDigit(letter)) {
                // Most characters of most texts, which need no look at Unicode.
                word.append(isCased ? letter : Character.toLowerCase(letter));
                next++;
                continue;
            }
            var c = text.codePointAt(next);
            var standsAlone = isPunctuation(c) || isIdeograph(c);
            if (standsAlone && !word.isEmpty()) {
                return word;
            }
            next += Character.charCount(c);
            if (standsAlone) {
                return word.appendCodePoint(c);
            }
            if (isSpace(c)) {
                if (!word.isEmpty()) {
                    return word;
                }
            } else if (!isDropped(c) || (isCased && Character.getType(c) == Character.NON_SPACING_MARK)) {
                word.appendCodePoint(isCased ? c : Character.toLowerCase(c));
            }
        }
        return word.isEmpty() ? null : word;
    }

    private static boolean isAscii(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isSpace(int c) {
        return c == '\t' || c == '\n' || c == '\r' || Character.isSpaceChar(c);
    }

    /** Accents (the text is decomposed), control and format characters, and the mark of undecodable bytes. */
    private static boolean isDropped(int c) {
        if (c >= ' ' && c < 0x7f) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> c == 0xfffd;
        };
    }

    /** All ASCII characters except letters, digits and spaces, including those that Unicode calls symbols ({@code $ + < ^}). */
    private static boolean isPunctuation(int c) {
        if (c < 0x80) {
            return c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** The blocks of Han characters. Kana and hangul are not separated: the vocabulary has pieces of them. */
    private static boolean isIdeograph(int c) {
        return (c >= 0x3400 && c <= 0x4dbf)
                || (c >= 0x4e00 && c <= 0x9fff)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0x20000 && c <= 0x2ceaf)
                || (c >= 0x2f800 && c <= 0x2fa1f);
    }
}
