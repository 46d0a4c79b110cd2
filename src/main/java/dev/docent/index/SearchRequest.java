package dev.docent.index;

/**
 * What to look for.
 *
 * @param text the question, in words, and what it leans on
 * @param names the text whose names point at chunks: {@code E0382}, {@code INC-7}, a quoted phrase
 * @param vector the question's embedding, of length 1
 * @param limit the most hits wanted, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
public record SearchRequest(String text, String names, float[] vector, int limit) {
    /** A request for a question that leans on nothing. */
    public SearchRequest(String text, float[] vector, int limit) {
        this(text, text, vector, limit);
    }

    public SearchRequest {
        if (limit < 1) {
            throw new IllegalArgumentException("limit (" + limit + ") must be positive");
        }
    }
}
