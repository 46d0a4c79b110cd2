package dev.docent.corpus;

/** Counts the tokens of a text for the embedding model. Thread-safe. */
@FunctionalInterface
public interface TokenCounter {
    /** Returns how many tokens the text has, without the markers that models put around it. */
    int countTokens(String text);
}
