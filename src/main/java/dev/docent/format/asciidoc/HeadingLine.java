package dev.docent.format.asciidoc;

import dev.docent.corpus.Lines;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A heading as it is written.
 *
 * @param depth 1 for the title of a document
 * @param text its text with markup
 * @param lastLine its last line, which may be a line below it
 */
record HeadingLine(int depth, String text, int lastLine) {
    private static final Pattern MARKED = Pattern.compile("(={1,6}|#{1,6})[ \\t]+(\\S.*)");
    private static final Pattern ANCHOR = Pattern.compile("\\[\\[([^\\],]+)(?:,[^\\]]*)?]]");
    /** Characters that an underlined title does not begin with, because such lines mean something else. */
    private static final String NO_TITLE = "[.:/*|=-+_<` \t";

    private static final String UNDERLINES = "=-~^+";

    /** Returns the heading that begins with marks. */
    static Optional<HeadingLine> marked(String line, int number) {
        var found = MARKED.matcher(line);
        return found.matches()
                ? Optional.of(new HeadingLine(found.group(1).length(), text(found.group(2), found.group(1)), number))
                : Optional.empty();
    }

    /** A heading may end with the marks that it begins with. */
    private static String text(String text, String marks) {
        return text.endsWith(" " + marks)
                ? text.substring(0, text.length() - marks.length()).strip()
                : text;
    }

    /** Returns the heading of the older kind, which has a line of the same length below it. */
    static Optional<HeadingLine> underlined(String line, int number, Lines lines) {
        String rule = number < lines.count() ? lines.line(number + 1).stripTrailing() : "";
        boolean drawn = rule.length() >= 2 && Delimiter.isRun(rule) && NO_TITLE.indexOf(line.charAt(0)) < 0;
        int depth = drawn ? UNDERLINES.indexOf(rule.charAt(0)) + 1 : 0;
        boolean fits = Math.abs(rule.length() - line.codePointCount(0, line.length())) <= 1;
        return depth > 0 && fits && line.chars().anyMatch(Character::isLetterOrDigit)
                ? Optional.of(new HeadingLine(depth, line, number + 1))
                : Optional.empty();
    }

    /** Makes the anchors within the heading stand for its words. */
    void name(String words, CrossReferences references) {
        var anchored = ANCHOR.matcher(text);
        while (anchored.find()) {
            references.add(anchored.group(1), words);
        }
        references.add(words, words);
    }
}
