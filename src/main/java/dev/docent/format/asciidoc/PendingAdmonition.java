package dev.docent.format.asciidoc;

import dev.docent.corpus.BlockKind;
import dev.docent.format.NumberedText;

/** The kind of an admonition whose text has not begun. One document, one thread. */
final class PendingAdmonition {
    private final NumberedText out;
    /** Empty if there is none. */
    private String word = "";

    private int line;

    PendingAdmonition(NumberedText out) {
        this.out = out;
    }

    /** Begins an admonition. The last word of a line counts. */
    void begin(String begun, int number) {
        if (number != line) {
            end();
        }
        word = begun;
        line = number;
    }

    /** Returns what to put in front of the text that begins now. */
    String take() {
        String taken = word.isEmpty() ? "" : word + ": ";
        word = "";
        return taken;
    }

    /** The word of an admonition without a paragraph stands alone. */
    void end() {
        if (!word.isEmpty()) {
            out.write(line, word + ":");
            out.block(BlockKind.PROSE, line, line);
            word = "";
        }
    }
}
