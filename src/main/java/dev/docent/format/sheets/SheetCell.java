package dev.docent.format.sheets;

import dev.docent.format.office.OneLine;

/**
 * A cell of a sheet. Immutable.
 *
 * @param text what people see, in one line; empty for a cell that has none
 * @param isNumber whether it is a number, a date or a truth value, and not words
 */
public record SheetCell(String text, boolean isNumber) {
    /** Returns the cell of a text that may have line breaks. */
    public static SheetCell of(String text, boolean isNumber) {
        return new SheetCell(OneLine.of(text), isNumber);
    }
}
