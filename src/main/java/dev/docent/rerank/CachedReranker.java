package dev.docent.rerank;

import dev.docent.attempt.AttemptCache;
import dev.docent.retrieval.Candidate;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Remembers the orders of the latest questions. An order is used again only for the same question and the same candidates, so
 * nobody gets one that was made with documents that they may not see, or with an earlier text of a document. Thread-safe.
 */
final class CachedReranker implements Reranker {
    private final Reranker reranker;
    private final AttemptCache<Asked, Reranking> orders;

    private record Asked(String question, List<Candidate> candidates) {}

    /** @param size the most orders that are kept; the one that was not used for longest goes first */
    CachedReranker(Reranker reranker, int size) {
        this.reranker = reranker;
        this.orders = new AttemptCache<>(size, order -> Reranking.of(order.ranks(), null));
    }

    @Override
    public int most() {
        return reranker.most();
    }

    @Override
    public CompletionStage<Reranking> rerank(String question, List<Candidate> candidates) {
        var asked = new Asked(question, List.copyOf(candidates));
        return orders.get(asked, () -> reranker.rerank(asked.question(), asked.candidates()));
    }
}
