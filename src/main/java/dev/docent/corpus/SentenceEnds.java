package dev.docent.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where the sentences of running text end. A dot in code marks, in a name or after an abbreviation ends none. */
public final class SentenceEnds {
    private static final Set<String> ABBREVIATIONS = Set.of(
            "e.g", "i.e", "etc", "vs", "cf", "no", "fig", "approx", "incl", "resp", "z.b", "bzw", "ca", "usw", "d.h");

    private static final String CLOSING = "\"')]*_”’»";

    private SentenceEnds() {}

    /** Returns the places after the last character of each sentence; the last one is the end of the text. */
    public static List<Integer> of(String text) {
        var ends = new ArrayList<Integer>();
        boolean code = false;
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            code ^= text.charAt(at) == '`';
            int end = code ? -1 : endAfter(text, start, at);
            if (end > 0) {
                ends.add(end);
                start = end;
                at = end - 1;
            }
        }
        if (ends.isEmpty() || !text.substring(start).isBlank()) {
            ends.add(text.length());
        }
        return ends;
    }

    private static int endAfter(String text, int start, int at) {
        char c = text.charAt(at);
        if (c == '。' || c == '！' || c == '？') {
            return at + 1;
        }
        if (c != '.' && c != '!' && c != '?') {
            return -1;
        }
        int end = at + 1;
        while (end < text.length() && CLOSING.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        // A citation may follow its sentence without a blank.
        boolean isFollowed =
                end < text.length() && (Character.isWhitespace(text.charAt(end)) || text.charAt(end) == '[');
        boolean goesOn = end + 1 < text.length() && Character.isLowerCase(text.charAt(end + 1));
        return isFollowed && !goesOn && !(c == '.' && abbreviates(text, start, at)) ? end : -1;
    }

    private static boolean abbreviates(String text, int start, int dot) {
        int from = dot;
        while (from > start && (Character.isLetter(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) {
            from--;
        }
        boolean isInitial = dot - from == 1 && Character.isUpperCase(text.charAt(from));
        return isInitial || ABBREVIATIONS.contains(text.substring(from, dot).toLowerCase(Locale.ROOT));
    }
}
