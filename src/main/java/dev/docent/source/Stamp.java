package dev.docent.source;

/**
 * A text that changes with every change of a file, so that a file with the same one need not be read. Immutable.
 *
 * @param text without colons and line breaks; empty if there is no such text, and only the content shows a change
 * @param ofContent whether it depends on the content alone, as a hash of it does. Otherwise, it comes from facts such
 *     as times, and proves something only if it was seen for a while, because a file may change twice at one time
 */
public record Stamp(String text, boolean ofContent) {
    /** No stamp. */
    public static final Stamp NONE = new Stamp("", false);

    /** Returns the stamp of facts about a file, for example its length, times and number on the disk. */
    public static Stamp ofFacts(String text) {
        return new Stamp(text, false);
    }

    /** Returns the stamp that names a content. */
    public static Stamp ofContent(String text) {
        return new Stamp(text, true);
    }

    /** Returns whether there is no stamp. */
    public boolean isEmpty() {
        return text.isEmpty();
    }
}
