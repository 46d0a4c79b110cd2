package dev.docent.format.sheets;

import java.util.Locale;

/** Takes the code of a number format apart. One code, one thread. */
final class FormatScanner {
    /** Excel allows 255 characters. */
    private static final int MAX_CHARS = 255;

    private final String code;
    private final StringBuilder letters = new StringBuilder();
    private final StringBuilder placeholders = new StringBuilder();
    private final StringBuilder before = new StringBuilder();
    private final StringBuilder after = new StringBuilder();
    private int at;

    FormatScanner(String code) {
        this.code = code.length() > MAX_CHARS || code.toLowerCase(Locale.ROOT).startsWith("general") ? "" : code;
        while (at < this.code.length() && this.code.charAt(at) != ';') {
            step(this.code.charAt(at));
        }
    }

    /** Returns the letters for parts of dates, in lower case; those of elapsed time in capitals. */
    String letters() {
        return letters.toString();
    }

    /** Returns the signs for digits, points and percents. */
    String placeholders() {
        return placeholders.toString();
    }

    /** Returns the text before the number. */
    String before() {
        return before.toString();
    }

    /** Returns the text after the number. */
    String after() {
        return after.toString();
    }

    private void step(char c) {
        switch (c) {
            case '"' -> quoted();
            case '[' -> bracket();
            case '\\' -> {
                literal(at + 1 < code.length() ? code.charAt(at + 1) : ' ');
                at += 2;
            }
            case '_', '*' -> at += 2; // Room as wide as the next sign, or filled with it.
            default -> {
                plain(c);
                at++;
            }
        }
    }

    private void plain(char c) {
        if ("0#?.,%/".indexOf(c) >= 0) {
            placeholders.append(c);
        } else if ("yYmMdDhHsSE".indexOf(c) >= 0) {
            letters.append(Character.toLowerCase(c));
        } else {
            literal(c);
        }
    }

    private void literal(char c) {
        (placeholders.isEmpty() ? before : after).append(c);
    }

    private void quoted() {
        int end = code.indexOf('"', at + 1);
        for (int i = at + 1; i < (end < 0 ? code.length() : end); i++) {
            literal(code.charAt(i));
        }
        at = end < 0 ? code.length() : end + 1;
    }

    /** A currency, elapsed time, or a color or condition. */
    private void bracket() {
        int end = code.indexOf(']', at);
        var content = code.substring(at + 1, end < 0 ? code.length() : end);
        at = end < 0 ? code.length() : end + 1;
        if (content.startsWith("$")) {
            content.substring(1).split("-", 2)[0].chars().forEach(c -> literal((char) c));
        } else if (content.matches("[hH]+|[mM]+|[sS]+")) {
            letters.append(content.toUpperCase(Locale.ROOT));
        }
    }
}
