package dev.docent.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The time of tests. */
class ManualSchedulerTest {
    @Test
    void timeNeverRunsBackIfItIsAdvancedMeanwhile() {
        var scheduler = new ManualScheduler();
        scheduler.schedule(() -> scheduler.advance(Duration.ofSeconds(100)), 30, TimeUnit.SECONDS);

        scheduler.advance(Duration.ofSeconds(60));

        assertEquals(Duration.ofSeconds(130).toNanos(), scheduler.nanoTime());
    }
}
