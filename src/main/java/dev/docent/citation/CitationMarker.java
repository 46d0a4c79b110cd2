package dev.docent.citation;

import java.util.ArrayList;
import java.util.List;

/**
 * What a text has at a place where a citation is possible: numbers in brackets, something else, or too little to
 * decide.
 *
 * @param length the length of the brackets with their content, 0 for none, -1 for undecided
 * @param numbers the numbers, from 1, as written
 * @param after the character that follows; a line feed at the end of the text and where it makes no difference
 */
record CitationMarker(int length, List<Integer> numbers, char after) {
    static final CitationMarker NONE = new CitationMarker(0, List.of(), '\n');
    private static final CitationMarker UNDECIDED = new CitationMarker(-1, List.of(), '\n');
    private static final int MAX_DIGITS = 3;

    boolean isNone() {
        return length == 0;
    }

    boolean undecided() {
        return length < 0;
    }

    /** Returns whether this is the inner bracket of one number in two brackets, {@code [[1]]}. */
    boolean isAloneInBrackets() {
        return numbers.size() == 1 && after == ']';
    }

    /** Returns whether every number names one of this many passages. */
    boolean namesOnly(int passages) {
        return numbers.stream().allMatch(number -> number <= passages);
    }

    /**
     * Reads the text at a place.
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
        // A marker at the end of the text only waited for the next character because of links.
        return window.endsWith("]") ? readSquare(window + "\n") : NONE;
    }

    // "[" number *( ("," / ";") number ) "]", not followed by "("; blanks around numbers, none with a zero in front
    private static CitationMarker readSquare(String text) {
        int at = 1;
        var numbers = new ArrayList<Integer>();
        while (true) {
            at = skipBlanks(text, at);
            int digits = countDigits(text, at);
            if (at + digits == text.length()) {
                return digits > MAX_DIGITS ? NONE : UNDECIDED;
            }
            if (digits == 0 || digits > MAX_DIGITS || text.charAt(at) == '0') {
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
        char after = text.charAt(end);
        return after == '(' ? NONE : new CitationMarker(end, List.copyOf(numbers), after);
    }

    // "【" number [ "†" anything ] "】"
    private static CitationMarker readLenticular(String text) {
        int at = 1;
        int digits = countDigits(text, at);
        if (at + digits == text.length()) {
            return digits > MAX_DIGITS ? NONE : UNDECIDED;
        }
        char after = text.charAt(at + digits);
        if (digits == 0 || digits > MAX_DIGITS || text.charAt(at) == '0' || (after != '†' && after != '】')) {
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
                : new CitationMarker(length, List.of(Integer.parseInt(text.substring(at, at + digits))), '\n');
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
