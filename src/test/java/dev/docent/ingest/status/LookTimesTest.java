package dev.docent.ingest.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookTimesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:00:00Z");

    @Test
    void aLookThatSucceedsEndsTheFailure() {
        var failing = new LookTimes();
        failing.failed(NOW);
        failing.failed(NOW);
        failing.succeeded(NOW.plusSeconds(60));

        assertFalse(failing.isFailing(true));
        assertEquals(Optional.empty(), failing.staleSince());
        assertEquals(Optional.of("2026-01-02T03:01:00Z"), failing.last());
    }
}
