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
    private volatile long attempting = NONE;

    /** How long each attempt took, by its name. */
    private volatile Map<String, Long> attempts = Map.of();

    Timing(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** Notes that something begins that the answer can do without. */
    void attempting() {
        attempting = millis();
    }

    /** Notes that its result came, or was not waited for any longer. */
    void attempted(String name, boolean inTime) {
        var all = new LinkedHashMap<>(attempts);
        all.put(inTime ? name : name + "Skipped", millis() - attempting);
        attempts = all;
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
     * {@code loading} the model, if it says; and how long each attempt took: {@code rewrite} and {@code rerank}, or {@code
     * rewriteSkipped} and {@code rerankSkipped} if nothing came.
     */
    Map<String, Long> toMillis() {
        var timing = new LinkedHashMap<String, Long>();
        put(timing, "search", searched);
        timing.putAll(attempts);
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
