package dev.docent.provider;

import dev.docent.http.Call;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The HTTP call of an answer, which may end before the call exists. Thread-safe. */
final class AnswerCall {
    /**
     * How long the provider may take after its finish reason to add the count of tokens, and then to end the response so that
     * its connection can be used again: 2 s each. After that, the answer ends without the count, and the connection is
     * closed.
     */
    private static final long GRACE_SECONDS = 2;

    private final ScheduledExecutorService timers;

    // Guarded by this.
    private @Nullable Call call;
    private boolean unwanted;
    private @Nullable ScheduledFuture<?> grace;

    AnswerCall(ScheduledExecutorService timers) {
        this.timers = timers;
    }

    void begun(Call begun) {
        synchronized (this) {
            call = begun;
            if (!unwanted) {
                return;
            }
        }
        begun.cancel();
    }

    /** Runs a task after the grace period, instead of the one that was scheduled before. */
    synchronized void afterGrace(Runnable task) {
        if (grace != null) {
            grace.cancel(false);
        }
        if (!unwanted && !timers.isShutdown()) {
            grace = timers.schedule(task, GRACE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Ends the timer and the connection. Does nothing to a response that has ended. */
    void release() {
        Call ended;
        synchronized (this) {
            unwanted = true;
            if (grace != null) {
                grace.cancel(false);
            }
            ended = call;
        }
        if (ended != null) {
            ended.cancel();
        }
    }
}
