package dev.docent.threads;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks periodically, for as long as their scheduler runs. A {@link ScheduledExecutorService} silently stops a task
 * that throws. Here, the failure is logged and the task runs again.
 */
public final class Periodic {
    private static final Logger LOG = LoggerFactory.getLogger(Periodic.class);

    private Periodic() {}

    /**
     * Runs a task again and again, with a pause after each run.
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
