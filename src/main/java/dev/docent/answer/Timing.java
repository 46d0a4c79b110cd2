package dev.docent.answer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The milliseconds of an answer by phase. One thread at a time changes it; any may read it. */
final class Timing {
    /** The time of a phase that has not been. */
    private static final long NONE = -1;

    private final LongSupplier nanoTime;
    private final long start;
    private volatile long searched = NONE;
    private volatile long firstToken = NONE;
    private volatile long loading = NONE;
    private volatile long ordering = NONE;
    private volatile long ordered = NONE;
    private volatile boolean skipped;

    Timing(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** Notes that somebody begins to put the passages in order. */
    void ordering() {
        ordering = millis();
    }

    /** Notes that the order came, or was not waited for any longer. */
    void ordered(boolean inTime) {
        skipped = !inTime;
        ordered = millis() - ordering;
    }

    void searched() {
        searched = millis();
    }

    void token() {
        if (firstToken == NONE) {
            firstToken = millis();
        }
    }

    /** Notes how long the provider took to load the model, if it says. */
    void loading(@Nullable Duration time) {
        loading = time == null ? loading : time.toMillis();
    }

    /**
     * Returns {@code search}, {@code firstToken} and {@code total}, each counted from the question; how long the provider was
     * {@code loading} the model, if it says; and how long it took to put the passages in order: {@code rerank}, or {@code
     * rerankSkipped} if no order came.
     */
    Map<String, Long> toMillis() {
        var timing = new LinkedHashMap<String, Long>();
        put(timing, "search", searched);
        put(timing, skipped ? "rerankSkipped" : "rerank", ordered);
        put(timing, "firstToken", firstToken);
        put(timing, "loading", loading);
        put(timing, "total", millis());
        return timing;
    }

    private static void put(Map<String, Long> timing, String phase, long millis) {
        if (millis != NONE) {
            timing.put(phase, millis);
        }
    }

    private long millis() {
        return (nanoTime.getAsLong() - start) / 1_000_000;
    }
}
