package dev.docent.quotes;

/**
 * Prepares running Markdown of a document for a quote: links that only work in the document become their text,
 * pictures their description, and numbers in brackets are escaped, because they are not citations here.
 */
final class InlineText {
    private InlineText() {}

    static String quotable(String text) {
        var out = new StringBuilder(text.length());
        boolean code = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            code ^= c == '`';
            boolean picture = c == '!' && at + 1 < text.length() && text.charAt(at + 1) == '[';
            int open = picture ? at + 1 : at;
            int close = code || text.charAt(open) != '[' ? -1 : text.indexOf(']', open);
            if (close < 0) {
                out.append(c);
                continue;
            }
            at = quote(text, open, close, picture, out) - 1;
        }
        return out.toString();
    }

    /** Writes the content of brackets, and returns where to continue. */
    private static int quote(String text, int open, int close, boolean picture, StringBuilder out) {
        var label = text.substring(open + 1, close);
        char after = close + 1 < text.length() ? text.charAt(close + 1) : ' ';
        int end = after == '(' ? text.indexOf(')', close) : after == '[' ? text.indexOf(']', close + 1) : -1;
        if (end < 0) {
            boolean digit = !label.isEmpty() && (Character.isDigit(label.charAt(0)) || label.charAt(0) == '^');
            out.append(digit ? "\\[" : "[").append(label).append(']');
            return close + 1;
        }
        var target = text.substring(close + 2, end);
        boolean elsewhere = after == '(' && (target.startsWith("https://") || target.startsWith("http://"));
        out.append(elsewhere && !picture ? text.substring(open, end + 1) : label);
        return end + 1;
    }

    /** Returns a title or heading with the characters escaped that mean something in Markdown. */
    static String literal(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip().replaceAll("([\\\\`*_\\[\\]<>|~#])", "\\\\$1");
    }
}
