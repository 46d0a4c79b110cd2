package dev.docent.format.office;

import dev.docent.format.zip.UnreadableException;

/** How much text a document has so far. Each method throws {@link UnreadableException} over its limit. One thread at a time. */
public final class FlowLimits {
    /** 8 million characters, as in PDF. */
    private static final int MAX_CHARS = 8_000_000;
    /** Paragraphs and cells, one million together, also empty ones. */
    private static final int MAX_PIECES = 1_000_000;

    private int chars;
    private int pieces;

    /** Counts characters of the text. */
    public void text(int more) {
        chars += more;
        if (more > MAX_CHARS || chars > MAX_CHARS) {
            throw UnreadableException.tooMuch("it has too much text");
        }
    }

    /** Counts a paragraph or cells. */
    public void pieces(int more) {
        pieces += more;
        if (more > MAX_PIECES || pieces > MAX_PIECES) {
            throw UnreadableException.tooMuch("it has too many paragraphs or cells");
        }
    }
}
