package dev.docent.answer;

import dev.docent.journal.Frame;
import dev.docent.model.Generation;
import dev.docent.rerank.Reranker;
import dev.docent.rerank.Reranking;
import dev.docent.retrieval.Query;
import dev.docent.retrieval.Retrieval;
import dev.docent.retrieval.Retriever;
import dev.docent.retrieval.Search;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
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
            new Frame.Status(Frame.Phase.SEARCHING, null, null, "Putting the passages in order.");
    private static final Frame.Status SKIPPED = new Frame.Status(
            Frame.Phase.SEARCHING,
            null,
            null,
            "The passages could not be put in order in time, so they are in the order of the search.");

    private final LiveAnswer live;
    private final Retriever retriever;
    private final @Nullable Reranker reranker;
    private final Executor threads;

    /**
     * @param reranker null if nobody puts candidates in order
     * @param threads choose the passages afterwards
     */
    PassageOrder(LiveAnswer live, Retriever retriever, @Nullable Reranker reranker, Executor threads) {
        this.live = live;
        this.retriever = retriever;
        this.reranker = reranker;
        this.threads = threads;
    }

    /** Searches, and passes on what is found: at once, or later in another thread. */
    void search(Query query, Consumer<Retrieval> next) {
        var search = retriever.begin(query, reranker == null ? 0 : reranker.most());
        if (reranker == null || search.candidates().size() < 2) {
            next.accept(search.retrieval());
            return;
        }
        if (live.writer().endIfStopped()) {
            return;
        }
        live.append(ORDERING);
        live.writer().ordering();
        live.beginPart(() -> order(begin(reranker, search), order -> goOn(search, order, next)));
    }

    private static CompletableFuture<Reranking> begin(Reranker reranker, Search search) {
        try {
            return reranker.rerank(search.question(), search.candidates()).toCompletableFuture();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Returns the wait for an order. It is over when the order comes or when it is stopped, whichever is first. */
    private Generation order(CompletableFuture<Reranking> begun, Consumer<Reranking> next) {
        var over = new AtomicBoolean();
        var unused = begun.whenComplete((order, failure) -> {
            if (over.compareAndSet(false, true)) {
                live.safely(() -> next.accept(failure == null ? order : broken(failure)));
            }
        });
        return () -> {
            if (over.compareAndSet(false, true)) {
                // The end comes first, because a re-ranker that is slow to stop must not delay it.
                live.writer().endIfStopped();
                begun.cancel(false);
            }
        };
    }

    /** Rerankers promise not to fail, but an answer depends on it. */
    private Reranking broken(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        LOG.error("Passages could not be put in order for answer {}", live.id(), cause);
        return Reranking.skipped(String.valueOf(cause), null);
    }

    private void goOn(Search search, Reranking order, Consumer<Retrieval> next) {
        live.writer().ordered(order);
        if (!order.isDone()) {
            live.append(SKIPPED);
        }
        Runnable selection = () -> next.accept(search.inOrder(order.order()));
        try {
            threads.execute(() -> live.safely(selection));
        } catch (RejectedExecutionException e) {
            // It takes milliseconds, and the answer has waited for its turn already.
            LOG.warn("The passages of answer {} are chosen at once, because too much is waiting", live.id());
            selection.run();
        }
    }
}
