package dev.docent.rewrite;

import dev.docent.attempt.AttemptCache;
import dev.docent.attempt.AttemptGuard;
import dev.docent.http.Outage;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A rewriter that never fails and ends in time, whatever the other one does, and that remembers the latest questions. A wording is used
 * again only for the same question in the same conversation. Thread-safe.
 */
final class GuardedRewriter implements Rewriter {
    private final Rewriter rewriter;
    private final AttemptGuard<Rewriting> guard;
    private final AttemptCache<RewriteRequest, Rewriting> known;

    /**
     * @param timeout how long it may take
     * @param outage remembers failures, and logs the first one
     * @param timers ends what takes too long
     * @param size the most questions that are remembered
     */
    GuardedRewriter(Rewriter rewriter, Duration timeout, Outage outage, ScheduledExecutorService timers, int size) {
        this.rewriter = rewriter;
        this.guard = new AttemptGuard<>(
                timeout,
                outage,
                timers,
                new AttemptGuard.Ends<>("no question", Rewriting::skipped, AttemptGuard.UNCOUNTED));
        this.known = new AttemptCache<>(size, rewriting -> Rewriting.of(rewriting.wordings(), null));
    }

    @Override
    public CompletionStage<Rewriting> rewrite(RewriteRequest request) {
        return known.get(request, () -> guard.run(() -> rewriter.rewrite(request)));
    }
}
