package dev.docent.conversation.migration;

import java.util.ArrayList;
import java.util.List;

/**
 * The frames of an answer in the form of earlier versions. A frame of text is the number of its UTF-16 units: one digit of base
 * 36, or a decimal number in parentheses. Every other frame is an upper-case letter. Stateless.
 *
 * <p>{@code A} is {@code start}, {@code T} {@code status}, {@code S} {@code sources}, {@code N} {@code notice}, {@code R}
 * {@code reasoning}, {@code C} {@code citations}, and {@code E} the last frame.
 */
final class OldLayout {
    private static final char TEXT = ' ';

    /**
     * A frame.
     *
     * @param letter its letter
     * @param length the units of its text, 0 for other frames
     */
    record Entry(char letter, int length) {
        boolean isText() {
            return letter == TEXT;
        }
    }

    private OldLayout() {}

    static List<Entry> parse(String layout) {
        var entries = new ArrayList<Entry>();
        for (int at = 0; at < layout.length(); at++) {
            char c = layout.charAt(at);
            if (c == '(') {
                int end = layout.indexOf(')', at);
                entries.add(new Entry(TEXT, Integer.parseInt(layout, at + 1, end, 10)));
                at = end;
            } else if (Character.isUpperCase(c)) {
                entries.add(new Entry(c, 0));
            } else {
                entries.add(new Entry(TEXT, Character.digit(c, Character.MAX_RADIX)));
            }
        }
        return entries;
    }
}
