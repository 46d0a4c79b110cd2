package dev.docent.format.rst;

import dev.docent.corpus.Lines;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a file with tabs as spaces, counted from 1. Markers that have been read are replaced by spaces, so that what
 * follows them is at the margin of its block. One thread at a time.
 */
final class MarkupLines {
    private static final int TAB = 8;
    /** A line beyond this length keeps its tabs, because tabs could make it eight times as long. */
    private static final int MAX_TABBED = 10_000;

    private final List<String> lines;
    /** How many spaces each line begins with: counted once, because lines inside others are asked for it again and again. */
    private final int[] indents;

    MarkupLines(Lines file) {
        lines = new ArrayList<>(file.count());
        for (int number = 1; number <= file.count(); number++) {
            lines.add(expand(file.line(number).stripTrailing()));
        }
        indents = lines.stream().mapToInt(MarkupLines::spaces).toArray();
    }

    private static int spaces(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static String expand(String line) {
        if (line.indexOf('\t') < 0 || line.length() > MAX_TABBED) {
            return line;
        }
        var expanded = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            expanded.append(c == '\t' ? " ".repeat(TAB - expanded.length() % TAB) : String.valueOf(c));
        }
        return expanded.toString();
    }

    int count() {
        return lines.size();
    }

    String line(int number) {
        return lines.get(number - 1);
    }

    /** Returns what a line has from a column on; empty for a shorter line. */
    String from(int number, int column) {
        String line = line(number);
        return line.length() <= column ? "" : line.substring(column);
    }

    boolean isBlank(int number) {
        return line(number).isEmpty();
    }

    /** Returns how many spaces a line begins with; 0 for a blank line. */
    int indent(int number) {
        return indents[number - 1];
    }

    /** Puts text at a column of a line, with spaces before it. */
    void replace(int number, int column, String text) {
        String line = (" ".repeat(column) + text).stripTrailing();
        lines.set(number - 1, line);
        indents[number - 1] = spaces(line);
    }

    /** Returns the first line from here that is not blank; the line after the last one if there is none. */
    int next(int from, int last) {
        int line = from;
        while (line <= last && isBlank(line)) {
            line++;
        }
        return line;
    }

    /** Returns the last line, at least {@code from - 1}, of the lines from here that are blank or to the right of a margin. */
    int endOfIndented(int from, int last, int margin) {
        int end = from - 1;
        for (int line = from; line <= last; line++) {
            if (!isBlank(line)) {
                if (indent(line) <= margin) {
                    return end;
                }
                end = line;
            }
        }
        return end;
    }

    /** Returns the last line, at least {@code from - 1}, of the lines from here that are not blank and not left of a margin. */
    int endOfRun(int from, int last, int margin) {
        int line = from;
        while (line <= last && !isBlank(line) && indent(line) >= margin) {
            line++;
        }
        return line - 1;
    }

    /** Returns the smallest indent of lines that are not blank. */
    int smallestIndent(int first, int last) {
        int smallest = Integer.MAX_VALUE;
        for (int line = first; line <= last; line++) {
            if (!isBlank(line)) {
                smallest = Math.min(smallest, indent(line));
            }
        }
        return smallest;
    }
}
