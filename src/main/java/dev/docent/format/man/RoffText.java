package dev.docent.format.man;

import java.util.Map;

/** Turns a text with the escapes of roff into Markdown: bold is code or bold, italic is plain. For one use. */
final class RoffText {
    private static final Map<String, String> CHARACTERS = Map.ofEntries(
            Map.entry("em", "—"),
            Map.entry("en", "–"),
            Map.entry("hy", "-"),
            Map.entry("mi", "-"),
            Map.entry("bu", "•"),
            Map.entry("ci", "•"),
            Map.entry("sq", "•"),
            Map.entry("aq", "'"),
            Map.entry("cq", "’"),
            Map.entry("oq", "‘"),
            Map.entry("lq", "“"),
            Map.entry("rq", "”"),
            Map.entry("dq", "\""),
            Map.entry("ga", "`"),
            Map.entry("ha", "^"),
            Map.entry("ti", "~"),
            Map.entry("rs", "\\"),
            Map.entry("sl", "/"),
            Map.entry("ba", "|"),
            Map.entry("lB", "["),
            Map.entry("rB", "]"),
            Map.entry("lC", "{"),
            Map.entry("rC", "}"),
            Map.entry("la", "<"),
            Map.entry("ra", ">"),
            Map.entry("at", "@"),
            Map.entry("sh", "#"),
            Map.entry("Do", "$"),
            Map.entry("co", "©"),
            Map.entry("rg", "®"),
            Map.entry("tm", "™"),
            Map.entry("de", "°"),
            Map.entry("mu", "×"),
            Map.entry("+-", "±"),
            Map.entry("->", "→"),
            Map.entry("<-", "←"),
            Map.entry("<=", "≤"),
            Map.entry(">=", "≥"),
            Map.entry("!=", "≠"),
            Map.entry("ss", "ß"),
            Map.entry(":a", "ä"),
            Map.entry(":o", "ö"),
            Map.entry(":u", "ü"),
            Map.entry("'e", "é"),
            Map.entry("`e", "è"));
    private static final Map<String, String> STRINGS = Map.of(
            "Aq", "'", "lq", "“", "rq", "”", "R", "®", "Tm", "™", "L\"", "“", "R\"", "”", "C`", "\"", "C'", "\"");
    /** Escapes that stand for a character: each is followed by it. */
    private static final String SINGLE = "--e\\\\\\  ~ 0 ..__''``t ";

    private static final String QUOTED = "hvwlLoZxDbNXA";
    private static final int HEXADECIMAL = 16;

    private final String text;
    private final boolean marked;
    private final StringBuilder out = new StringBuilder();
    /** Where bold text begins in the result; -1 while the text is not bold. */
    private int boldFrom = -1;

    private boolean boldBefore;
    private int at;

    private RoffText(String text, boolean marked) {
        this.text = text;
        this.marked = marked;
    }

    /** Returns a text as Markdown. */
    static String markdown(String text) {
        return new RoffText(text, true).read();
    }

    /** Returns a text without its fonts. */
    static String plain(String text) {
        return new RoffText(text, false).read();
    }

    private String read() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '\\') {
                out.append(c);
            } else if (at < text.length()) {
                escape(text.charAt(at++));
            }
        }
        font(false);
        return out.toString();
    }

    private void escape(char c) {
        int single = singleAt(c);
        if (single >= 0) {
            out.append(SINGLE.charAt(single));
        } else if (c == '(') {
            out.append(CHARACTERS.getOrDefault(take(2), ""));
        } else if (c == '[') {
            out.append(named(takeTo(']')));
        } else if (c == '*') {
            out.append(STRINGS.getOrDefault(name(), ""));
        } else if (c == 'f') {
            font(name());
        } else if (c == 's') {
            size();
        } else if (c == '"' || c == '#') {
            at = text.length();
        } else if (QUOTED.indexOf(c) >= 0 && at < text.length()) {
            takeTo(text.charAt(at++));
        } else if ("nkmMgFVY".indexOf(c) >= 0) {
            name();
        }
        // What is left draws nothing, such as the zero-width \&.
    }

    private static int singleAt(char c) {
        for (int i = 0; i < SINGLE.length(); i += 2) {
            if (SINGLE.charAt(i) == c) {
                return i + 1;
            }
        }
        return -1;
    }

    /** Returns the name after an escape: one character, two after a parenthesis, or what is in brackets. */
    private String name() {
        var first = take(1);
        return switch (first) {
            case "(" -> take(2);
            case "[" -> takeTo(']');
            case "+", "-" -> take(1);
            default -> first;
        };
    }

    private void size() {
        if (at < text.length() && text.charAt(at) == '\'') {
            at++;
            takeTo('\'');
            return;
        }
        var first = name();
        boolean twoDigits = first.equals("1") || first.equals("2");
        if (twoDigits && at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
    }

    private String take(int count) {
        int end = Math.min(text.length(), at + count);
        var taken = text.substring(at, end);
        at = end;
        return taken;
    }

    /** Returns the text up to a character, and steps over it; the next characters if it does not come. */
    private String takeTo(char closing) {
        int start = at;
        while (at < text.length() && text.charAt(at) != closing) {
            at++;
        }
        return text.substring(start, Math.min(text.length(), at++));
    }

    private static String named(String name) {
        if (name.matches("u[0-9A-F]{4,5}")) {
            int code = Integer.parseInt(name.substring(1), HEXADECIMAL);
            return Character.getType(code) == Character.SURROGATE ? "" : Character.toString(code);
        }
        return CHARACTERS.getOrDefault(name, "");
    }

    private void font(String name) {
        boolean before = boldFrom >= 0;
        boolean asBefore = name.equals("P") || name.isEmpty();
        boolean bold = asBefore ? boldBefore : isBold(name);
        boldBefore = before;
        font(bold);
    }

    private static boolean isBold(String name) {
        return name.startsWith("B") || name.startsWith("C") || name.equals("3") || name.equals("4");
    }

    private void font(boolean bold) {
        if (boldFrom >= 0 && !bold) {
            var words = out.substring(boldFrom);
            out.setLength(boldFrom);
            out.append(marked ? emphasized(words) : words);
            boldFrom = -1;
        } else if (boldFrom < 0 && bold) {
            boldFrom = out.length();
        }
    }

    /** Most bold text is what users type; a word with a capital letter is emphasis. */
    private static String emphasized(String words) {
        if (words.isBlank() || words.indexOf('`') >= 0 || !words.equals(words.strip())) {
            return words;
        }
        boolean emphasis =
                Character.isUpperCase(words.charAt(0)) && words.chars().allMatch(RoffText::isOfSentence);
        return emphasis ? "**" + words + "**" : "`" + words + "`";
    }

    private static boolean isOfSentence(int c) {
        return Character.isLetter(c) || " .,:;!".indexOf(c) >= 0;
    }
}
