package dev.docent.threads;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tasks that come again after a time, for as long as their scheduler runs. A {@link ScheduledExecutorService} never runs a
 * task again that has thrown once, and says nothing: here it is logged, and the task comes again as if nothing had happened.
 */
public final class Periodic {
    private static final Logger LOG = LoggerFactory.getLogger(Periodic.class);

    private Periodic() {}

    /**
     * Runs a task again and again, each time so long after the last one has ended.
     *
     * @param name what the log calls it
     */
    public static void start(ScheduledExecutorService scheduler, Duration pause, String name, Runnable task) {
        var unused = scheduler.scheduleWithFixedDelay(
                () -> runSafely(name, task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void runSafely(String name, Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            LOG.error("{} failed and will be repeated", name, e);
        }
    }
}
