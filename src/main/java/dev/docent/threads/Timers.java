package dev.docent.threads;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Threads for tasks that are due at a certain time. The tasks are short, and the queue has no limit. Thread-safe. */
public final class Timers implements AutoCloseable {
    /** How long {@link #close} waits for each thread: 5 s. */
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final PoolThreads factory;
    private final ScheduledThreadPoolExecutor threads;

    /**
     * Starts no thread before there is work.
     *
     * @param name of each thread
     * @param size the most threads
     */
    public Timers(String name, int size) {
        factory = new PoolThreads(() -> name);
        threads = new ScheduledThreadPoolExecutor(size, factory);
        // Most deadlines are cancelled long before they are due.
        threads.setRemoveOnCancelPolicy(true);
    }

    /** Returns the scheduler. It belongs to this object: do not shut it down. */
    public ScheduledExecutorService scheduler() {
        return threads;
    }

    /** Drops waiting tasks, interrupts running tasks, and waits for the threads to end. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            factory.join(CLOSE_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
