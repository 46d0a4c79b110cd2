package dev.docent.format.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a table from rows whose pieces are below each other. */
final class PdfTable {
    /** The widest distance of two rows, in sizes of the font. */
    private static final float DISTANCE = 3;

    /** The widest distance of two lines in one cell, in sizes of the font. */
    private static final float IN_CELL = 1.5f;

    private record Column(float left, float right) {
        boolean has(Piece piece) {
            return piece.left() < right && piece.right() > left;
        }
    }

    private PdfTable() {}

    /** Returns how many rows from the first one are a table; 0 if it does not begin one. */
    static int count(List<Row> rows, int first) {
        int end = first;
        int whole = 0;
        while (end < rows.size() && goesOn(rows, first, end)) {
            whole += isWhole(rows.get(end)) ? 1 : 0;
            end++;
        }
        return whole >= 2 && columns(rows.subList(first, end)).size() >= 2 ? end - first : 0;
    }

    private static boolean isWhole(Row row) {
        return row.pieces().size() >= 2 && !row.isCode();
    }

    private static boolean goesOn(List<Row> rows, int first, int at) {
        var row = rows.get(at);
        if (at == first) {
            return isWhole(row);
        }
        var before = rows.get(at - 1);
        boolean rest = row.pieces().size() == 1
                && row.left() > rows.get(first).pieces().get(0).right();
        return row.follows(before, rest ? IN_CELL : DISTANCE) && (isWhole(row) || rest);
    }

    /** Returns the rows as Markdown, with a line below the first if it is bold. */
    static List<String> markdown(List<Row> rows) {
        var columns = columns(rows);
        var cells = new ArrayList<List<String>>();
        for (var row : rows) {
            if (isWhole(row)) {
                cells.add(new ArrayList<>(
                        columns.stream().map(column -> cell(row, column)).toList()));
            } else {
                append(cells.get(cells.size() - 1), columns, row.pieces().get(0));
            }
        }
        var lines = new ArrayList<String>();
        cells.forEach(row -> lines.add("| " + String.join(" | ", row) + " |"));
        if (rows.get(0).pieces().stream().allMatch(piece -> piece.style().bold())) {
            lines.add(1, "|" + " --- |".repeat(columns.size()));
        }
        return lines;
    }

    private static String cell(Row row, Column column) {
        return row.pieces().stream()
                .filter(column::has)
                .map(piece -> piece.text().replace("|", "\\|"))
                .collect(Collectors.joining(" "));
    }

    private static void append(List<String> row, List<Column> columns, Piece piece) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).has(piece)) {
                row.set(i, (row.get(i) + " " + piece.text().replace("|", "\\|")).strip());
                return;
            }
        }
    }

    private static List<Column> columns(List<Row> rows) {
        var pieces = rows.stream()
                .flatMap(row -> row.pieces().stream())
                .sorted(Comparator.comparingDouble(Piece::left))
                .toList();
        var columns = new ArrayList<Column>();
        for (var piece : pieces) {
            var last = columns.isEmpty() ? null : columns.get(columns.size() - 1);
            if (last == null || piece.left() >= last.right()) {
                columns.add(new Column(piece.left(), piece.right()));
            } else {
                columns.set(columns.size() - 1, new Column(last.left(), Math.max(last.right(), piece.right())));
            }
        }
        return columns;
    }
}
