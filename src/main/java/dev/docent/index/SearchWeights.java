package dev.docent.index;

/**
 * How a search combines what it knows about a chunk. Immutable.
 *
 * @param vector the weight of the vector, from 0 to 1; the words have the rest
 * @param vectorWithIdentifier the same, if the question names an identifier, because the user means exactly this
 *     identifier
 * @param context the weight of the words of path, title and headings, relative to 1 for those of the text
 */
public record SearchWeights(double vector, double vectorWithIdentifier, float context) {
    /** The best weights in measurements: {@code docs/performance.md}. */
    public static final SearchWeights DEFAULT = new SearchWeights(0.65, 0.39, 0.35f);

    public SearchWeights {
        if (!isShare(vector) || !isShare(vectorWithIdentifier) || context < 0) {
            throw new IllegalArgumentException("vector (" + vector + ") and vectorWithIdentifier ("
                    + vectorWithIdentifier + ") must be between 0 and 1, context (" + context + ") not below 0");
        }
    }

    private static boolean isShare(double weight) {
        return weight >= 0 && weight <= 1;
    }
}
