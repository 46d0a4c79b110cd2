package dev.docent.format.asciidoc;

import dev.docent.format.asciidoc.TableCells.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Draws a table as rows of Markdown: each row on the line of its first cell, below the first one a rule if it is the head,
 * and a lone bar on the other lines, so that the rows stay together. For one use.
 */
final class TableRows {
    /** What an empty line within a table becomes. */
    static final String GAP = "|";

    private static final int MAX_COLUMNS = 100;
    private static final int SPARE_CHARS = 64 * 1024;
    private static final int PLACE_CHARS = 3;
    private static final Pattern COLUMN = Pattern.compile("(?:(\\d{1,4})\\*)?.*?([a-z])?");

    private final List<String> styles = new ArrayList<>();
    private final List<Cell> cells;
    private final UnaryOperator<String> readable;
    private final @Nullable StringBuilder[] drawn;
    private final int first;
    /** For each column, how many of the next rows a cell from above is in. */
    private int[] below = {};

    private int lastRowLine;
    /** How many characters may still be added that are not in the file: copies of cells, and places that cells span. */
    private int room;

    /**
     * @param first the line that begins the table
     * @param last the line that ends it
     * @param readable makes text of cells readable
     */
    TableRows(BlockAttributes attributes, List<Cell> cells, int first, int last, UnaryOperator<String> readable) {
        this.cells = cells;
        this.readable = readable;
        this.first = first;
        drawn = new StringBuilder[last - first + 1];
        readColumns(attributes.named("cols"));
    }

    private void readColumns(String columns) {
        for (var column : columns.isEmpty() ? new String[0] : columns.split("[,;]", MAX_COLUMNS)) {
            var found = COLUMN.matcher(column.strip());
            boolean known = column.length() < MAX_COLUMNS && found.matches();
            int times = known && found.group(1) != null ? Integer.parseInt(found.group(1)) : 1;
            String style = known && found.group(2) != null ? found.group(2) : "";
            for (int i = 0; i < times && styles.size() < MAX_COLUMNS; i++) {
                styles.add(style);
            }
        }
        if (styles.isEmpty()) {
            cells.stream()
                    .filter(cell -> cell.line() == cells.get(0).line())
                    .mapToInt(cell -> cell.columns() * cell.copies())
                    .forEach(this::addColumns);
        }
    }

    private void addColumns(int count) {
        styles.addAll(Collections.nCopies(Math.min(count, MAX_COLUMNS - styles.size()), ""));
    }

    int columns() {
        return styles.size();
    }

    boolean firstRowIsOnOneLine() {
        int last = Math.min(styles.size(), cells.size()) - 1;
        return cells.get(0).line() == cells.get(last).line();
    }

    /** Returns whether all cells are running text. Cells with blocks cannot be rows of lines. */
    boolean isFlat() {
        int column = 0;
        for (var cell : cells) {
            String style = cell.style().isEmpty() ? styles.get(column % styles.size()) : cell.style();
            if (style.equals("a") && hasBlocks(cell.text())) {
                return false;
            }
            column += cell.columns() * cell.copies();
        }
        return true;
    }

    private static boolean hasBlocks(String text) {
        return text.lines()
                .map(String::strip)
                .anyMatch(line -> line.isEmpty()
                        || Delimiter.of(line).isPresent()
                        || BlockAttributes.isLine(line)
                        || ItemMarker.of(line).isPresent());
    }

    /** Returns the lines of the table. */
    List<String> draw(boolean head) {
        below = new int[styles.size()];
        room = SPARE_CHARS
                + cells.stream().mapToInt(cell -> cell.text().length()).sum();
        var row = new ArrayList<String>();
        int line = first;
        for (var cell : cells) {
            String words = words(cell);
            for (int copy = 0; copy == 0 || (copy < cell.copies() && room > 0); copy++) {
                room -= words.length();
                line = row.isEmpty() ? cell.line() : line;
                fill(row, cell, words);
                if (row.size() >= styles.size()) {
                    add(row, line);
                }
            }
        }
        if (!row.isEmpty()) {
            add(row, line);
        }
        if (head) {
            ruleOffHead();
        }
        return withGaps();
    }

    private String words(Cell cell) {
        return readable.apply(cell.text()).replaceAll("\\s+", " ").strip().replace("|", "\\|");
    }

    private void fill(List<String> row, Cell cell, String words) {
        skipCovered(row);
        while (row.size() >= styles.size()) {
            row.clear(); // Cells from above span the whole row.
            skipCovered(row);
        }
        for (int i = 0; i == 0 || (i < cell.columns() && row.size() < styles.size() && room > 0); i++) {
            room -= PLACE_CHARS;
            below[row.size()] = cell.rows() - 1;
            row.add(i == 0 ? words : "");
        }
        skipCovered(row);
    }

    /** A cell of a row above, which spans this row too, leaves its place empty. */
    private void skipCovered(List<String> row) {
        while (row.size() < styles.size() && below[row.size()] > 0) {
            below[row.size()]--;
            row.add("");
        }
    }

    private void add(List<String> row, int line) {
        var words = drawn[line - first];
        if (words == null) {
            words = new StringBuilder();
            drawn[line - first] = words;
        } else {
            words.append(' ');
        }
        words.append("| ").append(String.join(" | ", row)).append(" |");
        lastRowLine = line;
        row.clear();
    }

    /** The rule is on the line below the head; if there is a row, the head moves to the line above. */
    private void ruleOffHead() {
        int head = 0;
        while (head < drawn.length && drawn[head] == null) {
            head++;
        }
        if (head == 0 || first + head >= lastRowLine) {
            return;
        }
        var rule = new StringBuilder("|" + "---|".repeat(styles.size()));
        if (drawn[head + 1] == null) {
            drawn[head + 1] = rule;
        } else {
            drawn[head - 1] = drawn[head];
            drawn[head] = rule;
        }
    }

    private List<String> withGaps() {
        var lines = new ArrayList<String>();
        boolean begun = false;
        for (int i = 0; i < drawn.length; i++) {
            begun |= drawn[i] != null;
            boolean inside = begun && first + i < lastRowLine;
            lines.add(drawn[i] != null ? drawn[i].toString() : inside ? GAP : "");
        }
        return lines;
    }
}
