package dev.docent.source.git;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A task that waits, and that another thread can end by an interrupt which reaches nothing else. Thread-safe. */
final class StoppableTask {
    // Guarded by this.
    private @Nullable Thread running;
    private boolean stopped;
    private boolean overdue;

    /** What is done; it ends soon after its thread is interrupted. */
    interface Work<T> {
        T run() throws IOException, InterruptedException;
    }

    /**
     * Does it in this thread.
     *
     * @throws InterruptedException if it was stopped, before or while it ran
     * @throws OverdueException if it was ended while it ran, because it took too long
     */
    <T> T run(Work<T> work) throws IOException, InterruptedException {
        begin();
        try {
            return work.run();
        } catch (IOException | RuntimeException e) {
            if (isStopped()) {
                var interrupted = new InterruptedException("stopped");
                interrupted.initCause(e);
                throw interrupted;
            }
            if (isOverdue()) {
                throw new OverdueException(e);
            }
            throw e;
        } finally {
            end();
        }
    }

    private synchronized void begin() throws InterruptedException {
        if (stopped) {
            throw new InterruptedException("stopped");
        }
        running = Thread.currentThread();
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized boolean isOverdue() {
        return overdue;
    }

    /** What follows in this thread, for example writing the index, must not be interrupted. */
    private synchronized void end() {
        running = null;
        if (stopped || overdue) {
            var unused = Thread.interrupted();
        }
        overdue = false;
    }

    /** Ends what runs, because it takes too long; what is run later is not concerned. */
    synchronized void expire() {
        if (running != null) {
            overdue = true;
            running.interrupt();
        }
    }

    /** Lets tasks run again after {@link #stop()}. */
    synchronized void renew() {
        stopped = false;
    }

    /** Ends what runs; what is run later fails, until {@link #renew()}. */
    synchronized void stop() {
        stopped = true;
        if (running != null) {
            running.interrupt();
        }
    }
}
