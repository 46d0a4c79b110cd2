package dev.docent.ingest;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Starts a pass of an indexer some time after the end of the last one, no matter what started that. So passes never
 * overlap, and changes and late mounts are found. Thread-safe.
 */
public final class RegularPasses implements AutoCloseable {
    private final Indexer indexer;
    private final ScheduledExecutorService scheduler;
    private final Duration interval;

    // Guarded by this.
    private @Nullable ScheduledFuture<?> next;
    private boolean closed;

    /**
     * Listens to the indexer from now on. It does not start the first pass.
     *
     * @param scheduler measures the time; a pass itself runs elsewhere
     * @param interval from the end of a pass to the start of the next one; zero for no regular passes
     */
    public static RegularPasses of(Indexer indexer, ScheduledExecutorService scheduler, Duration interval) {
        var passes = new RegularPasses(indexer, scheduler, interval);
        if (!interval.isZero()) {
            indexer.addListener(passes::onChange);
        }
        return passes;
    }

    private RegularPasses(Indexer indexer, ScheduledExecutorService scheduler, Duration interval) {
        this.indexer = indexer;
        this.scheduler = scheduler;
        this.interval = interval;
    }

    private synchronized void onChange(IndexState state) {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
        if (!closed && state.state() != IndexStatus.RUNNING) {
            try {
                next = scheduler.schedule(indexer::start, interval.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                closed = true; // Docent is shutting down.
            }
        }
    }

    /** Starts no further pass; a running pass continues. */
    @Override
    public synchronized void close() {
        closed = true;
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }
}
