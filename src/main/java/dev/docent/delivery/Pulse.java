package dev.docent.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often the streams of one answer need a heartbeat, learnt from its readers. Thread-safe.
 *
 * <p>A proxy that cuts silent connections says nothing to the server; it is known only by the reader who comes back. How
 * long the stream before had been silent then is the most that the way is known to bear, and half of it is the interval
 * from there on: so a proxy that cuts after 5 s costs one cut and then none.
 */
public final class Pulse {
    /**
     * The shortest interval, 1 s: a reader who comes back after less was not cut for silence, and changes nothing. It is
     * also the limit at which a proxy's time-out is too short for a stream; its readers resume again and again.
     */
    static final Duration SHORTEST = Duration.ofSeconds(1);

    // Guarded by this.
    private long nanos = Long.MAX_VALUE;
    private @Nullable EventStream latest;
    private long silenceOfLatest;

    /** Notes that a reader has come back for the rest. */
    public synchronized void resumed() {
        long silence = latest == null ? silenceOfLatest : latest.silence();
        if (silence >= SHORTEST.toNanos()) {
            nanos = Math.min(nanos, Math.max(SHORTEST.toNanos(), silence / 2));
        }
    }

    /** Returns the longest silence in nanoseconds that is known to be safe; {@link Long#MAX_VALUE} when nothing is known. */
    synchronized long nanos() {
        return nanos;
    }

    /** Takes this stream for the latest one. */
    synchronized void follow(EventStream stream) {
        latest = stream;
    }

    /** Lets go of a stream that has closed. */
    synchronized void forget(EventStream stream) {
        if (latest == stream) {
            silenceOfLatest = stream.silence();
            latest = null;
        }
    }
}
