package dev.docent.web;

import java.util.regex.Pattern;

/**
 * A JavaScript module as it is sent: its comments, a third of it, are for whoever reads the sources. Their lines stay, empty, so that the
 * line numbers of an error are those of the sources.
 *
 * <p>A line that begins with a comment is one, unless it lies in a string of several lines or in a comment that began behind code. A
 * module in which there may be such a thing is sent as it is: this is no parser, and must not have to be one.
 */
final class ModuleText {
    private static final Pattern INLINE = Pattern.compile("/\\*.*?\\*/");

    private final StringBuilder sent = new StringBuilder();
    private boolean inComment;
    private boolean doubtful;

    private ModuleText() {}

    /** Returns the module without the lines of its comments, or unchanged where it is not certain what is one. */
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
