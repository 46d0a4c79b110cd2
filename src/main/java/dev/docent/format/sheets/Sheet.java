package dev.docent.format.sheets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** A sheet of a spreadsheet while it is read. One thread at a time. */
public final class Sheet {
    /** The rows and columns of Excel. What is beyond is damage. */
    public static final int MAX_ROW = 1_048_576;

    public static final int MAX_COLUMN = 16_384;
    /** A longer cell is not repeated in the rows that it spans. */
    private static final int MAX_REPEATED_CHARS = 200;

    /** The most cells that span rows; further ones stay as they are. */
    private static final int MAX_MERGED = 100_000;

    private record Merged(int column, int firstRow, int lastRow) {}

    private final String name;
    private final SheetLimits limits;
    private final TreeMap<Integer, SheetRow> rows = new TreeMap<>();
    private final List<Merged> merged = new ArrayList<>();
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

    /** Says that a cell spans rows: it is repeated in each of them that has text. */
    public void merge(int column, int firstRow, int lastRow) {
        if (merged.size() < MAX_MERGED && lastRow > firstRow) {
            merged.add(new Merged(column, firstRow, lastRow));
        }
    }

    private void repeat(Merged cells) {
        var first = rows.get(cells.firstRow());
        if (first == null
                || !first.has(cells.column())
                || first.text(cells.column()).length() > MAX_REPEATED_CHARS) {
            return;
        }
        var cell = new SheetCell(first.text(cells.column()), false);
        for (var row :
                rows.subMap(cells.firstRow(), false, cells.lastRow(), true).values()) {
            limits.cell(cell.text());
            if (!row.has(cells.column())) {
                row.put(cells.column(), cell);
            }
        }
    }

    String name() {
        return name;
    }

    /** Returns the rows that have text, in their order. */
    List<SheetRow> rows() {
        merged.forEach(this::repeat);
        merged.clear();
        return List.copyOf(rows.values());
    }

    boolean isHead(SheetRow row) {
        return heads.contains(row.number());
    }

    SheetLimits limits() {
        return limits;
    }
}
