package dev.docent.format.asciidoc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a <a href="https://docs.asciidoctor.org/asciidoc/latest/tables/build-a-basic-table/">table</a>, while its
 * lines are read in order. One table, one thread.
 */
final class TableCells {
    /** Repetitions and spans beyond this are cut. */
    static final int MAX_SPAN = 100;

    private static final Pattern SPECIFIER =
            Pattern.compile("(?:(\\d{1,4})\\*|(?=[\\d.])(\\d{1,4})?(?:\\.(\\d{1,4}))?\\+)?[<^>]?(?:\\.[<^>])?([a-z])?");
    private static final int MAX_SPECIFIER_CHARS = 16;

    /** A cell and the lines that it is on. */
    static final class Cell {
        private final StringBuilder text = new StringBuilder();
        private final int line;
        private final int columns;
        private final int rows;
        private final int copies;
        private final String style;

        private Cell(int line, Matcher specifier) {
            this.line = line;
            copies = number(specifier.group(1));
            columns = number(specifier.group(2));
            rows = number(specifier.group(3));
            style = specifier.group(4) == null ? "" : specifier.group(4);
        }

        private static int number(@Nullable String digits) {
            return digits == null ? 1 : Math.max(1, Math.min(MAX_SPAN, Integer.parseInt(digits)));
        }

        String text() {
            return text.toString().strip();
        }

        int line() {
            return line;
        }

        int columns() {
            return columns;
        }

        int rows() {
            return rows;
        }

        /** Returns how often the cell comes one after the other. */
        int copies() {
            return copies;
        }

        String style() {
            return style;
        }
    }

    private final char separator;
    /** Whether a line is a row, without a mark in front of its first cell. */
    private final boolean lineIsRow;

    private final List<Cell> cells = new ArrayList<>();

    TableCells(char separator, boolean lineIsRow) {
        this.separator = separator;
        this.lineIsRow = lineIsRow;
    }

    List<Cell> cells() {
        return cells;
    }

    /** Adds a line; returns what it says without the marks of cells. */
    String add(int line, String text) {
        return lineIsRow ? addRow(line, text) : addCells(line, text);
    }

    private String addRow(int line, String text) {
        if (text.isBlank()) {
            return "";
        }
        var parts = new ArrayList<String>();
        int start = 0;
        boolean quoted = false;
        for (int at = 0; at <= text.length(); at++) {
            boolean end = at == text.length();
            quoted ^= !end && text.charAt(at) == '"';
            if (end || (text.charAt(at) == separator && !quoted)) {
                parts.add(text.substring(start, at)
                        .strip()
                        .replaceAll("^\"|\"$", "")
                        .replace("\"\"", "\""));
                start = at + 1;
            }
        }
        parts.forEach(part -> begin(line, "").text.append(part));
        return String.join(" | ", parts);
    }

    private String addCells(int line, String text) {
        var parts = new ArrayList<String>();
        int start = 0;
        for (int at = next(text, 0); at >= 0; at = next(text, at + 1)) {
            String before = text.substring(start, at);
            int specifier = specifier(before, start == 0);
            parts.add(append(before.substring(0, specifier)));
            begin(line, before.substring(specifier));
            start = at + 1;
        }
        parts.add(append(text.substring(start)));
        if (!cells.isEmpty()) {
            cells.get(cells.size() - 1).text.append('\n');
        }
        parts.removeIf(String::isBlank);
        return String.join(" | ", parts.stream().map(String::strip).toList());
    }

    private int next(String text, int from) {
        int at = text.indexOf(separator, from);
        while (at > 0 && text.charAt(at - 1) == '\\') {
            at = text.indexOf(separator, at + 1);
        }
        return at;
    }

    private String append(String part) {
        String plain = part.replace("\\" + separator, "" + separator);
        if (!cells.isEmpty()) {
            cells.get(cells.size() - 1).text.append(plain);
        }
        return plain;
    }

    private Cell begin(int line, String specifier) {
        var found = SPECIFIER.matcher(specifier.strip());
        var cell = new Cell(line, found.matches() ? found : empty());
        cells.add(cell);
        return cell;
    }

    private static Matcher empty() {
        var none = SPECIFIER.matcher("");
        none.matches();
        return none;
    }

    /** Returns where the specifier in front of a separator begins: behind white space, or at the margin. */
    private static int specifier(String before, boolean atMargin) {
        int begin = before.length();
        while (begin > 0 && !Character.isWhitespace(before.charAt(begin - 1))) {
            begin--;
        }
        boolean apart = begin > 0 || atMargin;
        boolean near = before.length() - begin <= MAX_SPECIFIER_CHARS;
        return apart && near && SPECIFIER.matcher(before.substring(begin)).matches() ? begin : before.length();
    }
}
