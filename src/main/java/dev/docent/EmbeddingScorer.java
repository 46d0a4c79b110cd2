package dev.docent;

import dev.docent.index.Embedder;
import dev.docent.model.WindowScorer;
import dev.docent.model.WordScorer;
import java.util.List;

/** Scores by meaning, with a share of the words that question and text have in common. Thread-safe. */
final class EmbeddingScorer implements WindowScorer {
    /** Unrelated English sentences have about this cosine. */
    private static final double UNRELATED = 0.15;

    private static final double WORDS_WEIGHT = 0.3;

    private final Embedder embedder;
    private final WindowScorer words = new WordScorer();

    EmbeddingScorer(Embedder embedder) {
        this.embedder = embedder;
    }

    @Override
    public double[] score(String question, List<String> windows) {
        var scores = words.score(question, windows);
        double best = 0;
        for (double score : scores) {
            best = Math.max(best, score);
        }
        var asked = embedder.embed(question);
        for (int i = 0; i < scores.length; i++) {
            double shared = best > 0 ? scores[i] / best : 0;
            scores[i] = cosine(asked, embedder.embed(windows.get(i))) - UNRELATED + WORDS_WEIGHT * shared;
        }
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
