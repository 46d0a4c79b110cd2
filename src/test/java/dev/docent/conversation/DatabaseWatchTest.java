package dev.docent.conversation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DatabaseWatchTest {
    private final ManualScheduler scheduler = new ManualScheduler();
    private @Nullable Error failure;

    private DatabaseWatch watch(Executor threads) {
        return new DatabaseWatch(this::check, threads, scheduler, scheduler::nanoTime);
    }

    private void check() {
        if (failure != null) {
            throw failure;
        }
    }

    @Test
    void noticesThatTheDatabaseFailsAndRecovers() {
        var watch = watch(Runnable::run);
        scheduler.advance(DatabaseWatch.INTERVAL);
        assertFalse(watch.isBroken());

        failure = new LinkageError("as the test requires");
        scheduler.advance(DatabaseWatch.INTERVAL);
        assertTrue(watch.isBroken());

        failure = null;
        scheduler.advance(DatabaseWatch.INTERVAL);
        assertFalse(watch.isBroken());
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsAskedOnceAndIsBrokenAfterAWhile() {
        List<Runnable> asked = new ArrayList<>();
        var watch = watch(asked::add);

        scheduler.advance(DatabaseWatch.PATIENCE);
        assertFalse(watch.isBroken());
        scheduler.advance(Duration.ofSeconds(1));
        assertTrue(watch.isBroken());
        assertTrue(asked.size() == 1);

        asked.get(0).run();
        assertFalse(watch.isBroken());
    }
}
