package dev.docent.format.sheets;

/**
 * Cells from one to another, as {@code B2:D9} names them. Rows and columns count from 1; 0 is what a damaged name does not say.
 * Immutable.
 */
public record CellRange(int firstColumn, int firstRow, int lastColumn, int lastRow) {
    private static final int LETTERS = 26;

    public static CellRange of(String name) {
        int colon = name.indexOf(':');
        var first = colon < 0 ? name : name.substring(0, colon);
        var last = name.substring(colon + 1);
        return new CellRange(column(first), row(first), column(last), row(last));
    }

    private static int column(String cell) {
        int column = 0;
        for (int at = 0; at < cell.length() && column <= Sheet.MAX_COLUMN; at++) {
            char c = Character.toUpperCase(cell.charAt(at));
            if (c >= 'A' && c <= 'Z') {
                column = LETTERS * column + c - 'A' + 1;
            }
        }
        return column;
    }

    private static int row(String cell) {
        int row = 0;
        for (int at = 0; at < cell.length() && row <= Sheet.MAX_ROW; at++) {
            char c = cell.charAt(at);
            if (c >= '0' && c <= '9') {
                row = 10 * row + c - '0';
            }
        }
        return row;
    }
}
