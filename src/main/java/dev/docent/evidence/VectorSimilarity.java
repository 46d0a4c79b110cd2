package dev.docent.evidence;

import dev.docent.index.Embedder;
import java.util.List;

/** The cosine of the vectors of two texts. Thread-safe. */
final class VectorSimilarity implements Similarity {
    private static final String CALIBRATED = "all-MiniLM-L6-v2-q/";

    private final Embedder embedder;

    VectorSimilarity(Embedder embedder) {
        this.embedder = embedder;
    }

    static boolean isCalibratedFor(Embedder embedder) {
        return embedder.id().startsWith(CALIBRATED);
    }

    @Override
    public boolean isCalibrated() {
        return true;
    }

    @Override
    public double best(String sentence, List<String> parts) {
        var vector = embedder.embed(sentence);
        return parts.stream()
                .mapToDouble(part -> cosine(vector, embedder.embed(part)))
                .max()
                .orElse(0);
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
