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
 * @param wordings other wordings of the question, each of which says alone what is asked; they are searched too
 */
public record Query(String text, List<String> history, Scope scope, int limit, List<String> wordings) {
    public Query {
        history = List.copyOf(history);
        wordings = List.copyOf(wordings);
        if (limit < 1) {
            throw new IllegalArgumentException("limit (" + limit + ") must be positive");
        }
    }

    /** Creates a request that is searched only as it was asked. */
    public Query(String text, List<String> history, Scope scope, int limit) {
        this(text, history, scope, limit, List.of());
    }

    /** Returns this request with other wordings. */
    public Query with(List<String> others) {
        return new Query(text, history, scope, limit, others);
    }

    /** Returns the same request with the names in pasted traces and logs instead of all of their lines. */
    public Query withoutTraces() {
        return new Query(
                PastedTrace.searchText(text),
                history.stream().map(PastedTrace::searchText).toList(),
                scope,
                limit,
                wordings);
    }

    /** Returns the request of another wording alone. */
    Query worded(String wording) {
        return new Query(wording, List.of(), scope, limit);
    }
}
