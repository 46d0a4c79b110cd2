package dev.docent.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers that a service does not answer, so that not everybody waits for it to find out. Asks again after a while. Logs the
 * beginning and the end. Thread-safe.
 */
public final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final String who;
    private final String place;
    private final String effect;
    private final Duration time;
    private final Duration longest;
    private final LongSupplier nanoTime;

    // Guarded by this.
    private @Nullable String reason;
    private Duration rest;
    private long until;

    /**
     * @param who the service at the beginning of a sentence: {@code The embedding service}
     * @param place its address
     * @param effect what happens meanwhile, as a sentence for the log
     * @param time how long it is not asked after a failure
     */
    public Outage(String who, String place, String effect, Duration time, LongSupplier nanoTime) {
        this(who, place, effect, time, time, nanoTime);
    }

    /**
     * Creates one for a service that may never be able to answer in time.
     *
     * @param longest the time doubles with each further failure, up to this
     */
    public Outage(String who, String place, String effect, Duration time, Duration longest, LongSupplier nanoTime) {
        this.who = who;
        this.place = place;
        this.effect = effect;
        this.time = time;
        this.longest = longest;
        this.rest = time;
        this.nanoTime = nanoTime;
    }

    /** Returns why the service is not asked at this time, if it is not. */
    public synchronized Optional<String> reason() {
        return reason != null && nanoTime.getAsLong() - until < 0 ? Optional.of(reason) : Optional.empty();
    }

    /** Notes a failure. */
    public synchronized void failed(String why) {
        if (reason == null) {
            LOG.warn("{} failed: {}. {}", who, why, effect);
            rest = time;
        } else if (reason().isEmpty()) {
            // Failures of requests that were sent together count once.
            var doubled = rest.multipliedBy(2);
            rest = doubled.compareTo(longest) < 0 ? doubled : longest;
        }
        reason = why;
        until = nanoTime.getAsLong() + rest.toNanos();
    }

    /** Notes an answer. */
    public synchronized void answered() {
        if (reason != null) {
            LOG.info("{} {} answers again", who, place);
        }
        reason = null;
    }
}
