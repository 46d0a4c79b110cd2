package dev.docent.index.signs;

/**
 * What a search says about whether the documents answer the question.
 *
 * @param exactIdentifier whether the question names something ({@code camelCase}, {@code a.b.c}, a path, an error code,
 *     a ticket, a quoted phrase) that occurs literally in one of the chunks
 * @param exactWords whether one chunk contains all the words of the question, and one of them is rare
 * @param nearness the {@linkplain Background#nearness nearness} of the best cosine
 * @param words how much of the question's words the documents have
 * @param understood who understands the language of the question
 * @param incomplete whether documents still wait for their vectors, or the question has none, so that the nearness may be
 *     too low
 */
public record SearchEvidence(
        boolean exactIdentifier,
        boolean exactWords,
        double nearness,
        WordCover words,
        Understood understood,
        boolean incomplete) {
    /** The nearness if there is nothing to compare. */
    public static final double FAR = Double.NEGATIVE_INFINITY;

    /** Creates what a search says that looked only for a name. */
    public static SearchEvidence named(boolean exactIdentifier) {
        return nothing(exactIdentifier, false);
    }

    /** Creates what a search says that has found nothing. */
    public static SearchEvidence nothing(boolean exactIdentifier, boolean incomplete) {
        return new SearchEvidence(exactIdentifier, false, FAR, WordCover.NONE, Understood.BY_BOTH, incomplete);
    }
}
