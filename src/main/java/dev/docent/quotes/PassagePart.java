package dev.docent.quotes;

import dev.docent.corpus.BlockKind;
import java.util.List;

/**
 * A part of a passage: a paragraph, a list, a table or a row of one, or code.
 *
 * @param kind what it is
 * @param text running text on one line, or lines of Markdown that can be rendered alone
 * @param heading the heading above it; may be empty
 * @param isCut whether the document contains more of it
 * @param belongs whether it belongs to the sentence in front of it
 */
record PassagePart(BlockKind kind, String text, String heading, boolean isCut, boolean belongs) {
    /**
     * The most lines of one piece of code that are quoted: 12, or up to 15 if that is all of it. The rest is cut off, and an
     * ellipsis below it shows that.
     */
    static final int MAX_CODE_LINES = 12;

    /** How many more lines are shown rather than cut off: 3. */
    private static final int SPARE_CODE_LINES = 3;

    static PassagePart prose(String text, String heading) {
        return new PassagePart(BlockKind.PROSE, text, heading, false, false);
    }

    /** Returns whether code with this many lines is shown whole. */
    static boolean isShort(int lines) {
        return lines <= MAX_CODE_LINES + SPARE_CODE_LINES;
    }

    /** Returns the first lines of code, in a fence that no line of it closes. */
    static PassagePart code(List<String> lines, String language, String heading) {
        return code(lines, isShort(lines.size()) ? lines.size() : MAX_CODE_LINES, language, heading);
    }

    /** Returns the first lines of code in a fence. */
    static PassagePart code(List<String> lines, int shown, String language, String heading) {
        var text = String.join("\n", lines.subList(0, shown)).stripTrailing().stripIndent();
        var fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return new PassagePart(
                BlockKind.CODE, fence + language + "\n" + text + "\n" + fence, heading, shown < lines.size(), true);
    }
}
