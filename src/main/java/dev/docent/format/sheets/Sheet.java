package dev.docent.format.sheets;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/** A sheet of a spreadsheet while it is read. One thread at a time. */
public final class Sheet {
    /** The rows and columns of Excel. What is beyond is damage. */
    public static final int MAX_ROW = 1_048_576;

    public static final int MAX_COLUMN = 16_384;
    /** A longer cell is not repeated in the rows that it spans. */
    private static final int MAX_REPEATED_CHARS = 200;

    private final String name;
    private final SheetLimits limits;
    private final TreeMap<Integer, SheetRow> rows = new TreeMap<>();
    private final Set<Integer> heads = new HashSet<>();

    public Sheet(String name, SheetLimits limits) {
        this.name = name;
        this.limits = limits;
    }

    /** Sets a cell, unless it has no text or is beyond what a sheet may have. Rows and columns count from 1. */
    public void put(int row, int column, SheetCell cell) {
        if (!cell.text().isEmpty() && row >= 1 && row <= MAX_ROW && column >= 1 && column <= MAX_COLUMN) {
            limits.cell(cell.text());
            rows.computeIfAbsent(row, this::newRow).put(column, cell);
        }
    }

    private SheetRow newRow(int row) {
        limits.row();
        return new SheetRow(row);
    }

    /** Says that a row names the columns of a table. */
    public void head(int row) {
        heads.add(row);
    }

    /** Repeats a cell that spans rows in each of them that has text. */
    public void merge(int column, int firstRow, int lastRow) {
        var first = rows.get(firstRow);
        if (first == null
                || !first.has(column)
                || first.text(column).length() > MAX_REPEATED_CHARS
                || lastRow <= firstRow) {
            return;
        }
        var cell = new SheetCell(first.text(column), false);
        for (var row : rows.subMap(firstRow, false, lastRow, true).values()) {
            limits.cell(cell.text());
            if (!row.has(column)) {
                row.put(column, cell);
            }
        }
    }

    String name() {
        return name;
    }

    /** Returns the rows that have text, in their order. */
    Collection<SheetRow> rows() {
        return rows.values();
    }

    boolean isHead(SheetRow row) {
        return heads.contains(row.number());
    }

    SheetLimits limits() {
        return limits;
    }
}
