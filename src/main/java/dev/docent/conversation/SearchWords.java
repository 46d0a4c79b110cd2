package dev.docent.conversation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Folds texts and queries for the search, and makes patterns for {@code LIKE} from the words of a query. Stateless. */
final class SearchWords {
    /** The most words of a query that count: 16. The rest is ignored. */
    private static final int WORDS = 16;

    /** The most characters of a word that count: 200. The rest is ignored. */
    private static final int WORD_CHARS = 200;

    /** Escapes wild cards. It is not a backslash, because databases read that differently in a literal. */
    static final char ESCAPE = '!';

    private SearchWords() {}

    /** Returns a text in the form that is searched. U+0000 becomes a space, because {@code LIKE} stops there. */
    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT).replace('\0', ' ');
    }

    /**
     * Returns the folded words of a text that {@code lower(text)} in the database does not fold: those with capitals outside
     * ASCII. Most texts have none. A text with U+0000 is returned whole.
     *
     * <p>Words are enough, because a word of a query has no white space: it is found inside one word of the text.
     */
    static String foldedRest(String text) {
        if (text.indexOf('\0') >= 0) {
            return fold(text);
        }
        return Arrays.stream(text.split("\\s+"))
                .filter(word -> !fold(word).equals(lowerAscii(word)))
                .map(SearchWords::fold)
                .collect(Collectors.joining(" "));
    }

    private static String lowerAscii(String text) {
        var lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c + 'a' - 'A'));
            }
        }
        return lower.toString();
    }

    /** Returns a pattern for each word of the query. */
    static List<String> patterns(String query) {
        return Arrays.stream(fold(query).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(WORDS)
                .map(SearchWords::pattern)
                .toList();
    }

    private static String pattern(String word) {
        var pattern = new StringBuilder("%");
        word.chars().limit(WORD_CHARS).forEach(c -> {
            if (c == '%' || c == '_' || c == ESCAPE) {
                pattern.append(ESCAPE);
            }
            pattern.append((char) c);
        });
        return pattern.append('%').toString();
    }
}
