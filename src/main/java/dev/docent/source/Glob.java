package dev.docent.source;

/**
 * Matches one path segment against one segment of a gitignore pattern: {@code *}, {@code ?}, {@code [a-z]}, {@code
 * [!a]}, {@code [[:digit:]]} and {@code \} before a literal character. Time is at most the product of both lengths.
 */
public final class Glob {
    private final String pattern;
    private final String text;

    private Glob(String pattern, String text) {
        this.pattern = pattern;
        this.text = text;
    }

    /** Returns whether a segment matches. */
    public static boolean matches(String pattern, String text) {
        return new Glob(pattern, text).matches();
    }

    private boolean matches() {
        int p = 0;
        int t = 0;
        int starAt = -1;
        int starText = 0;
        // Only the last star needs to be tried again, because a longer match of an earlier one would not help.
        while (t < text.length() || p < pattern.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                starAt = p++;
                starText = t;
                continue;
            }
            int next = t < text.length() ? step(p, text.charAt(t)) : -1;
            if (next >= 0) {
                p = next;
                t++;
            } else if (starAt >= 0 && starText < text.length()) {
                p = starAt + 1;
                t = ++starText;
            } else {
                return false;
            }
        }
        return true;
    }

    /** Returns where the pattern continues after matching one character, or -1 if it does not match. */
    private int step(int p, char c) {
        if (p >= pattern.length()) {
            return -1;
        }
        return switch (pattern.charAt(p)) {
            case '?' -> p + 1;
            case '[' -> bracket(p + 1, c);
            case '\\' -> p + 1 < pattern.length() && pattern.charAt(p + 1) == c ? p + 2 : -1;
            default -> pattern.charAt(p) == c ? p + 1 : -1;
        };
    }

    /** A bracket that is never closed matches nothing, as in git. */
    private int bracket(int start, char c) {
        int p = start;
        boolean negated = p < pattern.length() && (pattern.charAt(p) == '!' || pattern.charAt(p) == '^');
        if (negated) {
            p++;
        }
        boolean found = false;
        for (boolean first = true; p < pattern.length(); first = false) {
            char low = pattern.charAt(p);
            if (low == ']' && !first) {
                return found != negated ? p + 1 : -1;
            }
            int classEnd = low == '[' && pattern.startsWith("[:", p) ? pattern.indexOf(":]", p + 2) : -1;
            if (classEnd >= 0) {
                found |= inClass(pattern.substring(p + 2, classEnd), c);
                p = classEnd + 2;
                continue;
            }
            if (low == '\\') {
                if (++p >= pattern.length()) {
                    return -1;
                }
                low = pattern.charAt(p);
            }
            p++;
            char high = low;
            if (p + 1 < pattern.length() && pattern.charAt(p) == '-' && pattern.charAt(p + 1) != ']') {
                p++;
                if (pattern.charAt(p) == '\\' && p + 1 < pattern.length()) {
                    p++;
                }
                high = pattern.charAt(p++);
            }
            found |= low <= c && c <= high;
        }
        return -1;
    }

    private static boolean inClass(String name, char c) {
        if (c > 127) {
            return false;
        }
        return switch (name) {
            case "alnum" -> Character.isLetterOrDigit(c);
            case "alpha" -> Character.isLetter(c);
            case "digit" -> Character.isDigit(c);
            case "lower" -> Character.isLowerCase(c);
            case "upper" -> Character.isUpperCase(c);
            case "space" -> Character.isWhitespace(c);
            case "blank" -> c == ' ' || c == '\t';
            case "punct" -> c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
            case "xdigit" -> Character.digit(c, 16) >= 0;
            default -> false;
        };
    }
}
