package dev.docent.threads;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fixed number of threads that owners share. Their tasks run in turn, one of each owner, however many an owner has
 * submitted. No owner ever has more than half of the threads, so that others are free for the next owner.
 * Thread-safe.
 *
 * <p>The waiting tasks of one owner are limited, and so are those of all owners together; beyond that, a task is
 * refused.
 */
public final class FairPool implements Shares, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FairPool.class);

    private final WorkerPool threads;
    private final int size;
    private final int queue;
    private final int queueOfOne;

    // Guarded by this. The owner whose turn is next comes first.
    private final Map<String, Owner> owners = new LinkedHashMap<>();
    private int workers;
    private int waiting;

    /** An owner that has tasks. An owner without tasks is forgotten. */
    private static final class Owner {
        final Queue<Runnable> tasks = new ArrayDeque<>();
        int running;
    }

    private record Taken(String owner, Runnable task) {}

    /**
     * Starts no thread before there is work.
     *
     * @param threads run the tasks; the pool must accept as many at once as it has threads
     * @param size how many threads it has
     * @param queue the most tasks that wait, of all owners
     * @param queueOfOne the most tasks that wait, of one owner
     */
    public FairPool(WorkerPool threads, int size, int queue, int queueOfOne) {
        this.threads = threads;
        this.size = size;
        this.queue = queue;
        this.queueOfOne = queueOfOne;
    }

    @Override
    public Executor of(String owner) {
        return task -> execute(owner, task);
    }

    private void execute(String owner, Runnable task) {
        synchronized (this) {
            add(owner, task);
            if (workers == size) {
                return;
            }
            workers++;
        }
        try {
            threads.execute(this::work);
        } catch (RejectedExecutionException e) {
            synchronized (this) {
                workers--;
                remove(owner, task);
            }
            throw e;
        }
    }

    private void add(String name, Runnable task) {
        if (waiting >= queue) {
            throw new RejectedExecutionException("too many tasks are waiting: " + waiting);
        }
        var owner = owners.computeIfAbsent(name, unknown -> new Owner());
        if (owner.tasks.size() >= queueOfOne && !name.equals(Shares.OURS)) {
            throw new ShareExhaustedException("too many tasks of one owner are waiting", owner.tasks.size());
        }
        owner.tasks.add(task);
        waiting++;
    }

    private void remove(String name, Runnable task) {
        var owner = owners.get(name);
        if (owner != null && owner.tasks.remove(task)) {
            waiting--;
            forgetIfIdle(name, owner);
        }
    }

    /** Runs the waiting tasks, then ends: a later task starts another worker. */
    private void work() {
        for (var taken = take(); taken != null; taken = take()) {
            try {
                taken.task().run();
            } catch (Throwable e) {
                LOG.error("A task failed", e);
            } finally {
                done(taken.owner());
            }
        }
    }

    private synchronized @Nullable Taken take() {
        int most = Math.max(1, size / 2);
        for (Iterator<Map.Entry<String, Owner>> all = owners.entrySet().iterator(); all.hasNext(); ) {
            var entry = all.next();
            var owner = entry.getValue();
            if (owner.running < most && !owner.tasks.isEmpty()) {
                var task = owner.tasks.remove();
                waiting--;
                owner.running++;
                // An owner that has had a turn goes to the end.
                all.remove();
                owners.put(entry.getKey(), owner);
                return new Taken(entry.getKey(), task);
            }
        }
        workers--;
        return null;
    }

    private synchronized void done(String name) {
        var owner = owners.get(name);
        if (owner != null) {
            owner.running--;
            forgetIfIdle(name, owner);
        }
    }

    private void forgetIfIdle(String name, Owner owner) {
        if (owner.running == 0 && owner.tasks.isEmpty()) {
            owners.remove(name);
        }
    }

    /** Gives running tasks some seconds to finish, then interrupts them. Waiting tasks are dropped. */
    @Override
    public void close() {
        synchronized (this) {
            owners.values().forEach(owner -> owner.tasks.clear());
            waiting = 0;
        }
        threads.close();
    }
}
