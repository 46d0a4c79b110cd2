package dev.docent.format.rst;

/**
 * A text with markup: where markup may begin and end in it, by the <a
 * href="https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#inline-markup-recognition-rules">rules of recognition</a>.
 * Immutable.
 */
final class MarkupText {
    /** Characters that may be before the beginning of markup, beside white space. */
    private static final String OPENING = "'\"([{<-/:";
    /** Characters that may be after the end of markup, beside white space. */
    private static final String CLOSING = "'\")]}>-/\\:.,;!?";

    /** The most characters of a name: what is longer is text. */
    private static final int MAX_NAME_CHARS = 100;

    private final String text;

    MarkupText(String text) {
        this.text = text;
    }

    /** Returns where an end of markup is; -1 if there is none. */
    int end(String mark, int from) {
        for (int end = text.indexOf(mark, from + 1); end >= 0; end = text.indexOf(mark, end + 1)) {
            char before = text.charAt(end - 1);
            boolean escaped = before == '\\' && !mark.equals("``");
            if (!Character.isWhitespace(before) && !escaped && ends(end + mark.length())) {
                return end;
            }
        }
        return -1;
    }

    /** Returns the position after the last colon of the role that begins here, if a quote follows; otherwise -1. */
    int endOfRole(int from) {
        int end = from + 1;
        while (end < text.length() && end - from < MAX_NAME_CHARS && isOfRole(text.charAt(end))) {
            end++;
        }
        boolean quoted = end < text.length() && text.charAt(end) == '`';
        return quoted && end > from + 2 && text.charAt(end - 1) == ':' ? end : -1;
    }

    static boolean isOfRole(char c) {
        return Character.isLetterOrDigit(c) || "_+.-:".indexOf(c) >= 0;
    }

    /** Returns where the quote is that ends text in quotes; -1 if there is none. */
    int closingQuote(int from) {
        for (int end = text.indexOf('`', from + 1); end >= 0; end = text.indexOf('`', end + 1)) {
            char before = text.charAt(end - 1);
            char after = end + 1 < text.length() ? text.charAt(end + 1) : ' ';
            if (!Character.isWhitespace(before) && before != '\\' && (ends(end + 1) || after == '_')) {
                return end;
            }
        }
        return -1;
    }

    /** Returns the next position of a character that can end a name; -1 if there is none. */
    int near(char c, int from) {
        int last = Math.min(text.length(), from + MAX_NAME_CHARS);
        for (int i = from; i < last; i++) {
            if (text.charAt(i) == c) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the characters of a name before a position. */
    String nameBefore(int at) {
        int start = at;
        while (start > 0 && at - start < MAX_NAME_CHARS && isOfRole(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, at);
    }

    /** Returns whether markup may begin here: after white space or an opening character, and not before white space. */
    boolean begins(int from, int width) {
        int next = from + width;
        if (next >= text.length() || Character.isWhitespace(text.charAt(next))) {
            return false;
        }
        char before = from == 0 ? ' ' : text.charAt(from - 1);
        return (Character.isWhitespace(before) || isPunctuation(before, OPENING) || isSeparator(from))
                && !isQuoted(before, text.charAt(next));
    }

    /** Returns whether an escaped space, which is not shown, is before a position. */
    private boolean isSeparator(int from) {
        return from >= 2 && text.charAt(from - 1) == ' ' && text.charAt(from - 2) == '\\';
    }

    private static boolean isQuoted(char before, char next) {
        int open = "'\"([{<".indexOf(before);
        return open >= 0 && "'\")]}>".charAt(open) == next;
    }

    /** Returns whether markup may end here: before white space or a closing character. */
    boolean ends(int after) {
        return after >= text.length()
                || Character.isWhitespace(text.charAt(after))
                || isPunctuation(text.charAt(after), CLOSING);
    }

    private static boolean isPunctuation(char c, String ascii) {
        return c < 128 ? ascii.indexOf(c) >= 0 : !Character.isLetterOrDigit(c) && !Character.isSurrogate(c);
    }

    /** Returns where the address ends that begins here; -1 if none does. */
    int endOfAddress(int from) {
        boolean begins = text.startsWith("http://", from) || text.startsWith("https://", from);
        if (!begins || (from > 0 && Character.isLetterOrDigit(text.charAt(from - 1)))) {
            return -1;
        }
        int end = from;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && "<>\"`|\\".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
