package dev.docent.answer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The milliseconds of an answer by phase. Only touched by the writer of the answer. */
final class Timing {
    private final LongSupplier nanoTime;
    private final long start;
    private long searched = -1;
    private long firstToken = -1;
    private Optional<Long> loading = Optional.empty();

    Timing(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    void searched() {
        searched = millis();
    }

    void token() {
        if (firstToken < 0) {
            firstToken = millis();
        }
    }

    /** Notes how long the provider took to load the model. */
    void loading(Duration time) {
        loading = Optional.of(time.toMillis());
    }

    /**
     * Returns {@code search}, {@code firstToken} and {@code total}, each counted from the question, and how long the provider
     * was {@code loading} the model, if it says.
     */
    Map<String, Long> toMillis() {
        var timing = new LinkedHashMap<String, Long>();
        if (searched >= 0) {
            timing.put("search", searched);
        }
        if (firstToken >= 0) {
            timing.put("firstToken", firstToken);
        }
        loading.ifPresent(millis -> timing.put("loading", millis));
        timing.put("total", millis());
        return timing;
    }

    private long millis() {
        return (nanoTime.getAsLong() - start) / 1_000_000;
    }
}
