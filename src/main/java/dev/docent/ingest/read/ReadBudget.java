package dev.docent.ingest.read;

import dev.docent.format.ParseException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits the time in which a file is read and parsed. It is read in another thread. If that takes too long, the thread is
 * interrupted and left alone, because a parser in a loop ends in no other way, and the pass goes on with the next file. Used by
 * the one thread of a pass.
 */
public final class ReadBudget {
    /** How many threads read: one, and four that may be left alone. While all are, no file is read. */
    public static final int THREADS = 5;

    /** The most files that are remembered as given up: 1000. Of more, the first are tried again in each pass. */
    private static final int MAX_REMEMBERED = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(ReadBudget.class);

    private final Executor threads;
    /** Runs a task when the time for a file is over, unless the future is cancelled before. */
    private final Function<Runnable, Future<?>> deadlines;

    private final ParseLimits limits;
    /** A permit for each thread. A thread that is left alone keeps its permit until it ends. */
    private final Semaphore free = new Semaphore(THREADS);
    /** The stamps of the files that were given up. */
    private final Map<String, String> givenUp = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    /** What reads a file. */
    @FunctionalInterface
    interface FileWork {
        DocumentReader.Comparison run() throws IOException, ParseException;
    }

    /**
     * @param threads runs each task in a thread of its own, of which it has {@value #THREADS}
     * @param timers measure the time
     */
    public ReadBudget(Executor threads, ScheduledExecutorService timers, ParseLimits limits) {
        this(threads, late -> timers.schedule(late, limits.timeout().toNanos(), TimeUnit.NANOSECONDS), limits);
    }

    private ReadBudget(Executor threads, Function<Runnable, Future<?>> deadlines, ParseLimits limits) {
        this.threads = threads;
        this.deadlines = deadlines;
        this.limits = limits;
    }

    /** Returns a budget without limits, which is spent in the thread of the caller. */
    static ReadBudget unlimited() {
        var limits = new ParseLimits(Duration.ofDays(1), Integer.MAX_VALUE, Integer.MAX_VALUE);
        return new ReadBudget(Runnable::run, late -> CompletableFuture.completedFuture(null), limits);
    }

    ParseLimits limits() {
        return limits;
    }

    /**
     * Returns what the work returns.
     *
     * @param stamp of the file; until it changes, a file that was given up is not read again
     * @throws GivenUpException if it takes too long
     * @throws ParseException if it takes more memory than there is
     */
    DocumentReader.Comparison spend(String path, String stamp, FileWork work) throws IOException, ParseException {
        if (!stamp.isEmpty() && stamp.equals(givenUp.get(path))) {
            throw tooSlow();
        }
        if (!free.tryAcquire()) {
            throw new GivenUpException("it was not read, because " + THREADS
                    + " files that were given up still keep Docent busy. Restart Docent");
        }
        var claimed = new AtomicBoolean();
        var task = new FutureTask<>(() -> run(work, claimed));
        var deadline = deadlines.apply(() -> task.cancel(true));
        try {
            threads.execute(task);
            return task.get();
        } catch (CancellationException e) {
            LOG.warn(
                    "Reading {} took more than {} s and was given up",
                    path,
                    limits.timeout().toSeconds());
            givenUp.put(path, stamp);
            throw tooSlow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GivenUpException("it was not read, because Docent shuts down");
        } catch (RejectedExecutionException e) {
            throw new GivenUpException("it was not read, because Docent shuts down");
        } catch (ExecutionException e) {
            throw failure(Objects.requireNonNull(e.getCause(), "a task fails for a reason"));
        } finally {
            deadline.cancel(false);
            task.cancel(true);
            if (claimed.compareAndSet(false, true)) {
                free.release(); // It has never begun, and now it never will.
            }
        }
    }

    /** The permit is released before the result is known, so that the next file finds it. */
    private DocumentReader.Comparison run(FileWork work, AtomicBoolean claimed) throws IOException, ParseException {
        if (!claimed.compareAndSet(false, true)) {
            throw new CancellationException("given up before it began");
        }
        try {
            return work.run();
        } catch (OutOfMemoryError e) {
            throw new ParseException(
                    "it takes more memory than Docent has. Split it, or give Java more memory (-Xmx)", e);
        } finally {
            free.release();
        }
    }

    private GivenUpException tooSlow() {
        return new GivenUpException(
                "reading it took more than " + limits.timeout().toSeconds()
                        + " s (docent.index.parse-timeout), and Docent gave it up until it changes. Split it, or raise"
                        + " the setting");
    }

    /** Returns the exception of the work, or throws it. */
    private static ParseException failure(Throwable cause) throws IOException {
        if (cause instanceof IOException failed) {
            throw failed;
        }
        if (cause instanceof ParseException failed) {
            return failed;
        }
        if (cause instanceof Error failed) {
            throw failed;
        }
        throw new IllegalStateException("reading a file failed", cause);
    }
}
