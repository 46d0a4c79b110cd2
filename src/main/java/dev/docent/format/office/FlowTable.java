package dev.docent.format.office;

import dev.docent.format.zip.UnreadableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A table of a text, row by row. What is used only for layout becomes paragraphs. A cell that spans rows is repeated in each of
 * them, and one that spans columns is followed by empty ones. One thread at a time.
 */
public final class FlowTable {
    /** A cell with more characters is text that someone put into a frame. */
    private static final int MAX_CHARS_OF_A_CELL = 2000;
    /** A longer cell is not repeated in the rows that it spans. */
    private static final int MAX_REPEATED_CHARS = 200;
    /** The most columns of Word; other programs may write more, but no table is wider. */
    private static final int MAX_SPAN = 63;
    /** A first row of longer cells does not name columns. */
    private static final int MAX_CHARS_OF_A_NAME = 120;

    private static final int MAX_COLUMNS = 1000;

    private record Line(List<FlowCell> cells, boolean head) {}

    private final FlowLimits limits;
    private final List<Line> lines = new ArrayList<>();
    private List<FlowCell> row = new ArrayList<>();
    private boolean firstRowNames = true;
    private int columns;

    public FlowTable(FlowLimits limits) {
        this.limits = limits;
    }

    /** Says that the first row is like the others. */
    public void withoutHead() {
        firstRowNames = false;
    }

    /** Adds empty cells before the first one, or where cells of other rows are. */
    public void gap(int count) {
        for (int i = 0; i < Math.min(count, MAX_SPAN); i++) {
            add(new FlowCell(), 1);
        }
    }

    /** Adds a cell to the current row. */
    public void add(FlowCell cell, int span) {
        int width = Math.max(1, Math.min(span, MAX_SPAN));
        limits.pieces(width);
        if (row.size() + width > MAX_COLUMNS) {
            throw UnreadableException.tooMuch("a table has more than " + MAX_COLUMNS + " columns");
        }
        row.add(cell);
        for (int i = 1; i < width; i++) {
            row.add(new FlowCell());
        }
    }

    /** Adds a cell that belongs to the one above it. */
    public void addMerged(int span) {
        int column = row.size();
        var above = lines.isEmpty() || lines.get(lines.size() - 1).cells().size() <= column
                ? new FlowCell()
                : lines.get(lines.size() - 1).cells().get(column);
        boolean repeated = above.isFlat(MAX_REPEATED_CHARS);
        limits.text(repeated ? above.inOneLine().length() : 0);
        add(repeated ? above : new FlowCell(), span);
    }

    /** Ends the current row. */
    public void endRow(boolean head) {
        if (!row.isEmpty()) {
            lines.add(new Line(row, head));
            columns = Math.max(columns, row.size());
            row = new ArrayList<>();
        }
    }

    /** Drops the cells of the current row. */
    public void dropRow() {
        row = new ArrayList<>();
    }

    /** Writes it as a table, or what is in its cells if they are only its layout; nothing if they are empty. */
    public void writeTo(Flow flow) {
        if (lines.stream().allMatch(line -> line.cells().stream().allMatch(FlowCell::isEmpty))) {
            return;
        }
        limits.pieces((int) Math.min(Integer.MAX_VALUE, (long) columns * lines.size()));
        if (columns > 1 && lines.stream().allMatch(FlowTable::isFlat)) {
            flow.table(this);
        } else {
            lines.forEach(line -> line.cells().forEach(cell -> cell.writeTo(flow)));
        }
    }

    private static boolean isFlat(Line line) {
        return line.cells().stream().allMatch(cell -> cell.isFlat(MAX_CHARS_OF_A_CELL));
    }

    /** Returns its rows as Markdown, without empty ones. */
    List<String> markdown() {
        var rows = new ArrayList<String>();
        int heads = heads();
        for (int i = 0; i < lines.size(); i++) {
            var words = words(lines.get(i));
            if (words.stream().anyMatch(word -> !word.isEmpty())) {
                rows.add("| " + String.join(" | ", words) + " |");
            }
            if (i + 1 == heads && !rows.isEmpty()) {
                rows.add("|" + " --- |".repeat(columns));
            }
        }
        return rows;
    }

    private List<String> words(Line line) {
        var words = new ArrayList<String>(columns);
        line.cells().forEach(cell -> words.add(cell.inOneLine().replace("|", "\\|")));
        while (words.size() < columns) {
            words.add("");
        }
        return words;
    }

    private int heads() {
        int marked = 0;
        while (marked < lines.size() && lines.get(marked).head()) {
            marked++;
        }
        if (marked > 0 || lines.size() < 2) {
            return marked < lines.size() ? marked : 0;
        }
        return firstRowNames && names(lines.get(0)) ? 1 : 0;
    }

    /** Returns whether a row names the columns: each cell has other words. */
    private boolean names(Line line) {
        var seen = new HashSet<String>();
        for (var word : words(line)) {
            boolean name = word.chars().anyMatch(Character::isLetter) && word.length() <= MAX_CHARS_OF_A_NAME;
            if (!name || !seen.add(word)) {
                return false;
            }
        }
        return true;
    }
}
