package dev.docent.retrieval;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Recognises a text that says again what another one says: a copy in another file, an older version, a translation table. */
final class Repetition {
    /** The share of the shorter text's runs of words that must stand in the other one. */
    private static final double SHARE = 0.85;

    /** A copy may be part of a longer text, but what is much shorter is a quotation and not a copy. */
    private static final double MIN_LENGTH_RATIO = 0.5;

    private static final int WORDS_OF_A_RUN = 3;

    private Repetition() {}

    /** Returns whether one text repeats the other. */
    static boolean of(String text, String other) {
        var a = runs(text);
        var b = runs(other);
        var smaller = a.size() <= b.size() ? a : b;
        var larger = a.size() <= b.size() ? b : a;
        if (smaller.size() < MIN_LENGTH_RATIO * larger.size()) {
            return false;
        }
        var shared = smaller.stream().filter(larger::contains).count();
        return shared >= SHARE * smaller.size();
    }

    private static Set<List<String>> runs(String text) {
        var words = List.of(text.toLowerCase(Locale.ROOT).strip().split("[^\\p{L}\\p{N}]+", -1));
        var runs = new HashSet<List<String>>();
        runs.add(words.subList(0, Math.min(WORDS_OF_A_RUN, words.size())));
        for (var i = 1; i + WORDS_OF_A_RUN <= words.size(); i++) {
            runs.add(words.subList(i, i + WORDS_OF_A_RUN));
        }
        return runs;
    }
}
