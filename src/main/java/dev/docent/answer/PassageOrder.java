package dev.docent.answer;

import dev.docent.journal.Frame;
import dev.docent.journal.Phase;
import dev.docent.rerank.Reranker;
import dev.docent.rerank.Reranking;
import dev.docent.retrieval.Query;
import dev.docent.retrieval.Retrieval;
import dev.docent.retrieval.Retriever;
import dev.docent.retrieval.Search;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches for an answer and has the best candidates put in order, if somebody does that. No thread waits meanwhile. Whatever goes
 * wrong, the passages come, in the order of the search then. If the answer is stopped, it does not wait for the order, which is
 * cancelled. For one answer.
 */
final class PassageOrder {
    private static final Logger LOG = LoggerFactory.getLogger(PassageOrder.class);

    private static final Frame.Status ORDERING =
            new Frame.Status(Phase.SEARCHING, null, null, "Putting the passages in order.");
    private static final Frame.Status SKIPPED = new Frame.Status(
            Phase.SEARCHING,
            null,
            null,
            "The passages could not be put in order in time, so they are in the order of the search.");

    private final LiveAnswer live;
    private final Retriever retriever;
    private final @Nullable Reranker reranker;
    private final Steps.Means means;

    /**
     * @param reranker null if nobody puts candidates in order
     * @param means has threads that choose the passages afterwards
     */
    PassageOrder(LiveAnswer live, Retriever retriever, @Nullable Reranker reranker, Steps.Means means) {
        this.live = live;
        this.retriever = retriever;
        this.reranker = reranker;
        this.means = means;
    }

    /** Searches, and passes on what is found: at once, or later in another thread. */
    void search(Query query, Consumer<Retrieval> next) {
        var search = retriever.begin(query, reranker == null ? 0 : reranker.most());
        if (reranker == null || search.candidates().size() < 2) {
            next.accept(search.retrieval());
            return;
        }
        means.attempt(
                live,
                ORDERING,
                () -> reranker.rerank(search.question(), search.candidates()),
                this::broken,
                order -> goOn(search, order, next));
    }

    /** Rerankers promise not to fail, but an answer depends on it. */
    private Reranking broken(Throwable cause) {
        LOG.error("Passages could not be put in order for answer {}", live.id(), cause);
        return Reranking.skipped(String.valueOf(cause), null);
    }

    private void goOn(Search search, Reranking order, Consumer<Retrieval> next) {
        live.writer().attempted("rerank", order);
        if (!order.isDone()) {
            live.append(SKIPPED);
        }
        means.goOn(live, () -> next.accept(search.inOrder(order.order())));
    }
}
