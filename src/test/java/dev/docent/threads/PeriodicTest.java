package dev.docent.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.testing.ManualScheduler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PeriodicTest {
    @Test
    void aTaskThatFailsComesAgain() {
        var scheduler = new ManualScheduler();
        var runs = new AtomicInteger();
        Periodic.start(scheduler, Duration.ofSeconds(1), "The test's task", () -> {
            runs.incrementAndGet();
            throw new OutOfMemoryError("as the test requires");
        });

        scheduler.advance(Duration.ofSeconds(3));

        assertEquals(3, runs.get());
    }
}
