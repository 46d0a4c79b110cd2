package dev.docent.retrieval;

import java.util.List;

/** Finds the passages that answer a question. Thread-safe; calls block while the index is read. */
@FunctionalInterface
public interface Retriever {
    /**
     * Returns the passages for a question.
     *
     * @param question the question as it was asked
     * @param earlierQuestions the questions before it in the same conversation, oldest first; they give meaning to "and
     *     how do I stop it?"
     */
    Retrieval retrieve(String question, List<String> earlierQuestions);
}
