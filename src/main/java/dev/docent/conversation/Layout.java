package dev.docent.conversation;

import java.util.ArrayList;
import java.util.List;

/**
 * Which frames an answer has, and how long the text of each is: with it, the text of an answer is cut into the same frames
 * again, so that a reader goes on where it was. Immutable.
 *
 * <p>As text it has one letter for each frame that is none of text ({@link Kind}), and for a frame of text its length in
 * UTF-16 units: one digit of base 36, or in parentheses a decimal number. {@code ATSTbg(120)CE} is a start, a status, the
 * sources, a status, texts of 11, 16 and 120 units, the citations and the end.
 */
public final class Layout {
    /** What a frame is. */
    public enum Kind {
        START('A'),
        STATUS('T'),
        SOURCES('S'),
        NOTICE('N'),
        REASONING('R'),
        CITATIONS('C'),
        /** {@code done} or {@code error}. */
        LAST('E'),
        TEXT('\0');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        private static Kind of(char letter) {
            for (var kind : values()) {
                if (kind.letter == letter) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("layout: no kind has the letter " + letter);
        }
    }

    /**
     * One frame.
     *
     * @param length the UTF-16 units of a text, else 0
     */
    public record Entry(Kind kind, int length) {}

    private static final int RADIX = 36;

    private Layout() {}

    /** Returns the frames that a layout lists. */
    public static List<Entry> parse(String layout) {
        var entries = new ArrayList<Entry>();
        for (int at = 0; at < layout.length(); at++) {
            char c = layout.charAt(at);
            if (c == '(') {
                int end = layout.indexOf(')', at);
                entries.add(new Entry(Kind.TEXT, Integer.parseInt(layout, at + 1, end, 10)));
                at = end;
            } else if (Character.isUpperCase(c)) {
                entries.add(new Entry(Kind.of(c), 0));
            } else {
                entries.add(new Entry(Kind.TEXT, Character.digit(c, RADIX)));
            }
        }
        return entries;
    }

    /** Returns the text form of frames. */
    public static String format(List<Entry> entries) {
        var layout = new StringBuilder();
        for (var entry : entries) {
            if (entry.kind() != Kind.TEXT) {
                layout.append(entry.kind().letter);
            } else if (entry.length() < RADIX) {
                layout.append(Character.forDigit(entry.length(), RADIX));
            } else {
                layout.append('(').append(entry.length()).append(')');
            }
        }
        return layout.toString();
    }
}
