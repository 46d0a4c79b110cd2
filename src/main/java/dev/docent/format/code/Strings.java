package dev.docent.format.code;

import dev.docent.format.code.BraceLanguage.Trait;

/** Finds the ends of strings, characters and regular expressions of one text. Immutable. */
final class Strings {
    private static final String TRIPLE = "\"\"\"";
    /** The most hashes that Rust allows around a raw string. */
    private static final int MAX_HASHES = 255;
    /** The most characters of a regular expression. A slash without another one on its line within this distance begins none. */
    private static final int MAX_EXPRESSION = 500;
    /** The longest delimiter that C++ allows in a raw string. */
    private static final int MAX_DELIMITER = 16;

    private final String text;
    private final BraceLanguage language;

    Strings(String text, BraceLanguage language) {
        this.text = text;
        this.language = language;
    }

    /** Returns the end of the literal that begins here, exclusive; the same position if none begins here. */
    int endOf(int start, boolean afterValue) {
        return switch (text.charAt(start)) {
            case '"' ->
                language.has(Trait.TRIPLE_QUOTES) && text.startsWith(TRIPLE, start)
                        ? after(TRIPLE, start + 3)
                        : endOfLine(start, '"');
            case '\'' -> endOfSingleQuoted(start);
            case '`' -> endOfBackticks(start);
            case '/' -> language.has(Trait.REGULAR_EXPRESSIONS) && !afterValue ? endOfRegularExpression(start) : start;
            case 'r', 'b' -> language.has(Trait.RAW_HASHES) ? endOfRawHashes(start) : start;
            case 'R' -> language.has(Trait.RAW_PARENTHESES) ? endOfRawParentheses(start) : start;
            case '@', '$' -> language.has(Trait.VERBATIM_STRINGS) ? endOfVerbatim(start) : start;
            default -> start;
        };
    }

    /** Returns the end of a string that ends with its line at the latest. */
    private int endOfLine(int start, char quote) {
        int at = start + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '$' && language.has(Trait.PLACEHOLDERS) && text.startsWith("{", at + 1)) {
                at = endOfPlaceholder(at + 1);
            } else if (c == quote) {
                return at + 1;
            } else if (c == '\n') {
                return at;
            }
            at++;
        }
        return text.length();
    }

    /** Returns the position of the placeholder's closing brace, or of the last character of its line. */
    private int endOfPlaceholder(int start) {
        int open = 0;
        int at = start;
        while (at < text.length() && text.charAt(at) != '\n') {
            char c = text.charAt(at);
            if (c == '"') {
                at = Math.max(at, closingQuote(at));
            } else if (c == '{') {
                open++;
            } else if (c == '}' && --open == 0) {
                return at;
            }
            at++;
        }
        return at - 1;
    }

    /** Returns the end of a plain string inside a placeholder, or -1 if it does not end on its line. */
    private int closingQuote(int start) {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
            at++;
        }
        return at < text.length() && text.charAt(at) == '"' ? at : -1;
    }

    private int endOfSingleQuoted(int start) {
        if (!language.has(Trait.LIFETIMES)) {
            return endOfLine(start, '\'');
        }
        boolean character = text.startsWith("\\", start + 1) || text.startsWith("'", start + 2);
        return character ? endOfLine(start, '\'') : start;
    }

    private int endOfBackticks(int start) {
        if (language.has(Trait.RAW_BACKTICKS)) {
            return after("`", start + 1);
        }
        return language.has(Trait.TEMPLATES) ? new Template(text).endOf(start) : start;
    }

    /** A slash inside brackets does not end it. */
    private int endOfRegularExpression(int start) {
        boolean bracket = false;
        int end = Math.min(text.length(), start + MAX_EXPRESSION);
        for (int at = start + 1; at < end && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '[' || c == ']') {
                bracket = c == '[';
            } else if (c == '/' && !bracket) {
                return at + 1;
            }
        }
        return start;
    }

    private int endOfRawHashes(int start) {
        int at = text.charAt(start) == 'b' ? start + 1 : start;
        if (at >= text.length() || text.charAt(at) != 'r' || isInsideWord(start)) {
            return start;
        }
        int hashes = 0;
        while (hashes < MAX_HASHES && text.startsWith("#", at + 1 + hashes)) {
            hashes++;
        }
        int quote = at + 1 + hashes;
        return text.startsWith("\"", quote) ? after("\"" + "#".repeat(hashes), quote + 1) : start;
    }

    private int endOfRawParentheses(int start) {
        if (isInsideWord(start) || !text.startsWith("\"", start + 1)) {
            return start;
        }
        int open = start + 2;
        while (open < text.length() && open - start < MAX_DELIMITER + 2 && text.charAt(open) != '(') {
            open++;
        }
        return text.startsWith("(", open) ? after(")" + text.substring(start + 2, open) + "\"", open + 1) : start;
    }

    /** A quote inside it is written twice. */
    private int endOfVerbatim(int start) {
        int at = start;
        boolean verbatim = false;
        while (at < text.length() && at - start < 2 && (text.charAt(at) == '@' || text.charAt(at) == '$')) {
            verbatim |= text.charAt(at++) == '@';
        }
        if (!verbatim || !text.startsWith("\"", at)) {
            return start;
        }
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) == '"') {
                if (!text.startsWith("\"", at + 1)) {
                    return at + 1;
                }
                at++;
            }
        }
        return text.length();
    }

    private boolean isInsideWord(int at) {
        return at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private int after(String end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? text.length() : at + end.length();
    }
}
