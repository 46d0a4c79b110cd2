package dev.docent.retrieval;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Recognizes a text that repeats another one: a copy in another file, an older version, a translation table. It splits each
 * text once, in linear time, and compares in linear time. For one retrieval; one thread at a time.
 */
final class Repetition {
    /** The share of the shorter text's runs of words that the other one must contain. */
    private static final double SHARE = 0.85;

    /** A copy may be part of a longer text, but a much shorter text is a quotation, not a copy. */
    private static final double MIN_LENGTH_RATIO = 0.5;

    private static final int WORDS_OF_A_RUN = 3;

    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    /** What the characters of ASCII add to a word, because asking Unicode takes most of the time otherwise. */
    private static final int[] ASCII =
            IntStream.range(0, 0x80).map(Repetition::ofWord).toArray();

    /** The runs of each text, as distinct numbers in ascending order. Two runs with the same number are too rare to matter. */
    private final Map<String, long[]> runs = new HashMap<>();

    /** Returns whether one text repeats the other. */
    boolean of(String text, String other) {
        var a = runs.computeIfAbsent(text, Repetition::runs);
        var b = runs.computeIfAbsent(other, Repetition::runs);
        var smaller = a.length <= b.length ? a : b;
        var larger = a.length <= b.length ? b : a;
        return smaller.length >= MIN_LENGTH_RATIO * larger.length && sharesMost(smaller, larger);
    }

    /** Returns whether texts together contain another one. */
    boolean isIn(String text, List<String> texts) {
        var wanted = runs.computeIfAbsent(text, Repetition::runs);
        var present = texts.stream()
                .flatMapToLong(each -> Arrays.stream(runs.computeIfAbsent(each, Repetition::runs)))
                .sorted()
                .distinct()
                .toArray();
        return sharesMost(wanted, present);
    }

    /** Returns whether one contains {@link #SHARE} of the other. Mostly it does not, which is known after a few runs. */
    private static boolean sharesMost(long[] smaller, long[] larger) {
        double least = SHARE * smaller.length;
        // As long as nothing is known to be missing.
        int most = smaller.length;
        int j = 0;
        for (int i = 0; i < smaller.length && most >= least; i++) {
            while (j < larger.length && larger[j] < smaller[i]) {
                j++;
            }
            if (j == larger.length || larger[j] != smaller[i]) {
                most--;
            }
        }
        return most >= least;
    }

    private static long[] runs(String text) {
        var words = words(text);
        // A text of fewer words is one run.
        int count = Math.max(1, words.length - WORDS_OF_A_RUN + 1);
        var runs = new long[count];
        for (int i = 0; i < count; i++) {
            long run = 1;
            for (int word = i; word < Math.min(words.length, i + WORDS_OF_A_RUN); word++) {
                run = (run + words[word]) * FACTOR;
            }
            runs[i] = run;
        }
        Arrays.sort(runs);
        int different = 1;
        for (int i = 1; i < count; i++) {
            if (runs[i] != runs[i - 1]) {
                runs[different++] = runs[i];
            }
        }
        return Arrays.copyOf(runs, different);
    }

    /** Returns a number for each word, ignoring case. */
    private static long[] words(String text) {
        var words = new long[text.length() / 2 + 1];
        int count = 0;
        long word = 0;
        boolean inWord = false;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            int letter = c < ASCII.length ? ASCII[c] : ofWord(c);
            if (letter != 0) {
                word = (word + letter) * FACTOR;
                inWord = true;
            } else if (inWord) {
                words[count++] = word;
                word = 0;
                inWord = false;
            }
        }
        if (inWord) {
            words[count++] = word;
        }
        return Arrays.copyOf(words, count);
    }

    /** Returns what a character adds to a word; 0 if it ends the word. */
    private static int ofWord(int c) {
        return Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
    }
}
