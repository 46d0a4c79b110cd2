package dev.docent.format.rst;

import java.util.ArrayList;
import java.util.List;

/** Reads a table that is written as a list of lists: each item is a row, each item in it a cell. One table, one thread. */
final class ListTable {
    private final MarkupLines lines;
    private final List<TableRow> rows = new ArrayList<>();
    private List<StringBuilder> cells = new ArrayList<>();
    private int first;
    private int last;
    /** The column of the bullets of cells. */
    private int column;

    private ListTable(MarkupLines lines) {
        this.lines = lines;
    }

    static List<TableRow> rows(MarkupLines lines, int first, int last) {
        var table = new ListTable(lines);
        table.read(first, last);
        return table.rows;
    }

    private void read(int from, int to) {
        int margin = from <= to ? lines.smallestIndent(from, to) : 0;
        for (int line = lines.next(from, to); line <= to; line = lines.next(line + 1, to)) {
            read(line, lines.line(line), margin);
        }
        endRow();
    }

    private void read(int line, String text, int margin) {
        int indent = lines.indent(line);
        int bullet = Markers.bullet(text.substring(indent));
        if (bullet > 0 && indent == margin) {
            endRow();
            first = line;
            column = indent + bullet;
            readCell(text.length() < column ? "" : text.substring(column));
        } else if (bullet > 0 && indent == column) {
            readCell(text.substring(indent));
        } else {
            continueCell(text.strip());
        }
        last = line;
    }

    private void readCell(String text) {
        int bullet = Markers.bullet(text);
        cells.add(new StringBuilder());
        continueCell(
                bullet == 0 || bullet >= text.length()
                        ? ""
                        : text.substring(bullet).strip());
    }

    /** Of directives in cells, only what readers see is kept; options are not. */
    private void continueCell(String text) {
        if (cells.isEmpty() || Markers.field(text) > 0) {
            return;
        }
        int colons = text.startsWith(".. ") ? text.indexOf("::") : -1;
        boolean image = text.startsWith(".. image") || text.startsWith(".. figure");
        String shown = !text.startsWith("..")
                ? text
                : colons < 0 || image ? "" : text.substring(colons + 2).strip();
        var cell = cells.get(cells.size() - 1);
        cell.append(cell.isEmpty() || shown.isEmpty() ? "" : " ").append(shown);
    }

    private void endRow() {
        if (!cells.isEmpty()) {
            rows.add(new TableRow(
                    first, last, cells.stream().map(StringBuilder::toString).toList()));
            cells = new ArrayList<>();
        }
    }
}
