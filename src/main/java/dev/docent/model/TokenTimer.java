package dev.docent.model;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches one answer for {@link Timeouts}. A token only notes the time. The one timer checks it when it fires, and sets
 * itself again for the rest, so a token costs no scheduling. Thread-safe.
 */
public final class TokenTimer {
    private final Timeouts timeouts;
    private final ScheduledExecutorService scheduler;
    private final LongSupplier nanoTime;
    private final Consumer<String> onTimeout;
    private final long startedAt;

    private volatile long lastTokenAt;
    private volatile boolean tokenSeen;

    // Guarded by this.
    private @Nullable ScheduledFuture<?> next;
    private boolean stopped;

    /**
     * Creates a timer that does not run yet.
     *
     * @param nanoTime the scheduler's clock, in nanoseconds since any moment
     * @param onTimeout called once with what did not come in time
     */
    public TokenTimer(
            Timeouts timeouts, ScheduledExecutorService scheduler, LongSupplier nanoTime, Consumer<String> onTimeout) {
        this.timeouts = timeouts;
        this.scheduler = scheduler;
        this.nanoTime = nanoTime;
        this.onTimeout = onTimeout;
        this.startedAt = nanoTime.getAsLong();
    }

    public void start() {
        look();
    }

    public void token() {
        lastTokenAt = nanoTime.getAsLong();
        if (!tokenSeen) {
            tokenSeen = true;
            look(); // The time for a first token may be far longer than that for the next one.
        }
    }

    public synchronized void stop() {
        stopped = true;
        cancelNext();
    }

    private void look() {
        long now = nanoTime.getAsLong();
        long untilTotal = timeouts.total().toNanos() - (now - startedAt);
        long untilToken = tokenSeen
                ? timeouts.idle().toNanos() - (now - lastTokenAt)
                : timeouts.firstToken().toNanos() - (now - startedAt);
        if (untilTotal <= 0) {
            expire("no end", timeouts.total());
        } else if (untilToken <= 0) {
            expire(tokenSeen ? "no next token" : "no first token", tokenSeen ? timeouts.idle() : timeouts.firstToken());
        } else {
            schedule(Math.min(untilTotal, untilToken));
        }
    }

    private void expire(String what, Duration limit) {
        synchronized (this) {
            if (stopped) {
                return;
            }
            stopped = true;
        }
        onTimeout.accept(what + " within " + limit.toMillis() + " ms");
    }

    private synchronized void schedule(long nanos) {
        if (!stopped) {
            cancelNext();
            next = scheduler.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void cancelNext() {
        if (next != null) {
            next.cancel(false);
        }
    }
}
