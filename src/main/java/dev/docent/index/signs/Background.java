package dev.docent.index.signs;

import org.apache.lucene.util.VectorUtil;

/**
 * How near a question is to texts that have nothing to do with it. Models differ in that: the cosines of one lie around 0, those of
 * another between 0.7 and 0.9. So only the distance from this says something. Immutable.
 *
 * @param mean the mean cosine of the question and such texts, less than 1
 */
public record Background(double mean) {
    /**
     * What counts as long as an index has fewer than {@value Backgrounds#FEWEST} texts: as if the model's cosines were 0 for
     * texts that have nothing to do with each other. For a model with higher ones, everything seems near.
     */
    public static final Background UNMEASURED = new Background(0);

    /** A model for which all texts are this alike tells nothing apart. */
    private static final double MOST = 0.999;

    public Background {
        if (!(mean < 1)) {
            throw new IllegalArgumentException("mean (" + mean + ") must be less than 1");
        }
    }

    /**
     * Measures it with the mean of some of the texts' vectors: few of them have to do with the question. The mean of the cosines is
     * the product with the mean of the vectors, so a question needs one product for all of them.
     *
     * @param mean as long as the question's vector
     */
    static Background of(float[] question, float[] mean) {
        return new Background(Math.min(MOST, VectorUtil.dotProduct(question, mean)));
    }

    /**
     * Returns where a cosine lies between the background, 0, and the question's own text, 1. It is the same for two models if the
     * cosines of one are those of the other, moved towards 1.
     */
    public double nearness(double cosine) {
        return (cosine - mean) / (1 - mean);
    }
}
