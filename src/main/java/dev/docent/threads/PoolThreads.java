package dev.docent.threads;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/**
 * Creates the threads of a pool, and waits until they have ended. A pool reports its termination a moment before its last
 * threads end, and a container that looks at that moment reports a leak. Thread-safe.
 */
final class PoolThreads implements ThreadFactory {
    private final Supplier<String> names;
    private final Runnable begin;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    PoolThreads(Supplier<String> names) {
        this(names, () -> {});
    }

    /**
     * Creates a factory.
     *
     * @param begin what each thread runs first
     */
    PoolThreads(Supplier<String> names, Runnable begin) {
        this.names = names;
        this.begin = begin;
    }

    @Override
    public Thread newThread(Runnable task) {
        threads.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
        Runnable work = () -> {
            begin.run();
            task.run();
        };
        var thread = new Thread(work, names.get());
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    boolean owns(Thread thread) {
        return threads.contains(thread);
    }

    /** Waits for the end of each thread, at most this long for each. */
    void join(Duration limit) throws InterruptedException {
        for (var thread : threads) {
            thread.join(limit.toMillis());
        }
    }
}
