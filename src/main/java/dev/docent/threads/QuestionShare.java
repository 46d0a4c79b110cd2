package dev.docent.threads;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts tasks only as fast as the processors have room for them, so that searching for questions does not delay the
 * tokens of answers. Thread-safe.
 *
 * <p>Ten times a second, it measures what the process has used. Everything except these tasks counts as work that cannot wait.
 * The tasks get the rest, up to a load that leaves some processors idle for work that cannot wait. They always get at least
 * {@value #LEAST} of the processors, so that questions are answered under any load. When nothing else runs, tasks only wait if
 * many come at once.
 */
public final class QuestionShare implements Executor {
    /** How often the shares are measured: every 100 ms. */
    static final Duration INTERVAL = Duration.ofMillis(100);

    /** The share of the processors that the tasks may always use. */
    static final double LEAST = 0.1;

    /** The processor time that tasks may use at once after a rest: 50 ms for each processor. */
    private static final long BURST_NANOS = 50_000_000;

    /** The weight of a new measurement in the share, which rises slowly and falls at once. */
    private static final double RISE = 0.2;

    private static final Logger LOG = LoggerFactory.getLogger(QuestionShare.class);

    private final Executor threads;
    private final ScheduledExecutorService scheduler;
    private final LongSupplier nanoTime;
    private final ProcessorTime processor;
    private final int cores;
    private final double load;

    // Guarded by this.
    private double share;
    private long nextAt;
    private long usedByTasks;
    private long measuredAt;
    private long usedAtMeasure;
    private long tasksAtMeasure;

    /** The processor time that has been used, in nanoseconds. */
    public interface ProcessorTime {
        /** By all threads of the process; negative if the system does not say. */
        long ofProcess();

        /** By the calling thread. */
        long ofThread();
    }

    /**
     * Starts measuring, until the scheduler ends.
     *
     * @param threads run the tasks
     * @param cores how many processors there are
     * @param load the load of the processors, from 0 to 1, up to which tasks start without waiting
     */
    public QuestionShare(
            Executor threads,
            ScheduledExecutorService scheduler,
            LongSupplier nanoTime,
            ProcessorTime processor,
            int cores,
            double load) {
        this.threads = threads;
        this.scheduler = scheduler;
        this.nanoTime = nanoTime;
        this.processor = processor;
        this.cores = cores;
        this.load = load;
        this.share = load;
        this.nextAt = nanoTime.getAsLong();
        this.measuredAt = nextAt;
        this.usedAtMeasure = processor.ofProcess();
        Periodic.start(scheduler, INTERVAL, "Measuring processor time", this::measure);
    }

    /** Runs a task when there is room for it. Tasks start in their order. */
    @Override
    public void execute(Runnable task) {
        long wait = waitingTime();
        if (wait <= 0) {
            threads.execute(() -> run(task));
            return;
        }
        var unused = scheduler.schedule(() -> begin(task), wait, TimeUnit.NANOSECONDS);
    }

    private void begin(Runnable task) {
        try {
            // Another one may have started meanwhile.
            execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("A question was not started, because Docent is shutting down", e);
        }
    }

    private void run(Runnable task) {
        long before = processor.ofThread();
        try {
            task.run();
        } finally {
            charge(Math.max(0, processor.ofThread() - before));
        }
    }

    private synchronized long waitingTime() {
        return nextAt - nanoTime.getAsLong();
    }

    private synchronized void charge(long used) {
        usedByTasks += used;
        long earliest = nanoTime.getAsLong() - BURST_NANOS;
        nextAt = Math.max(nextAt, earliest) + (long) (used / (share * cores));
    }

    private synchronized void measure() {
        long now = nanoTime.getAsLong();
        long used = processor.ofProcess();
        if (used < 0 || now <= measuredAt) {
            return;
        }
        double others = (double) (used - usedAtMeasure - (usedByTasks - tasksAtMeasure)) / (now - measuredAt) / cores;
        double room = Math.min(1, Math.max(LEAST, load - Math.max(0, others)));
        share = room < share ? room : share + RISE * (room - share);
        measuredAt = now;
        usedAtMeasure = used;
        tasksAtMeasure = usedByTasks;
    }
}
