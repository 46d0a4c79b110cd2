package dev.docent.ingest.text;

import dev.docent.ingest.Lines;
import java.util.Optional;

/**
 * Recognizes headings of light markup. One thread at a time.
 *
 * <p>A line of one punctuation character below a line of about the same length makes that line a heading (also with such a
 * line above); which character means which depth follows from the order of their first use, as reStructuredText says.
 */
final class HeadingFinder {
    /**
     * A heading.
     *
     * @param depth 1 is the outermost
     * @param lastLine the last of its lines, the underline included
     */
    record Found(int depth, String title, int lastLine) {}

    private static final String UNDERLINES = "=-~^\"'`#*+:.<>_";
    private static final int MAX_TITLE_CHARS = 120;

    private final Lines lines;
    private final char prefix;
    private final boolean underlined;
    private final StringBuilder stylesInOrder = new StringBuilder();
    private char openFence;

    HeadingFinder(Lines lines, String extension) {
        this.lines = lines;
        this.prefix = prefix(extension);
        this.underlined = !extension.equals(".org");
    }

    private static char prefix(String extension) {
        return switch (extension) {
            case ".adoc", ".asciidoc", ".asc" -> '=';
            case ".org" -> '*';
            default -> 0;
        };
    }

    /** Returns the heading that begins at a line; lines are to be asked for in their order. */
    Optional<Found> at(int number) {
        String line = lines.line(number);
        if (prefix == '=' && isFence(line)) {
            if (openFence == 0) {
                openFence = line.charAt(0);
            } else if (openFence == line.charAt(0)) {
                openFence = 0;
            }
            return Optional.empty();
        }
        if (openFence != 0) {
            return Optional.empty();
        }
        var marked = prefix == 0 ? Optional.<Found>empty() : marked(number, line);
        return marked.isPresent() || !underlined ? marked : underlined(number, line);
    }

    /** In AsciiDoc four or more of these fence off a listing, whose lines look like anything. */
    private static boolean isFence(String line) {
        String fence = line.stripTrailing();
        return fence.length() == 4 && "-.+".indexOf(fence.charAt(0)) >= 0 && isRule(fence);
    }

    private Optional<Found> marked(int number, String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == prefix) {
            depth++;
        }
        boolean heading = depth > 0 && depth < 10 && depth < line.length() && line.charAt(depth) == ' ';
        String title = heading ? line.substring(depth).strip() : "";
        return isTitle(title) ? Optional.of(new Found(depth, title, number)) : Optional.empty();
    }

    private Optional<Found> underlined(int number, String line) {
        if (number + 2 <= lines.count() && isRule(line) && isUnderline(number + 2, lines.line(number + 1))) {
            boolean sameRule = line.charAt(0) == lines.line(number + 2).charAt(0);
            return sameRule ? found('/', number + 1) : Optional.empty();
        }
        boolean alone = number == 1 || lines.isBlank(number - 1);
        return alone && number < lines.count() && isUnderline(number + 1, line) ? found(' ', number) : Optional.empty();
    }

    /** @param over tells the style with a line above from the one without */
    private Optional<Found> found(char over, int number) {
        String style = "" + over + lines.line(number + 1).charAt(0);
        int at = stylesInOrder.indexOf(style);
        if (at < 0) {
            at = stylesInOrder.length();
            stylesInOrder.append(style);
        }
        return Optional.of(new Found(at / 2 + 1, lines.line(number).strip(), number + 1));
    }

    private boolean isUnderline(int number, String title) {
        String rule = lines.line(number).stripTrailing();
        int length = title.stripTrailing().length();
        return isRule(rule) && isTitle(title.strip()) && Math.abs(rule.length() - length) <= Math.max(2, length / 3);
    }

    private static boolean isTitle(String text) {
        return !text.isEmpty() && text.length() <= MAX_TITLE_CHARS && !isRule(text);
    }

    private static boolean isRule(String line) {
        String rule = line.stripTrailing();
        if (rule.length() < 3 || rule.length() > MAX_TITLE_CHARS + 40 || UNDERLINES.indexOf(rule.charAt(0)) < 0) {
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
