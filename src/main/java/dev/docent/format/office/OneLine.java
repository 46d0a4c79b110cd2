package dev.docent.format.office;

/** Texts of office programs as running words. */
public final class OneLine {
    private static final char SOFT_HYPHEN = '\u00ad';

    private OneLine() {}

    /** Returns a text in one line: one space for each run of white space, none at its ends, and no soft hyphens. */
    public static String of(String text) {
        var line = new StringBuilder(text.length());
        boolean space = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || c == '\u00a0') {
                space = !line.isEmpty();
            } else if (c != SOFT_HYPHEN) {
                line.append(space ? " " : "").append(c);
                space = false;
            }
        }
        return line.toString();
    }
}
