package dev.docent.rerank;

import dev.docent.http.Outage;
import dev.docent.model.Usage;
import dev.docent.retrieval.Candidate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A re-ranker that never fails and ends in time, whatever the other one does. After a failure, the other one is not asked for a
 * while, so that not every question waits for it. Thread-safe.
 */
final class GuardedReranker implements Reranker {
    private final Reranker reranker;
    private final Duration timeout;
    private final Outage outage;
    private final ScheduledExecutorService timers;
    private final @Nullable Usage unfinished;

    /**
     * @param timeout how long an order may take
     * @param outage remembers failures, and logs the first one
     * @param timers ends what takes too long
     * @param unfinished what is counted for an order that did not come; null for nothing
     */
    GuardedReranker(
            Reranker reranker,
            Duration timeout,
            Outage outage,
            ScheduledExecutorService timers,
            @Nullable Usage unfinished) {
        this.reranker = reranker;
        this.timeout = timeout;
        this.outage = outage;
        this.timers = timers;
        this.unfinished = unfinished;
    }

    @Override
    public int most() {
        return reranker.most();
    }

    @Override
    public CompletionStage<Reranking> rerank(String question, List<Candidate> candidates) {
        var known = outage.reason();
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(Reranking.skipped(known.get(), null));
        }
        var result = new CompletableFuture<Reranking>();
        Future<?> timer;
        try {
            timer = timers.schedule(() -> tooLate(result), timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(Reranking.skipped("Docent is shutting down", null));
        }
        var asked = ask(question, candidates);
        var unused = asked.whenComplete((order, failure) -> end(result, order, failure));
        var unusedEnd = result.whenComplete((order, failure) -> {
            timer.cancel(false);
            asked.cancel(false);
        });
        // Whoever gets the order asks again after it was noted, so the next question does not wait in vain.
        var noted = result.thenApply(this::noted);
        var unusedCancellation = noted.whenComplete((order, failure) -> result.cancel(false));
        return noted;
    }

    private Reranking noted(Reranking order) {
        if (order.isDone()) {
            outage.answered();
        } else {
            outage.failed(String.valueOf(order.skipped()));
        }
        return order;
    }

    private void tooLate(CompletableFuture<Reranking> result) {
        result.complete(Reranking.skipped("no order came within " + timeout.toMillis() + " ms", unfinished));
    }

    /** An {@link Error} too, because an answer waits for the order. */
    private CompletableFuture<Reranking> ask(String question, List<Candidate> candidates) {
        try {
            return reranker.rerank(question, candidates).toCompletableFuture();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void end(CompletableFuture<Reranking> result, @Nullable Reranking order, @Nullable Throwable failure) {
        result.complete(order == null ? Reranking.skipped(words(failure), unfinished) : order);
    }

    private static String words(@Nullable Throwable failure) {
        var cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        return cause instanceof RerankException ? String.valueOf(cause.getMessage()) : String.valueOf(cause);
    }
}
