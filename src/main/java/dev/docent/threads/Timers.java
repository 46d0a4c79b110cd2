package dev.docent.threads;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Threads for what is done at a certain time. Their tasks are short, and their queue has no limit. Thread-safe. */
public final class Timers implements AutoCloseable {
    /** The longest that the end waits for each thread. */
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

    /** Returns what takes the tasks. It belongs to this object: do not shut it down. */
    public ScheduledExecutorService scheduler() {
        return threads;
    }

    /** Drops what waits, interrupts what runs, and waits for the end of the threads. */
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
