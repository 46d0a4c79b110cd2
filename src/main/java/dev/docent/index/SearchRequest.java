package dev.docent.index;

/**
 * What to look for.
 *
 * @param text the question, in words
 * @param vector the question's embedding, of length 1
 * @param limit the most hits wanted, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
public record SearchRequest(String text, float[] vector, int limit) {
    public SearchRequest {
        if (limit < 1) {
            throw new IllegalArgumentException("limit (" + limit + ") must be positive");
        }
    }
}
