package dev.docent.quotes;

import dev.docent.index.Embedder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Scores by meaning, and partly by the words that question and text have in common. Thread-safe. */
public final class EmbeddingScorer implements WindowScorer {
    /**
     * The most texts that are embedded: the 20 with the most words of the question, and of equal ones the first. The others
     * are not quoted.
     */
    private static final int MAX_EMBEDDED = 20;

    /** Unrelated English sentences have about this cosine. */
    private static final double UNRELATED = 0.15;

    private static final double WORDS_WEIGHT = 0.3;

    private final Embedder embedder;
    private final WindowScorer words = new WordScorer();

    public EmbeddingScorer(Embedder embedder) {
        this.embedder = embedder;
    }

    @Override
    public double[] score(String question, List<String> windows) {
        var shared = words.score(question, windows);
        double best = Math.max(Arrays.stream(shared).max().orElse(0), Double.MIN_NORMAL);
        var asked = embedder.embed(question);
        var scores = new double[shared.length];
        IntStream.range(0, shared.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> shared[i]).reversed())
                .limit(MAX_EMBEDDED)
                .forEach(i -> scores[i] =
                        cosine(asked, embedder.embed(windows.get(i))) - UNRELATED + WORDS_WEIGHT * shared[i] / best);
        return scores;
    }

    /** Returns the cosine of two vectors of length 1. */
    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
