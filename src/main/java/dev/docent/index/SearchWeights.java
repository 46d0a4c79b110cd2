package dev.docent.index;

/**
 * How a search adds up what it knows of a chunk. Immutable.
 *
 * @param vector what the vector counts, from 0 to 1; the words count the rest
 * @param vectorWithIdentifier the same, when the question names an identifier: whoever writes one means exactly that
 * @param context what the words of path, title and headings count, against 1 for those of the text
 */
public record SearchWeights(double vector, double vectorWithIdentifier, float context) {
    /** What measured best: {@code docs/performance.md}. */
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
