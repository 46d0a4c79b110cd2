package dev.docent.format.sheets;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** A row of a sheet: the cells that have text. One thread at a time. */
final class SheetRow {
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
    /** A first row of longer cells does not name columns. */
    private static final int MAX_CHARS_OF_A_NAME = 120;

    private static final int FIRST_ROOM = 8;

    private final int number;
    /** The numbers of the columns that have text, in their order, and room for more. */
    private int[] columns = new int[FIRST_ROOM];

    private SheetCell[] cells = new SheetCell[FIRST_ROOM];
    private int size;

    /** @param number counted from 1 */
    SheetRow(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** Sets a cell. The cells of a row usually come in their order. */
    void put(int column, SheetCell cell) {
        int at = position(column);
        if (at >= 0) {
            cells[at] = cell;
            return;
        }
        int free = -at - 1;
        if (size == columns.length) {
            columns = Arrays.copyOf(columns, 2 * size);
            cells = Arrays.copyOf(cells, 2 * size);
        }
        System.arraycopy(columns, free, columns, free + 1, size - free);
        System.arraycopy(cells, free, cells, free + 1, size - free);
        columns[free] = column;
        cells[free] = cell;
        size++;
    }

    private int position(int column) {
        return size > 0 && columns[size - 1] < column ? -size - 1 : Arrays.binarySearch(columns, 0, size, column);
    }

    boolean has(int column) {
        return position(column) >= 0;
    }

    /** Returns the text of a cell; empty if there is none. */
    String text(int column) {
        int at = position(column);
        return at < 0 ? "" : cells[at].text();
    }

    /** Returns the numbers of the columns that have text. */
    List<Integer> columns() {
        return Arrays.stream(columns, 0, size).boxed().toList();
    }

    int size() {
        return size;
    }

    /** Returns the text of its first cell. */
    String first() {
        return cells[0].text();
    }

    /** Returns whether it names the columns: different words, or years beside words. */
    boolean namesColumns() {
        var seen = new HashSet<String>();
        boolean words = false;
        for (var cell : Arrays.copyOf(cells, size)) {
            boolean year = YEAR.matcher(cell.text()).matches();
            boolean other = cell.isNumber() || cell.text().length() > MAX_CHARS_OF_A_NAME;
            if ((other && !year) || !seen.add(cell.text())) {
                return false;
            }
            words |= !year;
        }
        return words && size() > 1;
    }
}
