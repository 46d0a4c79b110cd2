package dev.docent.quotes;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Scores only by words: the share of the question's words that a window contains, with more weight for rare words. Used
 * if there is no embedding model. Thread-safe.
 */
public final class WordScorer implements WindowScorer {
    private static final Set<String> COMMON = Set.of(
            "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "how", "i", "in", "is",
            "it", "my", "of", "on", "or", "the", "there", "this", "that", "to", "was", "we", "what", "when", "where",
            "which", "who", "why", "with", "you");

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}\\p{N}]+(?:[_.-][\\p{L}\\p{N}]+)++");

    @Override
    public double[] score(String question, List<String> windows) {
        var wanted = telling(question);
        var sets = windows.stream().map(WordScorer::words).toList();
        var scores = new double[windows.size()];
        double all = 0;
        for (var word : wanted) {
            long holders = sets.stream().filter(set -> set.contains(word)).count();
            double weight = Math.log(1 + (windows.size() + 1.0) / (holders + 0.5));
            all += weight;
            for (int i = 0; i < scores.length; i++) {
                scores[i] += sets.get(i).contains(word) ? weight : 0;
            }
        }
        for (int i = 0; i < scores.length; i++) {
            // Of two windows with the same words, the shorter one is better.
            double length = 1 + sets.get(i).size() / 200.0;
            scores[i] = all == 0 ? 0 : scores[i] / all / length;
        }
        return scores;
    }

    /** Returns the words of a text without those that nearly every text has. */
    static Set<String> telling(String text) {
        var words = words(text);
        words.removeAll(COMMON);
        return words;
    }

    /** Returns the words of a text, ignoring case and endings: identifiers, and their parts. */
    static Set<String> words(String text) {
        var words = new HashSet<String>();
        var spaced = text.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").toLowerCase(Locale.ROOT);
        IDENTIFIER.matcher(spaced).results().forEach(identifier -> words.add(identifier.group()));
        NO_WORD.splitAsStream(spaced).filter(word -> !word.isEmpty()).forEach(word -> words.add(stem(word)));
        return words;
    }

    private static String stem(String word) {
        for (var ending : List.of("ations", "ation", "ings", "ing", "ies", "ed", "es", "s", "e")) {
            if (word.length() >= ending.length() + 4 && word.endsWith(ending)) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
