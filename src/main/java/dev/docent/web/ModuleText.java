package dev.docent.web;

import java.util.regex.Pattern;

/**
 * A JavaScript module as it is sent: without its comments, which are a third of it and only for readers of the
 * sources. Their lines stay as empty lines, so that line numbers of errors match the sources.
 *
 * <p>A line that begins with a comment is a comment, unless it is in a string of several lines or in a comment that
 * began after code. A module that may contain such a line is sent unchanged, because this class is not a parser and
 * should not become one.
 */
final class ModuleText {
    private static final Pattern INLINE = Pattern.compile("/\\*.*?\\*/");

    private final StringBuilder sent = new StringBuilder();
    private boolean inComment;
    private boolean doubtful;

    private ModuleText() {}

    /** Returns the module without the lines of its comments, or unchanged if it is not certain which lines these are. */
    static String withoutComments(String module) {
        var text = new ModuleText();
        module.lines().forEach(text::line);
        return text.doubtful || text.inComment ? module : text.sent.toString();
    }

    private void line(String line) {
        var code = inComment ? endOfComment(line) : codeOf(line);
        sent.append(code).append('\n');
    }

    private String codeOf(String line) {
        var start = line.stripLeading();
        if (start.startsWith("//")) {
            return "";
        }
        if (start.startsWith("/*") && start.indexOf("*/", 2) < 0) {
            inComment = true;
            return "";
        }
        var code = INLINE.matcher(line).replaceAll("");
        doubtful |= code.contains("/*") || code.chars().filter(it -> it == '`').count() % 2 == 1;
        return code.isBlank() ? "" : line;
    }

    private String endOfComment(String line) {
        int end = line.indexOf("*/");
        if (end < 0) {
            return "";
        }
        inComment = false;
        return codeOf(line.substring(end + 2));
    }
}
