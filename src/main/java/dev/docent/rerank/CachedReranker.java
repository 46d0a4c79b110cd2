package dev.docent.rerank;

import dev.docent.retrieval.Candidate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the orders of the latest questions. An order is used again only for the same question and the same candidates, so
 * nobody gets one that was made with documents that they may not see, or with an earlier text of a document. Thread-safe.
 */
final class CachedReranker implements Reranker {
    private final Reranker reranker;
    private final int size;

    // Guarded by itself.
    private final Map<Asked, Reranking> orders;

    private record Asked(String question, List<Candidate> candidates) {}

    /** @param size the most orders that are kept; the one that was not used for longest goes first */
    CachedReranker(Reranker reranker, int size) {
        this.reranker = reranker;
        this.size = size;
        this.orders = new LinkedHashMap<>(16, 0.75f, true);
    }

    @Override
    public int most() {
        return reranker.most();
    }

    @Override
    public CompletionStage<Reranking> rerank(String question, List<Candidate> candidates) {
        var asked = new Asked(question, List.copyOf(candidates));
        var known = find(asked);
        return known == null ? ask(asked) : CompletableFuture.completedFuture(known);
    }

    /** To cancel what this returns cancels what the other re-ranker does, and nothing is kept. */
    private CompletableFuture<Reranking> ask(Asked asked) {
        var begun = reranker.rerank(asked.question(), asked.candidates()).toCompletableFuture();
        var kept = begun.thenApply(order -> keep(asked, order));
        var unused = kept.whenComplete((order, failure) -> begun.cancel(false));
        return kept;
    }

    private @Nullable Reranking find(Asked asked) {
        synchronized (orders) {
            return orders.get(asked);
        }
    }

    private Reranking keep(Asked asked, Reranking order) {
        if (order.isDone()) {
            synchronized (orders) {
                // An order that is found here costs no tokens.
                orders.put(asked, Reranking.of(order.ranks(), null));
                if (orders.size() > size) {
                    orders.remove(orders.keySet().iterator().next());
                }
            }
        }
        return order;
    }
}
