package dev.docent.attempt;

import dev.docent.http.Outage;
import dev.docent.model.Usage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that attempts never fail and end in time, whatever is asked. After a failure, nobody is asked for a while, so that not
 * every question waits. Thread-safe.
 *
 * @param <R> the results
 */
public final class AttemptGuard<R extends Attempt> {
    /** Tokens that nobody counted, because the model was stopped. */
    public static final Usage UNCOUNTED = new Usage(0, 0, true, 0.0);

    /**
     * How attempts end without a result.
     *
     * @param what the result in a sentence: {@code no order}
     * @param skipped creates such an end from why there is no result and from what it took
     * @param unfinished what is counted for a result that did not come; null for nothing
     */
    public record Ends<R>(
            String what,
            BiFunction<String, @Nullable Usage, R> skipped,
            @Nullable Usage unfinished) {}

    private final Duration timeout;
    private final Outage outage;
    private final ScheduledExecutorService timers;
    private final Ends<R> ends;

    /**
     * @param timeout how long an attempt may take
     * @param outage remembers failures, and logs the first one
     * @param timers ends what takes too long
     */
    public AttemptGuard(Duration timeout, Outage outage, ScheduledExecutorService timers, Ends<R> ends) {
        this.timeout = timeout;
        this.outage = outage;
        this.timers = timers;
        this.ends = ends;
    }

    /**
     * Begins an attempt, unless nobody is asked at this time. Does not wait.
     *
     * @param attempt asks; to cancel what it returns must end the work on it
     * @return the result, or why there is none. To cancel it cancels the work; this is no failure
     */
    public CompletionStage<R> run(Supplier<CompletionStage<R>> attempt) {
        var known = outage.reason();
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(skipped(known.get(), null));
        }
        var result = new CompletableFuture<R>();
        final Future<?> timer;
        try {
            timer = timers.schedule(() -> tooLate(result), timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(skipped("Docent is shutting down", null));
        }
        var asked = Cancellable.begin(attempt);
        var unused = asked.whenComplete((end, failure) -> end(result, end, failure));
        var unusedEnd = result.whenComplete((end, failure) -> {
            timer.cancel(false);
            asked.cancel(false);
        });
        // Whoever gets the result finds it noted, so the next question does not wait in vain, and no timer is left.
        return Cancellable.then(result, end -> {
            timer.cancel(false);
            return noted(end);
        });
    }

    private R noted(R end) {
        if (end.isDone()) {
            outage.answered();
        } else {
            outage.failed(String.valueOf(end.skipped()));
        }
        return end;
    }

    private void tooLate(CompletableFuture<R> result) {
        result.complete(skipped(ends.what() + " came within " + timeout.toMillis() + " ms", ends.unfinished()));
    }

    private void end(CompletableFuture<R> result, @Nullable R end, @Nullable Throwable failure) {
        result.complete(end == null ? skipped(AttemptException.words(failure), ends.unfinished()) : end);
    }

    private R skipped(String why, @Nullable Usage usage) {
        return ends.skipped().apply(why, usage);
    }
}
