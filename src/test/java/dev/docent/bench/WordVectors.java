package dev.docent.bench;

import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Vectors of texts that need no model: the sum of those of the words, of which rare ones count for more, and something that no
 * word says. Texts about the same are near each other, and questions near the texts with their words. Immutable.
 */
final class WordVectors {
    /** The part of a vector that does not follow from the words, compared with 1 for the words. */
    private static final double BEYOND_WORDS = 0.5;

    private final Map<String, float[]> words;
    private final float[] mean;

    /** @param words the vector of each word, the longer the more it counts */
    WordVectors(Map<String, float[]> words) {
        this.words = words;
        this.mean = new float[words.values().iterator().next().length];
        words.values().forEach(vector -> add(mean, vector, 1f / words.size()));
    }

    /** Returns the vector of a text, of length 1; always the same one. */
    float[] of(String text) {
        var random = new Random(text.hashCode());
        var sum = new float[mean.length];
        for (var word : text.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
            var vector = words.get(word);
            if (vector != null) {
                add(sum, vector, 1);
                add(sum, mean, -1);
            }
        }
        var beyond = new float[mean.length];
        for (int i = 0; i < beyond.length; i++) {
            beyond[i] = (float) random.nextGaussian();
        }
        double ofBeyond = BEYOND_WORDS * Math.max(1, length(sum)) / length(beyond);
        add(sum, beyond, (float) ofBeyond);
        var normal = new float[sum.length];
        add(normal, sum, (float) (1 / length(sum)));
        return normal;
    }

    private static void add(float[] to, float[] vector, float factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * vector[i];
        }
    }

    private static double length(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }
}
