package dev.docent.citation;

/**
 * Decides from the characters in front of a bracket whether it may be a citation: {@code a[1]} is an index and {@code
 * installed[1]} a citation. One thread at a time.
 *
 * <p>A bracket is not a citation after a word that looks like code ({@code a}, {@code b_1}, {@code fooBar}, {@code
 * f()}), after the text of a link ({@code [manual][1]}), after {@code =}, {@code ∈} or a command of TeX ({@code \in [1,
 * 2]}), at the beginning of a line with a colon after it ({@code [1]: https://…}, a definition), or in a list of lists
 * ({@code [[1, 2], [2, 1]]}). {@code [[1]]} is a citation, because some models write it so.
 *
 * <p>The page decides by the same rule ({@code citations.js}); the same table of cases tests both.
 */
final class BracketPlace {
    private int letters;
    private boolean looksLikeCode;
    private char last = '\n';
    private boolean lineStart = true; // Only blanks and quote marks on this line so far.
    private boolean command; // In the name of a command of TeX.
    private boolean behindOperator; // Only blanks since an operator or a command.
    private boolean inList; // Only blanks and commas since a list inside a list.

    void next(char c) {
        boolean blank = isBlank(c);
        inList &= blank || c == ',' || c == ';';
        // Not that of a path: `C:\logs [1]`.
        command = (c == '\\' && (isBlank(last) || last == '$' || last == '(')) || (command && isLetter(c));
        behindOperator = command || c == '=' || c == '∈' || c == '∉' || (behindOperator && blank);
        lineStart = c == '\n' || (lineStart && (blank || c == '>'));
        if (isLetter(c)) {
            looksLikeCode = inWord(last) && (looksLikeCode || isInnerCapital(c));
            letters = inWord(last) ? letters + 1 : 1;
        } else if (inWord(c)) {
            looksLikeCode = c == '_' || c == '$' || letters > 0;
        } else {
            letters = 0;
            // The end of a call, of an index, of the name of a link.
            looksLikeCode = c == ']' || (c == ')' && last == '(');
        }
        last = c;
    }

    /** Notes a whole bracket of numbers, which is a citation or text. */
    void bracket(CitationMarker marker) {
        boolean mayHaveCited = mayCite(marker);
        inList = isNested() || inList;
        letters = 0;
        // Another index may follow an index; a source may follow a status code in brackets.
        looksLikeCode = !mayHaveCited;
        last = mayHaveCited ? ' ' : ']';
        lineStart = false;
        command = false;
        behindOperator = false;
    }

    /** Returns whether numbers in brackets may be a citation here. */
    boolean mayCite(CitationMarker marker) {
        boolean isDefinition = lineStart && marker.after() == ':';
        boolean isListInList = inList || (isNested() && !marker.isAloneInBrackets());
        return !looksLikeCode && letters != 1 && !behindOperator && !isDefinition && !isListInList;
    }

    private boolean isNested() {
        return last == '[';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private boolean isInnerCapital(char c) {
        return c <= 'Z' && last >= 'a' && last <= 'z';
    }

    private static boolean inWord(char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '_' || c == '$';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
