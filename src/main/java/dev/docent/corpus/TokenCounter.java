package dev.docent.corpus;

/** Counts the tokens that a text has for the model that embeds it. Thread-safe. */
@FunctionalInterface
public interface TokenCounter {
    /** Returns how many tokens the text has, without the markers that models put around it. */
    int countTokens(String text);
}
