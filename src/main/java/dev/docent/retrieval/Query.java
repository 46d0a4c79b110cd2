package dev.docent.retrieval;

import dev.docent.corpus.Scope;
import java.util.List;

/**
 * A request for passages. Immutable.
 *
 * @param text the question as asked
 * @param history the questions before it in the same conversation, oldest first; they give meaning to "and how do I stop
 *     it?"
 * @param scope the documents that passages may come from
 * @param limit the most passages, at least 1
 */
public record Query(String text, List<String> history, Scope scope, int limit) {
    public Query {
        history = List.copyOf(history);
        if (limit < 1) {
            throw new IllegalArgumentException("limit (" + limit + ") must be positive");
        }
    }

    /** Returns the same request with the names in pasted traces and logs instead of all of their lines. */
    Query withoutTraces() {
        return new Query(
                PastedTrace.searchText(text),
                history.stream().map(PastedTrace::searchText).toList(),
                scope,
                limit);
    }
}
