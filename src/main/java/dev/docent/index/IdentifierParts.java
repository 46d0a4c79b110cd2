package dev.docent.index;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Splits the words of code and paths, so that {@code HTTP2Server.maxIdle_time} is found by the whole, by each name in
 * it and by each of their words. Immutable.
 *
 * @param words the smallest parts in their order; just the word itself if it has none
 * @param compounds the names in it that have parts themselves, the whole first; empty if the word has no parts
 */
record IdentifierParts(List<String> words, List<String> compounds) {
    /** The weakest separators first: a path is split into files, a file into its dotted names, a name into its words. */
    private static final String[] SEPARATORS = {"/\\", ".:", "_-$"};

    /** Returns whether the character may occur inside a word, in addition to letters and digits. */
    static boolean isSeparator(int c) {
        return c == '/' || c == '\\' || c == '.' || c == ':' || c == '_' || c == '-' || c == '$';
    }

    /** Returns the word without separators at its ends. */
    static String trim(String word) {
        var start = 0;
        var end = word.length();
        while (start < end && isSeparator(word.charAt(start))) {
            start++;
        }
        while (end > start && isSeparator(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(start, end);
    }

    /** Returns the parts of a trimmed word. */
    static IdentifierParts of(String word) {
        var parts = new Cutter();
        parts.collect(word, 0);
        return new IdentifierParts(List.copyOf(parts.words), List.copyOf(parts.compounds));
    }

    private static final class Cutter {
        private final List<String> words = new ArrayList<>();
        private final Set<String> compounds = new LinkedHashSet<>();

        void collect(String word, int level) {
            if (level == SEPARATORS.length) {
                collectHumps(word);
                return;
            }
            var separators = SEPARATORS[level];
            var start = 0;
            for (var i = 0; i <= word.length(); i++) {
                if (i == word.length() || separators.indexOf(word.charAt(i)) >= 0) {
                    if (start == 0 && i < word.length()) {
                        compounds.add(word);
                    }
                    if (i > start) {
                        collect(word.substring(start, i), level + 1);
                    }
                    start = i + 1;
                }
            }
        }

        private void collectHumps(String word) {
            var start = 0;
            for (var i = 1; i < word.length(); i++) {
                if (isHump(word, i)) {
                    compounds.add(word);
                    words.add(word.substring(start, i));
                    start = i;
                }
            }
            words.add(word.substring(start));
        }

        /** A word begins at an upper-case letter after a lower-case one, at the last capital of several, at and after digits. */
        private static boolean isHump(String word, int i) {
            var before = word.charAt(i - 1);
            var here = word.charAt(i);
            if (Character.isDigit(before) != Character.isDigit(here)) {
                return true;
            }
            var afterSmall = Character.isLowerCase(before);
            var lastCapital =
                    Character.isUpperCase(before) && i + 1 < word.length() && Character.isLowerCase(word.charAt(i + 1));
            return Character.isUpperCase(here) && (afterSmall || lastCapital);
        }
    }
}
