package dev.docent.rerank;

import dev.docent.attempt.Attempt;
import dev.docent.model.Usage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order of candidates, or why there is none. Immutable.
 *
 * @param ranks the best first; empty if there is no order. Some candidates may be missing, come again or not exist
 * @param usage the tokens that this took of the model that answers; null if it took none
 * @param skipped why there is no order, for the log; null if there is one
 */
public record Reranking(
        List<Rank> ranks, @Nullable Usage usage, @Nullable String skipped) implements Attempt {
    public Reranking {
        ranks = List.copyOf(ranks);
    }

    /**
     * One candidate in the order.
     *
     * @param place its position among the candidates, from 0
     * @param score how well it answers, higher is better, comparable within one order only; null if only the order is known
     */
    public record Rank(int place, @Nullable Double score) {}

    /** Creates an order. */
    public static Reranking of(List<Rank> ranks, @Nullable Usage usage) {
        return new Reranking(ranks, usage, ranks.isEmpty() ? "it named no passages" : null);
    }

    /** Creates an order by scores: the highest first, and alike ones as they come. */
    static Reranking ofScores(List<Rank> ranks) {
        var best = new ArrayList<>(ranks);
        best.sort(Comparator.comparingDouble(Reranking::score).reversed());
        return of(best, null);
    }

    private static double score(Rank rank) {
        return rank.score() == null ? 0 : rank.score();
    }

    /** Creates the result of something that did not work. */
    public static Reranking skipped(String why, @Nullable Usage usage) {
        return new Reranking(List.of(), usage, why);
    }

    /** Returns the positions of the candidates, the best first. */
    public List<Integer> order() {
        return ranks.stream().map(Rank::place).toList();
    }
}
