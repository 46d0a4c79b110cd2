package dev.docent.ingest.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceRateTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:00:00Z");

    @Test
    void onlyTheLastHalfMinuteCounts() {
        var rate = new SourceRate();
        rate.begin(NOW);
        rate.note(NOW.plusMillis(500), 9, 9);
        assertEquals(Optional.empty(), rate.passagesPerSecond());
        assertEquals(Optional.empty(), rate.secondsFor(100));
        // At first a thousand files a second that the index already has, then one file a second with four passages.
        rate.note(NOW.plusSeconds(1), 1000, 0);
        for (int i = 2; i < 60; i++) {
            rate.note(NOW.plusSeconds(i), 1000 + i, 4 * i);
        }

        assertEquals(Optional.of(4.0), rate.passagesPerSecond());
        assertEquals(Optional.of(100L), rate.secondsFor(100));
    }

    @Test
    void nothingIsSaidAboutTheRestWhileNothingIsDone() {
        var rate = new SourceRate();
        rate.begin(NOW);
        rate.note(NOW.plusSeconds(5), 0, 0);

        assertEquals(Optional.of(0.0), rate.passagesPerSecond());
        assertEquals(Optional.empty(), rate.secondsFor(100));
    }
}
