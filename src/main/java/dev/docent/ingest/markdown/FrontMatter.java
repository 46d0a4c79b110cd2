package dev.docent.ingest.markdown;

import dev.docent.ingest.Lines;
import java.util.Optional;

/**
 * The YAML between two lines of dashes with which site generators let a page begin.
 *
 * @param lastLine its last line, or 0 when there is none
 * @param title the value of its key {@code title}
 */
record FrontMatter(int lastLine, Optional<String> title) {
    private static final FrontMatter NONE = new FrontMatter(0, Optional.empty());
    private static final String FENCE = "---";
    private static final String TITLE = "title:";

    static FrontMatter of(Lines lines) {
        if (lines.count() < 2 || !lines.line(1).stripTrailing().equals(FENCE)) {
            return NONE;
        }
        Optional<String> title = Optional.empty();
        for (int number = 2; number <= lines.count(); number++) {
            String line = lines.line(number).stripTrailing();
            if (line.equals(FENCE) || line.equals("...")) {
                return new FrontMatter(number, title);
            }
            if (line.isEmpty() && number == 2) {
                return NONE; // a thematic break, and then text
            }
            if (line.startsWith(TITLE)) {
                title = Optional.of(unquoted(line.substring(TITLE.length()).strip()))
                        .filter(value -> !value.isEmpty());
            }
        }
        return NONE;
    }

    /** Returns the text with as many lines as before and these lines empty, so that line numbers stay. */
    String blankedOut(String text) {
        int start = 0;
        for (int line = 0; line < lastLine && start >= 0; line++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return "";
            }
        }
        return "\n".repeat(lastLine) + text.substring(start);
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
