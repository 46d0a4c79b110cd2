package dev.docent.answer;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Who reads an answer. Thread-safe. */
interface Readers {
    /** The readers of an answer that comes from the database: nothing depends on them. */
    Readers NOBODY_WAITS = new Readers() {
        @Override
        public void joined() {
            // Nothing waits for a reader.
        }

        @Override
        public void left() {
            // Nothing happens when nobody reads.
        }

        @Override
        public boolean areThere() {
            return false;
        }
    };

    /** Counts a reader. */
    void joined();

    /** Stops counting a reader. */
    void left();

    /** Returns whether somebody reads, or nobody has started yet. */
    boolean areThere();

    /**
     * The connections that read a running answer, and what happens when there is none for the grace period. At the beginning
     * there is none, so an answer whose asker never attaches ends too.
     *
     * <p>A reader that joins before the grace period ends keeps the answer running. One that joins later finds it ended.
     */
    final class Counted implements Readers {
        private final Duration grace;
        private final ScheduledExecutorService scheduler;
        private final Runnable onAbandoned;

        // Guarded by this.
        private int present;
        private boolean nobodyYet = true;
        private boolean closed;
        private @Nullable Future<?> deadline;

        /** Counts the periods without a reader, because a deadline may still run after it was cancelled. */
        private int period;

        Counted(Duration grace, ScheduledExecutorService scheduler, Runnable onAbandoned) {
            this.grace = grace;
            this.scheduler = scheduler;
            this.onAbandoned = onAbandoned;
        }

        @Override
        public synchronized void joined() {
            present++;
            nobodyYet = false;
            cancelDeadline();
        }

        @Override
        public synchronized void left() {
            present--;
            awaitReaders();
        }

        @Override
        public synchronized boolean areThere() {
            return present > 0 || nobodyYet;
        }

        /** Starts the grace period, unless there are readers. */
        synchronized void awaitReaders() {
            if (present == 0 && !closed) {
                cancelDeadline();
                int waiting = period;
                deadline = scheduler.schedule(() -> abandon(waiting), grace.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        /** Stops the watch: the answer has ended. */
        synchronized void close() {
            closed = true;
            cancelDeadline();
        }

        private void abandon(int waiting) {
            synchronized (this) {
                if (waiting != period || closed) {
                    return;
                }
                closed = true;
            }
            onAbandoned.run();
        }

        private void cancelDeadline() {
            period++;
            if (deadline != null) {
                deadline.cancel(false);
                deadline = null;
            }
        }
    }
}
