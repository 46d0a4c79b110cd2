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
 * Starts tasks no faster than the processors have room beside everything else, so that searching for questions does not
 * delay the tokens of answers. Thread-safe.
 *
 * <p>Ten times a second it looks what the process has used: all but these tasks is taken for what cannot wait. The tasks get the
 * rest up to a load of the processors that leaves some of them idle, for who must be in time finds a free processor only where
 * there is one; and {@value #LEAST} of the processors at least, so that questions are answered under any load. When nothing else
 * runs, nothing waits unless many come at once.
 */
public final class QuestionShare implements Executor {
    /** How often the shares are measured, 100 ms. */
    static final Duration INTERVAL = Duration.ofMillis(100);

    /** The share of the processors that the tasks may always use. */
    static final double LEAST = 0.1;

    /** So much of processor time, 50 ms for each processor, may be used at once after a rest. */
    private static final long BURST_NANOS = 50_000_000;

    /** How much of a measured share counts in the mean, which rises slowly and falls at once. */
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

    /** What has been used of the processors, in nanoseconds. */
    public interface ProcessorTime {
        /** By all threads of the process; negative if the system does not tell. */
        long ofProcess();

        /** By the thread that asks. */
        long ofThread();
    }

    /**
     * Begins to measure, until the scheduler ends.
     *
     * @param threads run the tasks
     * @param cores how many processors there are
     * @param load the load of them, from 0 to 1, up to which tasks begin without waiting
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

    /** Runs a task when there is room for it; of two, the first one first. */
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
