package dev.docent.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often the streams of one answer need a heartbeat, learned from its readers. Thread-safe.
 *
 * <p>A proxy that cuts silent connections does not tell the server. Only a reader who comes back shows it. The time that
 * the stream was silent before is then too long, and half of it becomes the interval. So a proxy that cuts after 5 s
 * cuts once and then no more.
 */
public final class Pulse {
    /**
     * The shortest interval: 1 s. A reader who comes back after a shorter silence was not cut because of it, and changes
     * nothing. If a proxy has an even shorter time-out, its readers resume again and again.
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

    /** Makes this stream the latest one. */
    synchronized void follow(EventStream stream) {
        latest = stream;
    }

    /** Forgets a stream that has closed. */
    synchronized void forget(EventStream stream) {
        if (latest == stream) {
            silenceOfLatest = stream.silence();
            latest = null;
        }
    }
}
