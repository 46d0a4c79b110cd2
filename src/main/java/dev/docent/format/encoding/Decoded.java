package dev.docent.format.encoding;

/**
 * The text of a file. Immutable.
 *
 * @param text the text, without a byte order mark, with its original line ends
 * @param doubt why the text may not be what its author wrote, and what to do, in words; empty if the encoding is known
 */
public record Decoded(String text, String doubt) {
    static Decoded sure(String text) {
        return new Decoded(text, "");
    }

    static Decoded doubtful(String text, String doubt) {
        return new Decoded(text, doubt);
    }
}
