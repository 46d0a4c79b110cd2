package dev.docent.evidence;

import org.jspecify.annotations.Nullable;

/**
 * Something in a text that is right or wrong letter by letter: a number, a version, a path, an identifier. Immutable.
 *
 * @param text as written, without marks around it
 * @param start where it begins in the text, in UTF-16 units
 * @param amount what a number amounts to; null for everything else
 * @param loose whether it may be a count in words ({@code three ways}), which says little
 * @param rounded whether the text says that it is rounded
 */
record ExactValue(
        Unfounded.UnfoundedKind kind,
        String text,
        int start,
        @Nullable Amount amount,
        boolean loose,
        boolean rounded) {
    /** Creates one that is no number. */
    ExactValue(Unfounded.UnfoundedKind kind, String text, int start) {
        this(kind, text, start, null, false, false);
    }

    /** Returns where it ends in the text, in UTF-16 units. */
    int end() {
        return start + text.length();
    }
}
