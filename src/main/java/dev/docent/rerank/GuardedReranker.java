package dev.docent.rerank;

import dev.docent.attempt.AttemptGuard;
import dev.docent.http.Outage;
import dev.docent.model.Usage;
import dev.docent.retrieval.Candidate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** A re-ranker that never fails and ends in time, whatever the other one does. Thread-safe. */
final class GuardedReranker implements Reranker {
    private final Reranker reranker;
    private final AttemptGuard<Reranking> guard;

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
        this.guard = new AttemptGuard<>(
                timeout, outage, timers, new AttemptGuard.Ends<>("no order", Reranking::skipped, unfinished));
    }

    @Override
    public int most() {
        return reranker.most();
    }

    @Override
    public CompletionStage<Reranking> rerank(String question, List<Candidate> candidates) {
        return guard.run(() -> reranker.rerank(question, candidates));
    }
}
