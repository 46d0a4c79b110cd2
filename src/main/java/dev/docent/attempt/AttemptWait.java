package dev.docent.attempt;

import dev.docent.model.Generation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The wait of an answer for an attempt. It is over when the result comes or when the answer is stopped, whichever is first. No
 * thread waits meanwhile. Thread-safe.
 *
 * @param <R> the results
 */
public final class AttemptWait<R> implements Generation {
    private final AtomicBoolean over = new AtomicBoolean();
    private final CompletableFuture<R> begun;
    private final Runnable stopped;

    private AttemptWait(CompletableFuture<R> begun, Runnable stopped) {
        this.begun = begun;
        this.stopped = stopped;
    }

    /**
     * Begins an attempt and waits for it.
     *
     * @param attempt promises not to fail, but an answer depends on it
     * @param broken returns the result of an attempt that has failed all the same
     * @param next gets the result, unless the answer was stopped before
     * @param stopped ends the answer
     */
    public static <R> Generation begin(
            Supplier<CompletionStage<R>> attempt, Function<Throwable, R> broken, Consumer<R> next, Runnable stopped) {
        var wait = new AttemptWait<>(Cancellable.begin(attempt), stopped);
        var unused = wait.begun.whenComplete((result, failure) -> {
            if (wait.over.compareAndSet(false, true)) {
                var cause = AttemptException.unwrapped(failure);
                next.accept(cause == null ? result : broken.apply(cause));
            }
        });
        return wait;
    }

    @Override
    public void stop() {
        if (over.compareAndSet(false, true)) {
            // The end comes first, because what is slow to stop must not delay it.
            stopped.run();
            begun.cancel(false);
        }
    }
}
