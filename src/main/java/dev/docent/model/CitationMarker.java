package dev.docent.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands at a place of a text where a citation might: a citation, none, or too little to say.
 *
 * @param length the characters of the citation, 0 for none, -1 for undecided
 * @param numbers the passages it names
 */
record CitationMarker(int length, List<Integer> numbers) {
    static final CitationMarker NONE = new CitationMarker(0, List.of());
    private static final CitationMarker UNDECIDED = new CitationMarker(-1, List.of());
    private static final int MAX_DIGITS = 3;

    boolean isNone() {
        return length == 0;
    }

    boolean undecided() {
        return length < 0;
    }

    /**
     * Reads what stands at a place.
     *
     * @param atEnd whether nothing comes after the text, so that everything can be decided
     */
    static CitationMarker read(String text, int start, boolean atEnd) {
        char open = text.charAt(start);
        if (open != '[' && open != '【') {
            return NONE;
        }
        // One character more than a marker may have, and the one that follows it.
        int windowEnd = Math.min(text.length(), start + CitationFilter.MAX_MARKER + 2);
        var window = text.substring(start, windowEnd);
        var marker = open == '[' ? readSquare(window) : readLenticular(window);
        if (!marker.undecided()) {
            return marker;
        }
        if (windowEnd < text.length() || window.length() > CitationFilter.MAX_MARKER + 1) {
            return NONE;
        }
        if (!atEnd) {
            return UNDECIDED;
        }
        // A marker that ends the text waited for the next character only because of links.
        return window.endsWith("]") ? readSquare(window + "\n") : NONE;
    }

    // "[" ["^"] number *( ("," / ";") number ) "]", not followed by "("
    private static CitationMarker readSquare(String text) {
        int at = 1;
        if (at < text.length() && text.charAt(at) == '^') {
            at++;
        }
        var numbers = new ArrayList<Integer>();
        while (true) {
            at = skipBlanks(text, at);
            int digits = countDigits(text, at);
            if (at + digits == text.length()) {
                return digits > MAX_DIGITS ? NONE : UNDECIDED;
            }
            if (digits == 0 || digits > MAX_DIGITS) {
                return NONE;
            }
            numbers.add(Integer.parseInt(text.substring(at, at + digits)));
            at = skipBlanks(text, at + digits);
            if (at == text.length()) {
                return UNDECIDED;
            }
            char c = text.charAt(at);
            at++;
            if (c != ',' && c != ';' && c != ']') {
                return NONE;
            }
            if (c == ']') {
                return closed(text, at, numbers);
            }
        }
    }

    private static CitationMarker closed(String text, int end, List<Integer> numbers) {
        if (end > CitationFilter.MAX_MARKER) {
            return NONE;
        }
        if (end == text.length()) {
            return UNDECIDED;
        }
        return text.charAt(end) == '(' ? NONE : new CitationMarker(end, List.copyOf(numbers));
    }

    // "【" number [ "†" anything ] "】"
    private static CitationMarker readLenticular(String text) {
        int at = 1;
        int digits = countDigits(text, at);
        if (at + digits == text.length()) {
            return digits > MAX_DIGITS ? NONE : UNDECIDED;
        }
        char after = text.charAt(at + digits);
        if (digits == 0 || digits > MAX_DIGITS || (after != '†' && after != '】')) {
            return NONE;
        }
        int close = text.indexOf('】', at);
        int lineEnd = text.indexOf('\n', at);
        if (lineEnd >= 0 && (close < 0 || lineEnd < close)) {
            return NONE;
        }
        if (close < 0) {
            return UNDECIDED;
        }
        int length = close + 1;
        return length > CitationFilter.MAX_MARKER
                ? NONE
                : new CitationMarker(length, List.of(Integer.parseInt(text.substring(at, at + digits))));
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static int countDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }
}
