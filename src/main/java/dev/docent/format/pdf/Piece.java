package dev.docent.format.pdf;

/**
 * A run of text in a line, without wide gaps: a whole line of a column, or a cell of a table. Immutable.
 *
 * @param text its words, at least one character
 * @param left where it begins, in points from the left
 * @param right where it ends
 * @param baseline its line, in points from the top
 * @param style the font of most of its characters
 */
record Piece(String text, float left, float right, float baseline, FontStyle style) {
    float width() {
        return right - left;
    }

    float size() {
        return style.size();
    }
}
