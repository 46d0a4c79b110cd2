package dev.docent.format.sheets;

import java.util.ArrayList;
import java.util.Comparator;
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
    private final List<TextBox> boxes = new ArrayList<>();

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

    /**
     * Adds text that lies over rows; none if there are no paragraphs. Rows that a sheet does not have are damage, and the nearest
     * ones are taken.
     *
     * @param paragraphs each in one line
     */
    public void box(int firstRow, int lastRow, List<String> paragraphs) {
        if (!paragraphs.isEmpty()) {
            int first = Math.max(1, Math.min(MAX_ROW, firstRow));
            boxes.add(new TextBox(first, Math.max(first, Math.min(MAX_ROW, lastRow)), paragraphs));
        }
    }

    /** Adds text that lies anywhere in the sheet: over all rows that have text. */
    public void box(List<String> paragraphs) {
        box(1, MAX_ROW, paragraphs);
    }

    /** Returns the texts that lie over cells, in the order of their rows. */
    List<TextBox> boxes() {
        int last = rows.isEmpty() ? 1 : rows.lastKey();
        return boxes.stream()
                .map(box -> box.lastRow() < MAX_ROW
                        ? box
                        : new TextBox(box.firstRow(), Math.max(box.firstRow(), last), box.paragraphs()))
                .sorted(Comparator.comparingInt(TextBox::firstRow).thenComparingInt(TextBox::lastRow))
                .toList();
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
