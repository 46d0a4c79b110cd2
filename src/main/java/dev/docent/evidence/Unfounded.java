package dev.docent.evidence;

/**
 * Something that an answer has and no passage has.
 *
 * @param start where it begins in the text of the answer, in UTF-16 units
 * @param end where it ends
 */
public record Unfounded(UnfoundedKind kind, int start, int end) {
    /** What it is. */
    public enum UnfoundedKind {
        /** A number, with or without a unit. */
        NUMBER,
        /** A version or a date. */
        VERSION,
        /** A path or an address. */
        PATH,
        /** The name of a setting, an option, a class, a file. */
        IDENTIFIER,
        /** ContentWords in quotation marks or code with a citation that its passages do not have in these words. */
        QUOTATION
    }
}
