package dev.docent.format.rst;

import java.util.ArrayList;
import java.util.List;

/** Reads values separated by commas. A value in quotes may contain commas and line ends. Immutable. */
final class CsvTable {
    private static final char QUOTE = '"';

    private final char separator;

    /** @param separator as the directive names it: a character, {@code tab}, {@code space}, or nothing for a comma */
    CsvTable(String separator) {
        this.separator = switch (separator) {
            case "" -> ',';
            case "tab" -> '\t';
            case "space" -> ' ';
            default -> separator.charAt(0);
        };
    }

    /** Returns the rows that begin on these lines. */
    List<TableRow> rows(List<String> lines, int firstLine) {
        var rows = new ArrayList<TableRow>();
        int at = 0;
        while (at < lines.size()) {
            var cells = new ArrayList<String>();
            int end = read(lines, at, cells);
            if (!lines.get(at).isBlank()) {
                rows.add(new TableRow(firstLine + at, firstLine + end, cells));
            }
            at = end + 1;
        }
        return rows;
    }

    /** Reads one row; returns its last line. */
    private int read(List<String> lines, int first, List<String> cells) {
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int at = first; at < lines.size(); at++) {
            String line = lines.get(at);
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == QUOTE && quoted && i + 1 < line.length() && line.charAt(i + 1) == QUOTE) {
                    cell.append(QUOTE);
                    i++;
                } else if (c == QUOTE && (quoted || cell.isEmpty())) {
                    quoted = !quoted;
                } else if (c == separator && !quoted) {
                    cells.add(cell.toString().strip());
                    cell.setLength(0);
                } else if (c != ' ' || !cell.isEmpty()) {
                    cell.append(c);
                }
            }
            if (!quoted) {
                cells.add(cell.toString().strip());
                return at;
            }
            cell.append(' ');
        }
        // A quote that nobody closes ends with its line, so that the rows below stay rows.
        cells.clear();
        cells.add(lines.get(first).strip());
        return first;
    }
}
