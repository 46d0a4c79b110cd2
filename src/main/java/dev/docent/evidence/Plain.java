package dev.docent.evidence;

import java.util.regex.Pattern;

/** The words of Markdown without its marks. */
final class Plain {
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]\\n]{1,300})]\\([^)\\s]{0,2000}\\)");
    private static final Pattern CITATION = Pattern.compile("\\s?\\[\\d{1,3}(?:\\s*[,;]\\s*\\d{1,3})*+]");
    private static final Pattern MARKS =
            Pattern.compile("(?m)^[ \\t]*(?:#{1,6}|>|[-*+]|\\d{1,3}[.)])[ \\t]+|[`*]+|\\\\(?=\\p{Punct})");
    private static final Pattern BLANKS = Pattern.compile("[\\s|]+");

    private Plain() {}

    /** Returns the text on one line, without marks, addresses of links and citations. */
    static String of(String markdown) {
        var linked = LINK.matcher(markdown).replaceAll("$1");
        var uncited = CITATION.matcher(linked).replaceAll("");
        var unmarked = MARKS.matcher(uncited).replaceAll("");
        return BLANKS.matcher(unmarked).replaceAll(" ").strip();
    }
}
