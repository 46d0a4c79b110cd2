package dev.docent.quotes;

import dev.docent.index.Embedder;
import dev.docent.index.EmbeddingException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scores by meaning, and partly by the words that question and text have in common. Thread-safe. */
public final class EmbeddingScorer implements WindowScorer {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingScorer.class);

    /**
     * The most texts that are embedded: the 32 with the most words of the question, and of equal ones the first. The others
     * are not quoted.
     */
    private static final int MAX_EMBEDDED = 32;

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
        var examined = IntStream.range(0, shared.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> shared[i]).reversed())
                .limit(MAX_EMBEDDED)
                .toList();
        try {
            return byMeaning(question, windows, examined, shared);
        } catch (EmbeddingException e) {
            LOG.debug("Quotes are chosen by words alone", e);
            return shared;
        }
    }

    private double[] byMeaning(String question, List<String> windows, List<Integer> examined, double[] shared) {
        double best = Math.max(Arrays.stream(shared).max().orElse(0), Double.MIN_NORMAL);
        var serving = embedder.serving();
        var asked = serving.embedQuestion(question);
        var vectors = serving.embedAll(examined.stream().map(windows::get).toList());
        var scores = new double[shared.length];
        for (int i = 0; i < examined.size(); i++) {
            int window = examined.get(i);
            scores[window] = cosine(asked, vectors.get(i)) - UNRELATED + WORDS_WEIGHT * shared[window] / best;
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
