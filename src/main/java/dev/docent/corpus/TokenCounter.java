package dev.docent.corpus;

/** Counts the tokens of a text for the embedding model. Thread-safe. */
@FunctionalInterface
public interface TokenCounter {
    /** Returns how many tokens the text has, without the markers that models put around it. */
    int countTokens(String text);

    /**
     * Returns how many tokens the text has if there are no more than a limit, and otherwise any number above the limit: where the
     * counting ended, which takes less time for a long text.
     *
     * @param limit at least 0
     */
    default int countTokens(String text, int limit) {
        return countTokens(text);
    }
}
