package dev.docent.conversation;

import dev.docent.threads.Periodic;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks every {@link #INTERVAL} whether the database can still be used, so that a health check need not wait for it.
 * Thread-safe.
 */
public final class DatabaseWatch {
    /** The time between two checks, 5 s. While a check runs, no other starts. */
    static final Duration INTERVAL = Duration.ofSeconds(5);

    /** A database that has not responded for this time, 60 s, counts as broken. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

    private final Runnable check;
    private final Executor threads;
    private final LongSupplier nanoTime;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile long lastAnswer;
    private volatile boolean failing;

    /**
     * Starts the checks, which end with the scheduler. Until the first one, the database counts as working.
     *
     * @param check throws when the database cannot be used; may block
     * @param threads runs the check
     */
    public DatabaseWatch(Runnable check, Executor threads, ScheduledExecutorService scheduler, LongSupplier nanoTime) {
        this.check = check;
        this.threads = threads;
        this.nanoTime = nanoTime;
        this.lastAnswer = nanoTime.getAsLong();
        Periodic.start(scheduler, INTERVAL, "Checking the database", this::look);
    }

    /** Returns whether the last check failed, or no check has returned for {@link #PATIENCE}. */
    public boolean isBroken() {
        return failing || nanoTime.getAsLong() - lastAnswer > PATIENCE.toNanos();
    }

    private void look() {
        if (!looking.compareAndSet(false, true)) {
            return;
        }
        try {
            threads.execute(this::ask);
        } catch (RuntimeException | Error e) {
            // Too much work waits for the database. This counts as a failure only when the patience is over.
            looking.set(false);
            throw e;
        }
    }

    private void ask() {
        try {
            check.run();
            if (failing) {
                LOG.info("The database works again");
            }
            failing = false;
        } catch (Throwable e) {
            if (!failing) {
                LOG.error("The database cannot be used; /health/ready returns 503: {}", e.getMessage(), e);
            }
            failing = true;
        } finally {
            lastAnswer = nanoTime.getAsLong();
            looking.set(false);
        }
    }
}
