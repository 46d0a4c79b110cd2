package dev.docent.format.rst;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recognizes section titles: a line of one punctuation character below a line of text, or below and above it. The order in
 * which these styles first appear gives their depth. One thread at a time.
 */
final class SectionTitles {
    /**
     * A title.
     *
     * @param depth its depth; 1 is the outermost
     * @param line the line of its text
     * @param lastLine its last line, the underline
     */
    record SectionTitle(int depth, int line, int lastLine) {}

    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    /** A line of at least so many characters is drawn; a shorter one may be text, unless it is as long as the title. */
    private static final int DRAWN = 4;

    private final MarkupLines lines;
    private final List<String> styles = new ArrayList<>();

    SectionTitles(MarkupLines lines) {
        this.lines = lines;
    }

    /** Returns whether a line consists of one punctuation character, repeated. */
    static boolean isRule(String text) {
        if (text.isEmpty() || PUNCTUATION.indexOf(text.charAt(0)) < 0) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) != text.charAt(0)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a line is one across the page. */
    static boolean isTransition(String text) {
        return text.length() >= DRAWN && isRule(text);
    }

    /** Returns the title that begins at a line. Call it for lines in their order. */
    Optional<SectionTitle> at(int line, int last) {
        if (isRule(text(line))) {
            return overlined(line, last);
        }
        boolean underlined = line < last && isRule(text(line + 1)) && isAligned(line, line + 1) && fits(line, line + 1);
        return underlined ? found(' ', line) : Optional.empty();
    }

    private String text(int line) {
        return lines.line(line).strip();
    }

    private boolean isAligned(int line, int other) {
        return lines.indent(line) == lines.indent(other);
    }

    private Optional<SectionTitle> overlined(int rule, int last) {
        int below = rule + 2;
        boolean drawn = below <= last
                && !lines.isBlank(rule + 1)
                && isRule(text(below))
                && isAligned(rule, below)
                && text(below).charAt(0) == text(rule).charAt(0)
                && fits(rule + 1, rule)
                && fits(rule + 1, below);
        return drawn ? found('/', rule + 1) : Optional.empty();
    }

    /** @param over distinguishes the style with a line above from the style without */
    private Optional<SectionTitle> found(char over, int line) {
        String style = "" + over + text(line + 1).charAt(0);
        int at = styles.indexOf(style);
        if (at < 0) {
            at = styles.size();
            styles.add(style);
        }
        return Optional.of(new SectionTitle(at + 1, line, line + 1));
    }

    /**
     * Returns whether a rule is as long as a title. Sphinx accepts a shorter one with a warning, and it occurs; a rule that is
     * shorter by more than a quarter looks like something else.
     */
    private boolean fits(int title, int rule) {
        String text = text(title);
        int wanted = text.codePointCount(0, text.length());
        int drawn = text(rule).length();
        return drawn >= wanted || (drawn >= DRAWN && drawn * 4 >= wanted * 3);
    }
}
