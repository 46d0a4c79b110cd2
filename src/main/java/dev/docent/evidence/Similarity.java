package dev.docent.evidence;

import dev.docent.index.Embedder;
import java.util.List;

/**
 * Says how close a sentence is to parts of a passage in meaning, where words alone do not decide. Thread-safe; calls block
 * while a model computes, and may throw anything.
 */
public interface Similarity {
    /** What only compares words: nothing is close in meaning. */
    Similarity NONE = new Similarity() {
        @Override
        public boolean isCalibrated() {
            return false;
        }

        @Override
        public double best(String sentence, List<String> parts) {
            return 0;
        }
    };

    /**
     * Returns the cosine of an embedder's vectors if the check is calibrated for it. The cosines of other models have another
     * meaning, so with those only words count.
     */
    static Similarity of(Embedder embedder) {
        return VectorSimilarity.isCalibratedFor(embedder) ? new VectorSimilarity(embedder) : NONE;
    }

    /** Returns whether the weights of the check are made for it. */
    boolean isCalibrated();

    /** Returns how close the sentence is to the closest of some parts: 1 for the same meaning, about 0 for another one. */
    double best(String sentence, List<String> parts);
}
