package dev.docent.delivery;

import dev.docent.threads.Periodic;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All open {@link EventStream}s, and the one timer for their heartbeats. Thread-safe.
 *
 * <p>A stream whose client accepts nothing for {@link #STALL_LIMIT} is closed; the client may resume.
 */
public final class EventStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

    /** How long a client may accept nothing before its connection is closed. */
    public static final Duration STALL_LIMIT = Duration.ofSeconds(60);

    /** The longest time between two checks, in milliseconds: the longest silence is the shortest pulse plus this. */
    private static final long LOOK_MILLIS = 500;

    /** Each with the nanoseconds of silence after which it gets a heartbeat. */
    private final Map<EventStream, Long> open = new ConcurrentHashMap<>();

    /** By a separate key for each. */
    private final Map<Object, Deadline> deadlines = new ConcurrentHashMap<>();

    /** A task, and when it is due. */
    private record Deadline(long due, Runnable late) {}

    private final Duration heartbeat;
    private final LongSupplier nanoTime;

    /** Completed when the container cuts streams. */
    private final CompletableFuture<Void> ending = new CompletableFuture<>();

    /** Gives each client the delay until it comes back, once the server is about to stop. */
    private volatile @Nullable Supplier<Duration> delays;

    /**
     * Creates the registry and starts the timer.
     *
     * @param heartbeat the longest silence on a stream ({@code docent.stream.heartbeat})
     * @param scheduler checks all streams four times in that interval, and at least twice a second
     * @param nanoTime a clock in nanoseconds
     */
    public EventStreams(Duration heartbeat, ScheduledExecutorService scheduler, LongSupplier nanoTime) {
        this.heartbeat = heartbeat;
        this.nanoTime = nanoTime;
        long period = Math.max(1, Math.min(LOOK_MILLIS, heartbeat.toMillis() / 4));
        Periodic.start(scheduler, Duration.ofMillis(period), "Sending heartbeats", this::tick);
    }

    /**
     * Takes a response over, whose status and headers are set. Nothing else may write to it from now on.
     *
     * @param feed what is written
     * @param pulse how often the connection to this reader needs a heartbeat
     * @param onClose run once, when the stream has closed for whatever reason
     */
    public EventStream open(AsyncContext context, Feed feed, Pulse pulse, Runnable onClose) throws IOException {
        // Streams are silent for minutes when a model thinks: the container must not end them.
        context.setTimeout(0);
        var stream = new EventStream(
                context,
                context.getResponse().getOutputStream(),
                feed,
                closed -> {
                    pulse.forget(closed);
                    try {
                        onClose.run();
                    } finally {
                        open.remove(
                                closed); // Last, so that what follows from the end has happened when nothing is open.
                    }
                },
                this::cut,
                nanoTime);
        open.put(stream, Math.min(heartbeat.toNanos(), pulse.nanos()));
        pulse.follow(stream);
        var comeBack = delays;
        if (comeBack != null) {
            stream.tellToComeBack(comeBack.get());
        }
        stream.start();
        return stream;
    }

    /**
     * Runs a task after a time, at most half a second late, unless it is cancelled before.
     *
     * @param late the task; short, must not block
     * @return cancels the task
     */
    public Runnable after(Duration limit, Runnable late) {
        var key = new Object();
        deadlines.put(key, new Deadline(nanoTime.getAsLong() + limit.toNanos(), late));
        return () -> deadlines.remove(key);
    }

    /** Returns how many streams are open. */
    public int size() {
        return open.size();
    }

    /** Returns whether every open stream has written what it has. */
    public boolean areAtRest() {
        return open.keySet().stream().allMatch(EventStream::isAtRest);
    }

    /**
     * Tells every client, also later ones, to come back after a time when its connection ends. They should not all come
     * at once, so each gets a different time.
     *
     * @param beforeCut runs once, as soon as the container cuts the first stream: there is no time left for the answers
     */
    public void announceEnd(Supplier<Duration> delaysOfClients, Runnable beforeCut) {
        delays = delaysOfClients;
        open.keySet().forEach(stream -> stream.tellToComeBack(delaysOfClients.get()));
        var unused = ending.thenRun(beforeCut);
    }

    private void cut() {
        ending.complete(null);
    }

    /** Closes every connection; their clients may resume elsewhere. */
    @Override
    public void close() {
        open.keySet().forEach(EventStream::abort);
    }

    private void tick() {
        open.forEach(this::tick);
        long now = nanoTime.getAsLong();
        deadlines.forEach((key, deadline) -> {
            if (deadline.due() - now <= 0 && deadlines.remove(key) != null) {
                runSafely(deadline.late());
            }
        });
    }

    private static void runSafely(Runnable late) {
        try {
            late.run();
        } catch (Throwable e) {
            LOG.error("A request failed at its time-out", e);
        }
    }

    /** One stream must not cost the others their heartbeat. */
    private void tick(EventStream stream, long silence) {
        try {
            stream.tick(silence, STALL_LIMIT.toNanos());
        } catch (Throwable e) {
            LOG.error("A stream failed at its heartbeat", e);
        }
    }
}
