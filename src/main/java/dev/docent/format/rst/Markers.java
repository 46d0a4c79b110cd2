package dev.docent.format.rst;

import java.util.regex.Pattern;

/** Recognizes what a line begins with: the markers of lists, fields and options. Stateless. */
final class Markers {
    private static final String BULLETS = "*-+•‣⁃";
    private static final Pattern ENUMERATOR =
            Pattern.compile("(\\(?)(#|[0-9]{1,9}|[a-zA-Z]|[ivxlcdmIVXLCDM]{1,8})([.)])( +|$).*");
    private static final String ARGUMENT = "([a-zA-Z][\\w-]{0,60}|<[^<>]{1,60}>)";
    private static final Pattern OPTION =
            Pattern.compile("[-+]\\w( ?" + ARGUMENT + ")?|(--|/)\\w[\\w-]{0,60}([ =]" + ARGUMENT + ")?");

    private Markers() {}

    /** Returns how many characters a bullet and the spaces after it have; 0 if the text does not begin with one. */
    static int bullet(String text) {
        if (text.isEmpty() || BULLETS.indexOf(text.charAt(0)) < 0) {
            return 0;
        }
        return text.length() == 1 ? 2 : widthWithSpaces(text, 1);
    }

    /** Returns how many characters an enumerator and the spaces after it have; 0 if the text does not begin with one. */
    static int enumerator(String text) {
        var enumerator = ENUMERATOR.matcher(text);
        if (!enumerator.matches()
                || (!enumerator.group(1).isEmpty() && enumerator.group(3).equals("."))) {
            return 0;
        }
        return enumerator.start(4) == text.length() ? text.length() + 1 : enumerator.end(4);
    }

    /** Returns the number or letter of an enumerator; {@code #} stands for the next number. */
    static String ordinal(String text) {
        var enumerator = ENUMERATOR.matcher(text);
        return enumerator.matches() ? enumerator.group(2) : "";
    }

    /** Returns the position of the colon after a field's name; 0 if the text does not begin with a field. */
    static int field(String text) {
        if (text.length() < 3 || text.charAt(0) != ':' || ": `".indexOf(text.charAt(1)) >= 0) {
            return 0;
        }
        for (int at = 2; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == ':') {
                char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
                if (after == ' ' || after == '`') {
                    return after == ' ' && text.charAt(at - 1) != ' ' ? at : 0;
                }
            }
        }
        return 0;
    }

    /** Returns how many characters the options of a command have; 0 if the text does not begin with options. */
    static int options(String text) {
        if (text.isEmpty() || "-+/".indexOf(text.charAt(0)) < 0) {
            return 0;
        }
        int gap = text.indexOf("  ");
        int end = gap < 0 ? text.length() : gap;
        for (var option : text.substring(0, Math.min(end, 300)).split(", ", -1)) {
            if (!OPTION.matcher(option).matches()) {
                return 0;
            }
        }
        return end;
    }

    /** Returns where the text after a marker begins. */
    static int widthWithSpaces(String text, int width) {
        int at = width;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at > width ? at : 0;
    }
}
