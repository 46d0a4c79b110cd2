package dev.docent.format.asciidoc;

import java.util.HashMap;
import java.util.Map;

/**
 * Looks ahead in a text with markup. It remembers where it found things, so looking for the same thing from many places
 * takes linear time; the places must come in their order. One text, one thread.
 */
final class MarkupScanner {
    /** A label that is longer ends at its first closing bracket. */
    static final int MAX_LABEL_CHARS = 600;

    static final int MAX_TARGET_CHARS = 1000;

    private static final int MAX_NAME_CHARS = 60;
    private static final String TARGET_CHARS = "_./:#{}$%@~+?&=*(),;!'-";
    private static final String TARGET = "target";
    private static final String BARE = "bare";

    private final String text;
    /** Where each text is found next; -1 where it is not found any more. */
    private final Map<String, Integer> next = new HashMap<>();

    MarkupScanner(String text) {
        this.text = text;
    }

    int length() {
        return text.length();
    }

    String text(int from, int to) {
        return text.substring(from, to);
    }

    /** Returns at most so many characters. */
    String beginning(int from, int chars) {
        return text.substring(from, Math.min(text.length(), from + chars));
    }

    boolean startsWith(String prefix, int at) {
        return text.startsWith(prefix, at);
    }

    /** Returns the character at a place, and a line end before and after the text. */
    char charAt(int position) {
        return position >= 0 && position < text.length() ? text.charAt(position) : '\n';
    }

    boolean isWord(int position) {
        char c = charAt(position);
        return Character.isLetterOrDigit(c) || c == '_';
    }

    boolean isSpace(int position) {
        return Character.isWhitespace(charAt(position));
    }

    /** Returns the next place of a text; -1 if there is none. */
    int find(String sought, int from) {
        Integer known = next.get(sought);
        if (known != null && (known < 0 || known >= from)) {
            return known;
        }
        int found = text.indexOf(sought, from);
        next.put(sought, found);
        return found;
    }

    /** Returns the next place that can end text between single marks: before it is no space, and behind it no word. */
    int closing(char mark, int from) {
        String sought = String.valueOf(mark);
        int end = find(sought, from);
        while (end >= 0 && (isSpace(end - 1) || isWord(end + 1))) {
            end = find(sought, end + 1);
        }
        return end;
    }

    /** Returns where the text without white space and opening brackets ends that goes on here. */
    int targetEnd(int from) {
        Integer known = next.get(TARGET);
        if (known != null && known >= from) {
            return known;
        }
        int end = from;
        while (end < text.length() && charAt(end) != '[' && !isSpace(end)) {
            end++;
        }
        next.put(TARGET, end);
        return end;
    }

    /** Returns whether a target goes on here, up to the bracket of a label. */
    boolean isTarget(int from, int bracket) {
        if (charAt(bracket) != '[' || bracket - from > MAX_TARGET_CHARS) {
            return false;
        }
        int at = from;
        while (at < bracket && isOfTarget(charAt(at))) {
            at++;
        }
        return at == bracket;
    }

    private static boolean isOfTarget(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || TARGET_CHARS.indexOf(c) >= 0);
    }

    /** Returns where a name ends that begins here. */
    int nameEnd(int from) {
        int end = from;
        while (end < from + MAX_NAME_CHARS && (isWord(end) || charAt(end) == '-')) {
            end++;
        }
        return end;
    }

    /** Returns the bracket that ends a label, which begins after a bracket and may contain pairs of them; -1 if none does. */
    int labelEnd(int from) {
        int first = find("]", from);
        int bare = bareBracket(from);
        int limit = Math.min(text.length(), from + MAX_LABEL_CHARS);
        // Only a bare bracket ends a label. Without one, looking at every label would take as long as it may be.
        int depth = 1;
        for (int end = from; first >= 0 && bare >= 0 && bare < limit && end < limit; end++) {
            depth += step(end, depth);
            if (depth == 0) {
                return end;
            }
        }
        return first;
    }

    /** Returns the next closing bracket without a backslash; -1 if there is none. */
    private int bareBracket(int from) {
        Integer known = next.get(BARE);
        if (known != null && (known < 0 || known >= from)) {
            return known;
        }
        int found = text.indexOf(']', from);
        while (found >= 0 && charAt(found - 1) == '\\') {
            found = text.indexOf(']', found + 1);
        }
        next.put(BARE, found);
        return found;
    }

    /** Returns how a character changes the depth of brackets. A backslash keeps it from ending the label. */
    private int step(int position, int depth) {
        char c = charAt(position);
        boolean escaped = charAt(position - 1) == '\\' && (c == '[' || depth == 1);
        return escaped ? 0 : c == '[' ? 1 : c == ']' ? -1 : 0;
    }
}
