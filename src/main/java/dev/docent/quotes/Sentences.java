package dev.docent.quotes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts running text into sentences. A dot inside code marks, in a name or after a common abbreviation does not end a
 * sentence.
 */
final class Sentences {
    private static final Set<String> ABBREVIATIONS =
            Set.of("e.g", "i.e", "etc", "vs", "cf", "no", "fig", "approx", "incl", "resp", "z.b", "bzw", "ca");

    private Sentences() {}

    static List<String> of(String text) {
        var sentences = new ArrayList<String>();
        boolean code = false;
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            code ^= c == '`';
            int end = code ? -1 : endAfter(text, start, at);
            if (end > 0) {
                add(sentences, text.substring(start, end));
                start = end;
                at = end - 1;
            }
        }
        add(sentences, text.substring(start));
        return sentences;
    }

    /**
     * Returns where the sentence ends if this is its last mark, including the closing quotes and brackets after it;
     * otherwise -1.
     */
    private static int endAfter(String text, int start, int at) {
        char c = text.charAt(at);
        if (c == '。' || c == '！' || c == '？') {
            return at + 1;
        }
        if (c != '.' && c != '!' && c != '?') {
            return -1;
        }
        int end = at + 1;
        while (end < text.length() && "\"')]*_”’".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        boolean followedByBlank = end < text.length() && Character.isWhitespace(text.charAt(end));
        boolean followedByLower = end + 1 < text.length() && Character.isLowerCase(text.charAt(end + 1));
        return followedByBlank && !followedByLower && !(c == '.' && abbreviates(text, start, at)) ? end : -1;
    }

    private static boolean abbreviates(String text, int start, int dot) {
        int from = dot;
        while (from > start && (Character.isLetter(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) {
            from--;
        }
        boolean initial = dot - from == 1 && Character.isUpperCase(text.charAt(from));
        return initial || ABBREVIATIONS.contains(text.substring(from, dot).toLowerCase(Locale.ROOT));
    }

    private static void add(List<String> sentences, String sentence) {
        if (!sentence.isBlank()) {
            sentences.add(sentence.strip());
        }
    }
}
