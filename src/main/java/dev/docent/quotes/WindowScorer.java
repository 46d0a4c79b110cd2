package dev.docent.quotes;

import java.util.List;

/** Says how well pieces of text answer a question. Thread-safe; may block for some 100 ms. */
@FunctionalInterface
public interface WindowScorer {
    /**
     * Returns one number for each window, in their order: the larger, the better. 0 or less means that the window is
     * unrelated to the question. Only compare numbers of the same call.
     */
    double[] score(String question, List<String> windows);
}
