package dev.docent.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.junit.jupiter.api.Test;

/** The moment when the grace period ends. */
class ReadersTest {
    /**
     * The deadlines in the order in which they were set. The test may run cancelled ones too, because that can happen.
     */
    private final List<Runnable> deadlines = new ArrayList<>();

    private final ScheduledExecutorService scheduler = (ScheduledExecutorService) Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ScheduledExecutorService.class},
            (proxy, method, arguments) -> {
                deadlines.add((Runnable) arguments[0]);
                var neverCancelled = new FutureTask<>(() -> null);
                return Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {ScheduledFuture.class},
                        (future, call, values) -> call.invoke(neverCancelled, values));
            });

    private int abandoned;
    private Readers.Counted readers = new Readers.Counted(Duration.ofSeconds(60), scheduler, () -> abandoned++);

    @Test
    void aReaderWhoArrivesAtTheLastMomentKeepsTheAnswerRunning() {
        readers.awaitReaders();
        readers.joined();

        deadlines.get(0).run();

        assertEquals(0, abandoned);
    }

    @Test
    void aDeadlineThatWasCancelledTooLateDoesNotShortenTheNextOne() {
        readers.awaitReaders();
        readers.joined();
        readers.left();

        deadlines.get(0).run();
        assertEquals(0, abandoned);

        deadlines.get(1).run();
        assertEquals(1, abandoned);
    }

    @Test
    void aReaderWhoArrivesWhileTheAnswerIsBeingEndedDoesNotEndItAgain() {
        readers = new Readers.Counted(Duration.ofSeconds(60), scheduler, () -> {
            abandoned++;
            readers.joined();
            readers.left();
        });
        readers.awaitReaders();

        deadlines.get(0).run();

        assertEquals(1, abandoned);
        assertEquals(1, deadlines.size());
    }
}
