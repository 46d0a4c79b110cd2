package dev.docent.retrieval;

import dev.docent.corpus.Scope;
import java.util.List;

/**
 * What passages are wanted for. Immutable.
 *
 * @param text the question as it was asked
 * @param history the questions before it in the same conversation, oldest first; they give meaning to "and how do I stop
 *     it?"
 * @param scope the documents that passages may come from
 * @param limit the most passages wanted, at least 1
 */
public record Query(String text, List<String> history, Scope scope, int limit) {
    public Query {
        history = List.copyOf(history);
        if (limit < 1) {
            throw new IllegalArgumentException("limit (" + limit + ") must be positive");
        }
    }
}
