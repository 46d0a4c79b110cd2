package dev.docent.format.pdf;

/**
 * A character, or several that are drawn as one, at its place on a page. Immutable.
 *
 * @param text what it says; white space for a gap
 * @param left where it begins, in points from the left
 * @param right where it ends
 * @param baseline its line, in points from the top
 * @param style its font
 * @param space the width of a space in its font, in points
 */
record Glyph(String text, float left, float right, float baseline, FontStyle style, float space) {}
