package dev.docent.format.code;

/**
 * Tracks, line by line, whether the next line continues a string, parentheses or a line with a backslash. One file,
 * one thread.
 */
final class PythonLines {
    /** The end mark of the open multi-line string; empty if none is open. */
    private String stringEnd = "";

    private int depth;
    private boolean backslash;

    /** Returns whether the next line belongs to the statement before it. */
    boolean goesOn() {
        return !stringEnd.isEmpty() || depth > 0 || backslash;
    }

    void read(String line) {
        backslash = false;
        int at = 0;
        while (at < line.length()) {
            if (!stringEnd.isEmpty()) {
                at = closeString(line, at);
                continue;
            }
            char c = line.charAt(at);
            if (c == '#') {
                return;
            }
            if (c == '"' || c == '\'') {
                at = openString(line, at, c);
                continue;
            }
            if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth = Math.max(0, depth - 1);
            }
            backslash = c == '\\' && at == line.length() - 1;
            at++;
        }
    }

    private int openString(String line, int at, char quote) {
        String triple = String.valueOf(quote).repeat(3);
        if (line.startsWith(triple, at)) {
            stringEnd = triple;
            return at + 3;
        }
        for (int i = at + 1; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == quote) {
                return i + 1;
            }
        }
        return line.length();
    }

    private int closeString(String line, int from) {
        for (int at = from; at < line.length(); at++) {
            if (line.charAt(at) == '\\') {
                at++;
            } else if (line.startsWith(stringEnd, at)) {
                int end = at + stringEnd.length();
                stringEnd = "";
                return end;
            }
        }
        return line.length();
    }
}
