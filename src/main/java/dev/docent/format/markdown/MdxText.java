package dev.docent.format.markdown;

import java.util.regex.Pattern;

/**
 * Writes MDX (<a href="https://mdxjs.com/docs/what-is-mdx/">version 3</a>) as Markdown with the lines of the file: without imports,
 * exports, comments and the tags of components, but with what is between the tags. Of the attributes of a tag, those for readers
 * are kept, as {@code label}. Code stays. One text, one thread.
 */
final class MdxText {
    /** A tag with more characters is text. */
    private static final int MAX_TAG = 2000;

    /** A longer run of backticks is text. */
    private static final int MAX_TICKS = 100;

    private static final Pattern FOR_READERS =
            Pattern.compile("\\s(?:title|label|summary|caption|description|alt)=[\"']([^\"'{}<>]{1,500})[\"']");

    private static final String FRONT_MATTER_END = "---";
    private static final String COMMENT = "{/*";
    private static final String COMMENT_END = "*/}";

    private final String text;
    private final StringBuilder readable;
    private final CodeFence code = new CodeFence();
    private int at;
    /** The end of the line of a span; before {@link #at} in a later line. */
    private int lineEnd = -1;
    /** How many components are open. */
    private int depth;

    private boolean afterBlank = true;
    private boolean module;
    private boolean comments = true;

    private MdxText(String text) {
        this.text = text;
        this.readable = new StringBuilder(text.length());
    }

    /** Returns as many lines. */
    static String readable(String text) {
        return new MdxText(text).read();
    }

    private String read() {
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            var line = text.substring(at, end < 0 ? text.length() : end);
            if (code.covers(line)) {
                take(line.substring(Math.min(indent(line), 2 * depth)), line.length());
                module = false;
                afterBlank = false;
            } else if (isModule(line)) {
                at += line.length();
            } else {
                line();
            }
            if (at < text.length()) {
                readable.append(text.charAt(at++));
            }
        }
        return readable.toString();
    }

    private void take(String words, int length) {
        readable.append(words);
        at += length;
    }

    /** Imports and exports begin below a blank line, and extend to the next one. */
    private boolean isModule(String line) {
        boolean begins = afterBlank && (line.startsWith("import ") || line.startsWith("export "));
        module = !line.isBlank() && (begins || module);
        afterBlank = line.isBlank() || line.equals(FRONT_MATTER_END);
        return module;
    }

    /** Reads to the end of a line, or of the line in which a tag of several lines ends. */
    private void line() {
        int start = readable.length();
        int spaces = 2 * depth;
        while (spaces > 0 && at < text.length() && text.charAt(at) == ' ') {
            at++;
            spaces--;
        }
        boolean tags = false;
        while (at < text.length() && text.charAt(at) != '\n') {
            char c = text.charAt(at);
            boolean dropped = c == '<' ? tag() : c == '{' && comment();
            tags |= dropped;
            if (!dropped) {
                take(c == '`' ? span() : 1);
            }
        }
        if (tags && readable.substring(start).isBlank()) {
            blank(start);
        }
    }

    private void take(int length) {
        readable.append(text, at, at + length);
        at += length;
    }

    private void blank(int start) {
        long breaks = readable.substring(start).chars().filter(c -> c == '\n').count();
        readable.setLength(start);
        readable.append("\n".repeat((int) breaks));
    }

    /** Returns the length of a code span, or of the run of backticks that begins none in this line. */
    private int span() {
        int run = ticks(at);
        int end = run > MAX_TICKS ? at : lineEnd();
        for (int i = at + run; i < end; i++) {
            int other = ticks(i);
            if (other >= run) {
                return i + run - at;
            }
            i += other;
        }
        return run;
    }

    private int ticks(int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) == '`') {
            end++;
        }
        return end - start;
    }

    /** Searched once for each line, because one may have any number of spans. */
    private int lineEnd() {
        if (lineEnd < at) {
            int newline = text.indexOf('\n', at);
            lineEnd = newline < 0 ? text.length() : newline;
        }
        return lineEnd;
    }

    private boolean comment() {
        int end = comments && text.startsWith(COMMENT, at) ? text.indexOf(COMMENT_END, at) : -1;
        if (end < 0) {
            comments &= !text.startsWith(COMMENT, at); // One that does not end: nor do the others.
            return false;
        }
        drop(end + COMMENT_END.length());
        return true;
    }

    private boolean tag() {
        int name = text.startsWith("</", at) ? at + 2 : at + 1;
        char first = name < text.length() ? text.charAt(name) : ' ';
        int end = Character.isUpperCase(first) || first == '>' ? endOfTag(name) : -1;
        if (end < 0) {
            return false;
        }
        boolean closes = text.charAt(at + 1) == '/';
        boolean both = text.charAt(end - 1) == '/';
        depth = Math.max(0, depth + (closes ? -1 : both ? 0 : 1));
        var tag = text.substring(at, end + 1);
        var words = FOR_READERS.matcher(tag);
        while (!closes && words.find()) {
            readable.append(words.group(1).strip()).append(": ");
        }
        drop(end + 1);
        return true;
    }

    private void drop(int end) {
        for (; at < end; at++) {
            if (text.charAt(at) == '\n') {
                readable.append('\n');
            }
        }
    }

    /** Returns where a tag ends: at a bracket outside of quotes and braces; -1 if it does not end. */
    private int endOfTag(int start) {
        int braces = 0;
        char quote = 0;
        for (int i = start; i < Math.min(text.length(), start + MAX_TAG); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'' || c == '`') {
                quote = c;
            } else if (c == '{' || c == '}') {
                braces += c == '{' ? 1 : -1;
            } else if (braces == 0 && (c == '>' || c == '<')) {
                return c == '>' ? i : -1;
            }
        }
        return -1;
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }
}
