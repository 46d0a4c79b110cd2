package dev.docent.retrieval;

import java.util.List;
import java.util.function.Function;

/**
 * A search that has found chunks and not chosen passages yet, so that somebody can put the best chunks in a better order
 * meanwhile. Immutable. Calls block while the index is read.
 */
public final class Search {
    private final String question;
    private final List<Candidate> candidates;
    private final Function<List<Integer>, Retrieval> selection;

    /**
     * Creates a search.
     *
     * @param question the question with its other wordings and those that it refers to, one a line and itself last
     * @param candidates the best chunks, best first
     * @param selection chooses passages from the chunks in the order of {@link #inOrder}
     */
    Search(String question, List<Candidate> candidates, Function<List<Integer>, Retrieval> selection) {
        this.question = question;
        this.candidates = List.copyOf(candidates);
        this.selection = selection;
    }

    /** Returns a search whose order nobody can change. */
    static Search ended(Query query, Retrieval retrieval) {
        return new Search(query.text(), List.of(), order -> retrieval);
    }

    /** Returns the question with its other wordings and those that it refers to, one a line and itself last. */
    public String question() {
        return question;
    }

    /**
     * Returns the chunks whose order may change, best first. Those that the question names literally are not among them,
     * because they stay in front.
     */
    public List<Candidate> candidates() {
        return candidates;
    }

    /** Returns the passages in the order of the search. */
    public Retrieval retrieval() {
        return selection.apply(List.of());
    }

    /**
     * Returns the passages in another order of the candidates.
     *
     * @param order positions in {@link #candidates}, the best first. Those that are missing follow in their own order; those
     *     that do not exist or come again are ignored
     */
    public Retrieval inOrder(List<Integer> order) {
        return selection.apply(order);
    }
}
