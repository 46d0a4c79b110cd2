package dev.docent.threads;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fixed number of threads with a bounded queue. A task that does not fit into the queue is refused with a {@link
 * java.util.concurrent.RejectedExecutionException}, which clients see as a 503. Thread-safe.
 */
public final class WorkerPool implements Executor, AutoCloseable {
    private static final long CLOSE_SECONDS = 5;

    private final PoolThreads factory;
    private final ThreadPoolExecutor threads;

    /**
     * Starts no thread before there is work.
     *
     * @param name the beginning of the threads' names
     * @param size the most threads
     * @param queue the most tasks that wait
     */
    public WorkerPool(String name, int size, int queue) {
        this(name, size, queue, () -> {});
    }

    private WorkerPool(String name, int size, int queue, Runnable begin) {
        var count = new AtomicInteger();
        factory = new PoolThreads(() -> name + "-" + count.incrementAndGet(), begin);
        threads = new ThreadPoolExecutor(size, size, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>(queue), factory);
        threads.allowCoreThreadTimeOut(true);
    }

    /** Does the same as the constructor, with threads that give way to those that deliver tokens, if the system supports it. */
    public static WorkerPool background(String name, int size, int queue) {
        return new WorkerPool(name, size, queue, Niceness::giveWay);
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /**
     * Returns an executor for the rest of a task. Called in one of these threads, it runs at once, because the task
     * already has its turn. Called in another thread, it waits for one of these.
     */
    public Executor continuing() {
        return task -> {
            if (factory.owns(Thread.currentThread())) {
                task.run();
            } else {
                execute(task);
            }
        };
    }

    /** Gives running tasks {@value #CLOSE_SECONDS} seconds to finish, then interrupts them. Waiting tasks are dropped. */
    @Override
    public void close() {
        threads.getQueue().clear();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
            factory.join(Duration.ofSeconds(CLOSE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
