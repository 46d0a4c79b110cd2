package dev.docent.corpus;

import java.util.ArrayList;
import java.util.List;

/** A text as lines, counted from 1. Immutable. */
public final class Lines {
    private final List<String> lines;

    private Lines(List<String> lines) {
        this.lines = lines;
    }

    /** Returns the lines of a text whose lines end with {@code \n}; an empty rest after the last line end does not count. */
    public static Lines of(String text) {
        var lines = new ArrayList<String>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return new Lines(lines);
    }

    /** Returns how many lines there are, which is also the last line's number. */
    public int count() {
        return lines.size();
    }

    /** Returns a line without its end. */
    public String line(int number) {
        return lines.get(number - 1);
    }

    /** Returns whether a line has only white space. */
    public boolean isBlank(int number) {
        return line(number).isBlank();
    }

    /** Returns a range of lines joined by {@code \n}. */
    public String text(int start, int end) {
        return String.join("\n", lines.subList(start - 1, end));
    }

    /** Returns the number of white-space characters that a line begins with, a tab counting as four. */
    public int indent(int number) {
        String line = line(number);
        int width = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != ' ' && c != '\t') {
                return width;
            }
            width += c == '\t' ? 4 : 1;
        }
        return width;
    }
}
