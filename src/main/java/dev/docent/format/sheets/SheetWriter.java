package dev.docent.format.sheets;

import dev.docent.format.Rendition;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Writes sheets into a {@link Rendition}: a section for each sheet, with its tables and then its text boxes. Each row is one line, so that a citation names
 * rows. A head has double bars, because no line is free for a rule below it. One thread at a time.
 */
public final class SheetWriter {
    /** More empty rows end a table. */
    private static final int MAX_GAP = 2;
    /** A column of fewer cells is text. */
    private static final int MIN_CELLS_OF_A_LIST = 4;

    private static final String EMPTY_ROW = "|";

    private final Rendition rendition;

    public SheetWriter(Rendition rendition) {
        this.rendition = rendition;
    }

    /** Writes a sheet; nothing if it is empty. */
    public void write(Sheet sheet) {
        var rows = sheet.rows();
        if (rows.isEmpty() && sheet.boxes().isEmpty()) {
            return;
        }
        rendition.nowhere();
        rendition.heading(1, sheet.name());
        int start = 0;
        while (start < rows.size()) {
            int end = end(sheet, rows, start);
            region(sheet, rows.subList(start, end));
            start = end;
        }
        sheet.boxes().forEach(box -> box(sheet, box));
    }

    /** Boxes come last, because between the rows of a table they would divide it. */
    private void box(Sheet sheet, TextBox box) {
        rendition.overRows(sheet.name(), box.firstRow(), box.lastRow());
        box.paragraphs().forEach(paragraph -> rendition.prose(paragraph, ""));
    }

    /** Returns the position after the rows that belong to the one at a position. */
    private static int end(Sheet sheet, List<SheetRow> rows, int start) {
        int end = start + 1;
        while (end < rows.size() && !sheet.isHead(rows.get(end)) && goesOn(rows, end)) {
            end++;
        }
        return end;
    }

    private static boolean goesOn(List<SheetRow> rows, int at) {
        int gap = rows.get(at).number() - rows.get(at - 1).number() - 1;
        boolean begins = rows.get(at).namesColumns()
                && at + 1 < rows.size()
                && !rows.get(at + 1).namesColumns();
        return gap == 0 || (gap <= MAX_GAP && !begins);
    }

    /** Writes rows that belong together: lines above a table, and the table. */
    private void region(Sheet sheet, List<SheetRow> rows) {
        int table = 0;
        while (table < rows.size() && rows.get(table).size() == 1 && !sheet.isHead(rows.get(table))) {
            table++;
        }
        boolean list = table == rows.size() && table >= MIN_CELLS_OF_A_LIST && isOneColumn(rows);
        for (int i = 0; i < table && !list; i++) {
            rendition.inRows(sheet.name(), rows.get(i).number(), rows.get(i).number());
            rendition.prose(rows.get(i).first(), "");
        }
        if (list || table < rows.size()) {
            table(sheet, rows.subList(list ? 0 : table, rows.size()));
        }
    }

    private static boolean isOneColumn(List<SheetRow> rows) {
        return rows.stream().map(SheetRow::columns).distinct().count() == 1;
    }

    private void table(Sheet sheet, List<SheetRow> rows) {
        var columns = new TreeSet<Integer>();
        rows.forEach(row -> columns.addAll(row.columns()));
        var first = rows.get(0);
        var last = rows.get(rows.size() - 1);
        sheet.limits().drawn((long) columns.size() * rows.size());
        boolean headed = rows.size() > 1 && (sheet.isHead(first) || first.namesColumns());
        var lines = new ArrayList<String>();
        for (var row : rows) {
            while (first.number() + lines.size() < row.number()) {
                lines.add(EMPTY_ROW);
            }
            lines.add(drawn(row, columns, headed && row.equals(first) ? "||" : "|"));
        }
        rendition.inRows(sheet.name(), first.number(), last.number());
        rendition.table(lines);
    }

    private static String drawn(SheetRow row, Iterable<Integer> columns, String bar) {
        var line = new StringBuilder(bar);
        for (var column : columns) {
            line.append(' ')
                    .append(row.text(column).replace("|", "\\|"))
                    .append(' ')
                    .append(bar);
        }
        return line.toString();
    }
}
