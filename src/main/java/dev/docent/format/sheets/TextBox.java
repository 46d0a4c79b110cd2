package dev.docent.format.sheets;

import java.util.List;

/**
 * Text that lies over the cells of a sheet. Immutable.
 *
 * @param firstRow the first row that it lies over, counted from 1
 * @param lastRow the last one, inclusive
 * @param paragraphs its paragraphs, each in one line
 */
record TextBox(int firstRow, int lastRow, List<String> paragraphs) {
    TextBox {
        paragraphs = List.copyOf(paragraphs);
    }
}
