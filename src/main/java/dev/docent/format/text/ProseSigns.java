package dev.docent.format.text;

import java.util.regex.Pattern;

/**
 * Counts what tells prose from data in a text: words, lines, and what is neither. A word is a run of letters with
 * punctuation around it. One text, one thread.
 */
final class ProseSigns {
    /** The text that is examined, in characters; the rest is like it. */
    private static final int EXAMINED = 64 * 1024;

    private static final int MIN_WORDS = 4;
    private static final double MIN_WORDS_IN_A_LINE = 2.5;
    private static final double MIN_SHARE_OF_WORDS = 0.65;
    private static final int MAX_WORD_CHARS = 30;
    private static final int CHARS_OF_A_WORD_WITHOUT_SPACES = 2;
    private static final String INSIDE_WORDS = "-'\u2019/.";
    private static final Pattern ARMOR = Pattern.compile("-----BEGIN [A-Z0-9 ]+-----");

    private int words;
    private int lines;
    private long wordChars;
    private long otherChars;
    private boolean controls;

    private ProseSigns() {}

    /** Returns why a text is no prose, in words for people; empty if it is prose. */
    static String objection(String text) {
        if (text.startsWith("#!")) {
            return "a script of an unknown language";
        }
        var examined = text.substring(0, Math.min(text.length(), EXAMINED));
        if (ARMOR.matcher(examined).find()) {
            return "it contains a key or a certificate";
        }
        var signs = new ProseSigns();
        signs.count(examined);
        return signs.objection();
    }

    private String objection() {
        if (controls) {
            return "text with control characters";
        }
        boolean prose = words >= MIN_WORDS
                && words >= MIN_WORDS_IN_A_LINE * lines
                && wordChars >= MIN_SHARE_OF_WORDS * (wordChars + otherChars);
        return prose ? "" : "text that is not prose, such as data, code or a list of names";
    }

    private void count(String text) {
        int start = 0;
        boolean blank = true;
        for (int at = 0; at <= text.length(); at++) {
            char c = at < text.length() ? text.charAt(at) : '\n';
            controls |= Character.isISOControl(c) && !Character.isWhitespace(c);
            if (!Character.isWhitespace(c)) {
                continue;
            }
            blank &= at == start || !token(text, start, at);
            start = at + 1;
            if (c == '\n') {
                lines += blank ? 0 : 1;
                blank = true;
            }
        }
    }

    /** Returns whether a run without spaces says anything: addresses and numbers are in prose and in data. */
    private boolean token(String text, int start, int end) {
        int first = start;
        int last = end;
        while (first < last && !Character.isLetterOrDigit(text.charAt(first))) {
            first++;
        }
        while (last > first && !Character.isLetterOrDigit(text.charAt(last - 1))) {
            last--;
        }
        if (first == last ? isDrawn(text.substring(start, end)) : isNeutral(text.substring(first, last))) {
            return false;
        }
        int spoken = spokenWords(text, first, last);
        words += spoken;
        wordChars += spoken > 0 ? last - first : 0;
        // Punctuation around a word belongs to it, but a line of code has more of it than a sentence.
        int around = end - start - (last - first);
        otherChars += spoken > 0 ? Math.max(0, around - 2) : end - start;
        return true;
    }

    /** Returns whether it is a bullet, or a line below a heading. */
    private static boolean isDrawn(String token) {
        return token.equals("-")
                || token.equals("*")
                || (token.length() >= 3 && token.chars().allMatch(c -> c == token.charAt(0)));
    }

    private static boolean isNeutral(String token) {
        boolean number = token.chars().allMatch(c -> Character.isDigit(c) || ".,:-/".indexOf(c) >= 0);
        return number || token.contains("://") || token.indexOf('@') > 0;
    }

    /** Returns how many words a run without spaces is: none, one, or many in scripts that write without spaces. */
    private static int spokenWords(String text, int first, int last) {
        int ideographs = 0;
        boolean beyondAscii = false;
        for (int at = first; at < last; at++) {
            char c = text.charAt(at);
            boolean letter = Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
            ideographs += letter && c >= '\u0e00' ? 1 : 0;
            beyondAscii |= c >= '\u0e00';
            if (!letter && !beyondAscii && INSIDE_WORDS.indexOf(c) < 0) {
                return 0;
            }
        }
        if (ideographs > 0) {
            return Math.max(1, ideographs / CHARS_OF_A_WORD_WITHOUT_SPACES);
        }
        return first < last && last - first <= MAX_WORD_CHARS ? 1 : 0;
    }
}
