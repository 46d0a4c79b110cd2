package dev.docent.embedding;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets a thread of a pass wait before it asks a service again. */
@FunctionalInterface
interface RetryPause {
    void await(Duration time) throws InterruptedException;

    /** Waits until a timer ends the wait. */
    static RetryPause of(ScheduledExecutorService timers) {
        return time -> {
            var over = new CompletableFuture<Void>();
            var timer = timers.schedule(() -> over.complete(null), time.toMillis(), TimeUnit.MILLISECONDS);
            try {
                over.get();
            } catch (ExecutionException e) {
                throw new AssertionError("Only the timer completes it", e);
            } finally {
                timer.cancel(false);
            }
        };
    }
}
