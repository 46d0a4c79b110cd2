package dev.docent.rerank;

import dev.docent.retrieval.Candidate;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Puts candidates in the order in which they answer a question. Thread-safe. */
public interface Reranker {
    /** Returns the most candidates that it is given. */
    int most();

    /**
     * Puts candidates in order. Does not wait.
     *
     * @param question the question with its other wordings and those that it refers to, one a line and itself last
     * @param candidates in the order of the search
     * @return the order. To cancel it ends the work on it, because nobody waits for it any more; this is no failure of the
     *     re-ranker. An implementation may fail with anything; those that {@link Rerankers} returns never fail, and end in
     *     time
     */
    CompletionStage<Reranking> rerank(String question, List<Candidate> candidates);
}
