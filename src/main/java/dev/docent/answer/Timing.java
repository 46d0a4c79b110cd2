package dev.docent.answer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The milliseconds of an answer by phase. Only touched by the writer of the answer. */
final class Timing {
    private final LongSupplier nanoTime;
    private final long start;
    private long searched = -1;
    private long firstToken = -1;

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

    /** Returns {@code search}, {@code firstToken} and {@code total}, each counted from the question. */
    Map<String, Long> toMillis() {
        var timing = new LinkedHashMap<String, Long>();
        if (searched >= 0) {
            timing.put("search", searched);
        }
        if (firstToken >= 0) {
            timing.put("firstToken", firstToken);
        }
        timing.put("total", millis());
        return timing;
    }

    private long millis() {
        return (nanoTime.getAsLong() - start) / 1_000_000;
    }
}
