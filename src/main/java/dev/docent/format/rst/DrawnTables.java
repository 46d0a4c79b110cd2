package dev.docent.format.rst;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads the tables that are drawn with lines: grids and simple tables. Stateless; linear time. */
final class DrawnTables {
    /**
     * The rows of a table.
     *
     * @param headRows how many of them are its head
     */
    record DrawnTable(List<TableRow> rows, int headRows) {}

    private DrawnTables() {}

    /** Returns whether a text is the top of a grid: {@code +---+---+}. */
    static boolean isTopOfGrid(String text) {
        return text.length() >= 3 && text.startsWith("+-") && text.endsWith("+") && consistsOf(text, "+-");
    }

    /** Returns whether a text is the border of a simple table: {@code ==== ====}. */
    static boolean isBorder(String text) {
        return text.startsWith("=") && text.indexOf(' ') > 0 && consistsOf(text, "= ");
    }

    private static boolean consistsOf(String text, String characters) {
        return text.chars().allMatch(c -> characters.indexOf(c) >= 0);
    }

    /** Returns the last line of the grid that begins at a line. */
    static int endOfGrid(MarkupLines lines, int first, int last, int margin) {
        int end = first;
        while (end < last && isOfGrid(lines.from(end + 1, margin)) && lines.indent(end + 1) == margin) {
            end++;
        }
        return end;
    }

    private static boolean isOfGrid(String text) {
        return text.startsWith("|") || text.startsWith("+");
    }

    /** Returns the last line of the simple table that begins at a line; 0 if the table has no last border. */
    static int endOfSimple(MarkupLines lines, int first, int last, int margin) {
        boolean ruled = false;
        for (int line = first + 1; line <= last; line++) {
            if (!lines.isBlank(line) && lines.indent(line) < margin) {
                return 0;
            }
            if (isBorder(lines.from(line, margin))) {
                if (ruled || line == last || lines.isBlank(line + 1)) {
                    return line;
                }
                ruled = true;
            }
        }
        return 0;
    }

    static DrawnTable grid(MarkupLines lines, int first, int last, int margin) {
        var rows = new RowCollector();
        var columns = columns(lines, first, last, margin);
        for (int line = first + 1; line <= last; line++) {
            String text = lines.from(line, margin);
            if (isBorderOfGrid(text)) {
                rows.endRow();
                if (text.indexOf('=') >= 0) {
                    rows.endHead();
                }
            } else {
                addPieces(rows, line, text, columns);
            }
        }
        rows.endRow();
        return rows.table();
    }

    /** The bars of a line may be beside the columns, because tables are edited; if they are as many, they count. */
    private static void addPieces(RowCollector rows, int line, String text, List<Integer> columns) {
        var pieces = text.startsWith("|") ? text.substring(1).split("\\|", -1) : new String[0];
        if (pieces.length != columns.size()) {
            addColumns(rows, line, text, columns);
            return;
        }
        for (int cell = 0; cell < pieces.length - 1; cell++) {
            rows.add(line, cell, pieces[cell].strip());
        }
    }

    private static void addColumns(RowCollector rows, int line, String text, List<Integer> columns) {
        int start = 1;
        int cell = 0;
        for (int i = 1; i < columns.size() && start < text.length(); i++) {
            int at = Math.min(columns.get(i), text.length());
            boolean open = at < text.length() && "|+".indexOf(text.charAt(at)) < 0;
            if (!open) {
                String piece = text.substring(Math.min(start, at), at).strip();
                rows.add(line, cell, consistsOf(piece, "+-=") ? "" : piece);
                start = at + 1;
                cell = i;
            }
        }
    }

    private static boolean isBorderOfGrid(String text) {
        return text.startsWith("+") && consistsOf(text, "+-= ");
    }

    /** Returns the columns of the border with most crosses; others have fewer where a cell spans columns. */
    private static List<Integer> columns(MarkupLines lines, int first, int last, int margin) {
        List<Integer> most = List.of();
        for (int line = first; line <= last; line++) {
            String text = lines.from(line, margin);
            if (isBorderOfGrid(text)) {
                var crosses = crosses(text);
                most = crosses.size() > most.size() ? crosses : most;
            }
        }
        return most;
    }

    private static List<Integer> crosses(String border) {
        var columns = new ArrayList<Integer>();
        for (int i = 0; i < border.length(); i++) {
            if (border.charAt(i) == '+') {
                columns.add(i);
            }
        }
        return columns;
    }

    static DrawnTable simple(MarkupLines lines, int first, int last, int margin) {
        var rows = new RowCollector();
        String top = lines.from(first, margin);
        var starts = starts(top);
        for (int line = first + 1; line < last; line++) {
            String text = lines.from(line, margin);
            if (isBorder(text)) {
                rows.endRow();
                rows.endHead();
            } else if (!text.isBlank() && !isSpan(text)) {
                addCells(rows, line, text, starts);
            }
        }
        rows.endRow();
        return rows.table();
    }

    /** Returns whether a line only shows which columns the cells above it span. */
    private static boolean isSpan(String text) {
        return text.contains("--") && consistsOf(text, "- ");
    }

    private static List<Integer> starts(String border) {
        var starts = new ArrayList<Integer>();
        for (int i = 0; i < border.length(); i++) {
            if (border.charAt(i) == '=' && (i == 0 || border.charAt(i - 1) == ' ')) {
                starts.add(i);
            }
        }
        return starts;
    }

    /** A line with nothing in the first column continues the row above. A text over a gap spans the columns beside it. */
    private static void addCells(RowCollector rows, int line, String text, List<Integer> starts) {
        int second = starts.size() > 1 ? Math.min(starts.get(1), text.length()) : text.length();
        if (!text.substring(0, second).isBlank()) {
            rows.endRow();
        }
        int cell = 0;
        for (int i = 1; i <= starts.size() && starts.get(cell) < text.length(); i++) {
            int end = i < starts.size() ? Math.min(starts.get(i), text.length()) : text.length();
            if (end == text.length() || text.charAt(end - 1) == ' ') {
                rows.add(line, cell, text.substring(starts.get(cell), end).strip());
                cell = i;
                if (i == starts.size()) {
                    return;
                }
            }
        }
    }

    /** Puts the pieces of lines together to rows. */
    private static final class RowCollector {
        private final List<TableRow> rows = new ArrayList<>();
        private List<StringBuilder> cells = new ArrayList<>();
        private int headRows;
        private int first;
        private int last;

        void add(int line, int cell, String piece) {
            first = cells.isEmpty() ? line : first;
            last = line;
            while (cells.size() <= cell) {
                cells.add(new StringBuilder());
            }
            var text = cells.get(cell);
            text.append(text.isEmpty() || piece.isEmpty() ? "" : " ").append(piece);
        }

        void endRow() {
            if (!cells.isEmpty()) {
                var row = new TableRow(
                        first, last, cells.stream().map(StringBuilder::toString).toList());
                if (!row.isEmpty()) {
                    rows.add(row);
                }
                cells = new ArrayList<>();
            }
        }

        void endHead() {
            headRows = rows.size();
        }

        DrawnTable table() {
            return new DrawnTable(Collections.unmodifiableList(rows), headRows);
        }
    }
}
