package dev.docent.format.sheets;

import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A row of a sheet: the cells that have text. One thread at a time. */
final class SheetRow {
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
    /** A first row of longer cells does not name columns. */
    private static final int MAX_CHARS_OF_A_NAME = 120;

    private final int number;
    private final TreeMap<Integer, SheetCell> cells = new TreeMap<>();

    /** @param number counted from 1 */
    SheetRow(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    void put(int column, SheetCell cell) {
        cells.put(column, cell);
    }

    boolean has(int column) {
        return cells.containsKey(column);
    }

    /** Returns the text of a cell; empty if there is none. */
    String text(int column) {
        var cell = cells.get(column);
        return cell == null ? "" : cell.text();
    }

    /** Returns the numbers of the columns that have text. */
    List<Integer> columns() {
        return List.copyOf(cells.keySet());
    }

    int size() {
        return cells.size();
    }

    /** Returns the text of its first cell. */
    String first() {
        return cells.firstEntry().getValue().text();
    }

    /** Returns whether it names the columns: different words, or years beside words. */
    boolean namesColumns() {
        var seen = new HashSet<String>();
        boolean words = false;
        for (var cell : cells.values()) {
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
