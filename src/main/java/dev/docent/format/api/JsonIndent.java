package dev.docent.format.api;

/** Indents JSON that was written in one line. Characters stay in their order, so broken JSON stays as broken as it is. */
final class JsonIndent {
    private static final int MAX_INDENT = 20;

    private final String json;
    private final StringBuilder text;
    private int depth;

    private JsonIndent(String json) {
        this.json = json;
        this.text = new StringBuilder(json.length() * 2);
    }

    /** Returns the text with a line for each field and element, indented by at most 20 levels. */
    static String indent(String json) {
        return new JsonIndent(json).write();
    }

    private String write() {
        int at = 0;
        while (at < json.length()) {
            at = next(at);
        }
        return text.append('\n').toString();
    }

    private int next(int at) {
        char c = json.charAt(at);
        if (c == '"') {
            int end = endOfString(at);
            text.append(json, at, end);
            return end;
        }
        switch (c) {
            case '{', '[' -> {
                text.append(c);
                depth++;
                line();
            }
            case '}', ']' -> {
                depth--;
                line();
                text.append(c);
            }
            case ',' -> {
                text.append(c);
                line();
            }
            case ':' -> text.append(": ");
            case ' ', '\t', '\n' -> {}
            default -> text.append(c);
        }
        return at + 1;
    }

    private void line() {
        text.append('\n').append("  ".repeat(Math.max(0, Math.min(MAX_INDENT, depth))));
    }

    private int endOfString(int start) {
        int at = start + 1;
        while (at < json.length() && json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(json.length(), at + 1);
    }
}
