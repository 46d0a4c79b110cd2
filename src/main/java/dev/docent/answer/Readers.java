package dev.docent.answer;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many connections read an answer, and what happens when nobody has for the grace period. Thread-safe. It begins
 * with nobody reading, so that an answer whose asker never attaches ends too.
 */
final class Readers {
    private final Duration grace;
    private final ScheduledExecutorService scheduler;
    private final Runnable onAbandoned;

    // Guarded by this.
    private int present;
    private boolean closed;
    private @Nullable Future<?> deadline;

    Readers(Duration grace, ScheduledExecutorService scheduler, Runnable onAbandoned) {
        this.grace = grace;
        this.scheduler = scheduler;
        this.onAbandoned = onAbandoned;
    }

    synchronized void joined() {
        present++;
        cancelDeadline();
    }

    synchronized void left() {
        present--;
        awaitReaders();
    }

    synchronized void awaitReaders() {
        if (present == 0 && !closed) {
            cancelDeadline();
            deadline = scheduler.schedule(this::abandonIfEmpty, grace.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Stops the watch: the answer has ended. */
    synchronized void close() {
        closed = true;
        cancelDeadline();
    }

    private void abandonIfEmpty() {
        synchronized (this) {
            if (present > 0 || closed) {
                return;
            }
        }
        onAbandoned.run();
    }

    private void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
