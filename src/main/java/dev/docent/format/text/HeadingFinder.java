package dev.docent.format.text;

import dev.docent.corpus.Lines;
import java.util.Optional;

/**
 * Recognizes underlined headings. One thread at a time.
 *
 * <p>A line of one punctuation character makes the line above it a heading if both have about the same length. There may
 * be such a line above the heading too. The order in which the characters are first used gives their depth, as in
 * reStructuredText.
 */
final class HeadingFinder {
    /**
     * A heading.
     *
     * @param depth its depth; 1 is the outermost
     * @param lastLine its last line, including the underline
     */
    record TextHeading(int depth, String title, int lastLine) {}

    private static final int MAX_TITLE_CHARS = 120;

    private final Lines lines;
    private final String underlines;
    private final StringBuilder stylesInOrder = new StringBuilder();

    /** @param underlines the characters that may underline a heading */
    HeadingFinder(Lines lines, String underlines) {
        this.lines = lines;
        this.underlines = underlines;
    }

    /** Returns the heading that begins at a line. Call it for lines in their order. */
    Optional<TextHeading> at(int number) {
        return underlined(number, lines.line(number));
    }

    private Optional<TextHeading> underlined(int number, String line) {
        if (number + 2 <= lines.count() && isRule(line) && isUnderline(number + 2, lines.line(number + 1))) {
            boolean sameRule = line.charAt(0) == lines.line(number + 2).charAt(0);
            return sameRule ? found('/', number + 1) : Optional.empty();
        }
        boolean alone = number == 1 || lines.isBlank(number - 1);
        return alone && number < lines.count() && isUnderline(number + 1, line) ? found(' ', number) : Optional.empty();
    }

    /** @param over distinguishes the style with a line above from the style without */
    private Optional<TextHeading> found(char over, int number) {
        String style = "" + over + lines.line(number + 1).charAt(0);
        int at = stylesInOrder.indexOf(style);
        if (at < 0) {
            at = stylesInOrder.length();
            stylesInOrder.append(style);
        }
        return Optional.of(new TextHeading(at / 2 + 1, lines.line(number).strip(), number + 1));
    }

    private boolean isUnderline(int number, String title) {
        String rule = lines.line(number).stripTrailing();
        int length = title.stripTrailing().length();
        return isRule(rule) && isTitle(title.strip()) && Math.abs(rule.length() - length) <= Math.max(2, length / 3);
    }

    private boolean isTitle(String text) {
        return !text.isEmpty() && text.length() <= MAX_TITLE_CHARS && !isRule(text);
    }

    private boolean isRule(String line) {
        String rule = line.stripTrailing();
        if (rule.length() < 3 || rule.length() > MAX_TITLE_CHARS + 40 || underlines.indexOf(rule.charAt(0)) < 0) {
            return false;
        }
        for (int i = 1; i < rule.length(); i++) {
            if (rule.charAt(i) != rule.charAt(0)) {
                return false;
            }
        }
        return true;
    }
}
