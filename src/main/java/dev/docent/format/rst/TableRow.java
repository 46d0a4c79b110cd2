package dev.docent.format.rst;

import java.util.List;

/**
 * A row of a table. Immutable.
 *
 * @param line its first line
 * @param lastLine its last line, at least the first one
 * @param cells the text of its cells, with markup
 */
record TableRow(int line, int lastLine, List<String> cells) {
    TableRow {
        cells = List.copyOf(cells);
    }

    boolean isEmpty() {
        return cells.stream().allMatch(String::isBlank);
    }
}
