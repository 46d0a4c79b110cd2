package dev.docent.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.Patience;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TimersTest {
    @Test
    void noThreadIsLeftAfterTheEnd() throws Exception {
        var ran = new CompletableFuture<Thread>();
        var timers = new Timers("test-timer", 1);
        timers.scheduler().execute(() -> ran.complete(Thread.currentThread()));
        var thread = ran.get(Patience.SECONDS, TimeUnit.SECONDS);
        assertEquals("test-timer", thread.getName());
        assertTrue(thread.isDaemon());

        timers.close();

        assertEquals(Thread.State.TERMINATED, thread.getState());
    }

    @Test
    void whatIsNotDueYetIsDropped() {
        var timers = new Timers("test-timer", 1);
        var late = timers.scheduler().schedule(() -> {}, 1, TimeUnit.DAYS);

        timers.close();

        assertTrue(timers.scheduler().isTerminated());
        assertFalse(late.isDone());
    }
}
