package dev.docent.model;

/**
 * Knows of the word that stands directly in front of a bracket whether it looks like code, so that {@code a[1]} is an
 * index and {@code installed[1]} a citation. One thread at a time.
 */
final class WordTracker {
    private int letters;
    private boolean looksLikeCode;
    private char last;

    void next(char c) {
        if (isLetter(c)) {
            looksLikeCode = inWord(last) && (looksLikeCode || isInnerCapital(c));
            letters = inWord(last) ? letters + 1 : 1;
        } else if (inWord(c)) {
            looksLikeCode = c == '_' || c == '$' || letters > 0;
        } else {
            letters = 0;
            // The end of a call, of an index, of the name of a link.
            looksLikeCode = c == ']' || (c == ')' && last == '(');
        }
        last = c;
    }

    /** A citation was shown: what follows directly is another one, or text. */
    void citation() {
        letters = 0;
        looksLikeCode = false;
        last = ' ';
    }

    boolean looksLikeCode() {
        return looksLikeCode || letters == 1;
    }

    private boolean isInnerCapital(char c) {
        return c <= 'Z' && last >= 'a' && last <= 'z';
    }

    private static boolean inWord(char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '_' || c == '$';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
