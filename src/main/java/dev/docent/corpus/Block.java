package dev.docent.corpus;

/**
 * A run of lines that belong together (a paragraph, a list, a fence, a declaration) and stay together if they fit
 * into a chunk. Immutable.
 *
 * @param kind its kind
 * @param startLine its first line in the document's text, counted from 1
 * @param endLine its last line, inclusive
 * @param text the lines, joined by {@code \n}, without the end of the last line
 */
public record Block(BlockKind kind, int startLine, int endLine, String text) {
    public Block {
        if (startLine < 1 || endLine < startLine) {
            throw new IllegalArgumentException(
                    "lines (" + startLine + "-" + endLine + ") must count from 1 and must not run backwards");
        }
    }
}
