package dev.docent.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A scheduler whose time a test advances. Tasks run in the thread that calls {@link #advance}, in the order of their
 * times. Thread-safe.
 */
public final class ManualScheduler extends AbstractExecutorService implements ScheduledExecutorService {
    // Guarded by this.
    private final List<Task<?>> tasks = new ArrayList<>();
    private long now;
    private long order;
    private boolean shutdown;

    /**
     * Advances time and runs all tasks that are due, including those scheduled meanwhile. Time never runs back, also if
     * several threads advance it.
     */
    public void advance(Duration duration) {
        long until = nanoTime() + duration.toNanos();
        for (var task = takeDue(until); task != null; task = takeDue(until)) {
            task.runDue();
        }
        synchronized (this) {
            now = Math.max(now, until);
        }
    }

    /** Returns the scheduler's time, to be passed in as a nanosecond clock. */
    public synchronized long nanoTime() {
        return now;
    }

    /** Returns a clock that this scheduler advances. */
    public Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return Instant.parse("2026-03-01T10:00:00Z").plusNanos(nanoTime());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("this clock has one zone");
            }
        };
    }

    /** Returns how many tasks wait for their time, without cancelled ones. */
    public synchronized int pending() {
        return tasks.size();
    }

    /** Returns the time until the next task, or nothing if none waits. One reading, because other threads cancel tasks. */
    public synchronized Optional<Duration> untilNext() {
        return tasks.stream().min(Comparator.naturalOrder()).map(next -> Duration.ofNanos(next.due - now));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return add(new Task<>(command, unit.toNanos(delay), 0));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return add(new Task<>(callable, unit.toNanos(delay)));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long delay, long period, TimeUnit unit) {
        return add(new Task<>(command, unit.toNanos(delay), unit.toNanos(period)));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long delay, long pause, TimeUnit unit) {
        return add(new Task<>(command, unit.toNanos(delay), unit.toNanos(pause)));
    }

    @Override
    public void execute(Runnable command) {
        add(new Task<>(command, 0, 0));
    }

    @Override
    public synchronized void shutdown() {
        shutdown = true;
        tasks.clear();
    }

    @Override
    public synchronized List<Runnable> shutdownNow() {
        var left = List.<Runnable>copyOf(tasks);
        shutdown();
        return left;
    }

    @Override
    public synchronized boolean isShutdown() {
        return shutdown;
    }

    @Override
    public synchronized boolean isTerminated() {
        return shutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isTerminated();
    }

    private synchronized <V> Task<V> add(Task<V> task) {
        if (shutdown) {
            throw new RejectedExecutionException("the scheduler was shut down");
        }
        tasks.add(task);
        return task;
    }

    private synchronized Task<?> takeDue(long until) {
        var next = tasks.stream().filter(task -> task.due <= until).min(Comparator.naturalOrder());
        next.ifPresent(task -> {
            tasks.remove(task);
            now = Math.max(now, task.due);
        });
        return next.orElse(null);
    }

    private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {
        private final long period;
        private final long number;
        private long due;

        Task(Runnable command, long delay, long period) {
            super(command, null);
            this.period = period;
            synchronized (ManualScheduler.this) {
                due = now + Math.max(0, delay);
                number = order++;
            }
        }

        Task(Callable<V> callable, long delay) {
            super(callable);
            period = 0;
            synchronized (ManualScheduler.this) {
                due = now + Math.max(0, delay);
                number = order++;
            }
        }

        void runDue() {
            if (period == 0) {
                run();
            } else if (runAndReset()) {
                synchronized (ManualScheduler.this) {
                    due = now + period;
                    tasks.add(this);
                }
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            synchronized (ManualScheduler.this) {
                tasks.remove(this);
            }
            return super.cancel(mayInterruptIfRunning);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            var task = (Task<?>) other;
            return due != task.due ? Long.compare(due, task.due) : Long.compare(number, task.number);
        }
    }
}
