package dev.docent.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.ManualScheduler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class QuestionShareTest {
    private static final Duration TASK = Duration.ofMillis(10);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final AtomicLong usedByTasks = new AtomicLong();
    private final AtomicLong usedByOthers = new AtomicLong();
    private int done;

    private final QuestionShare.ProcessorTime processor = new QuestionShare.ProcessorTime() {
        @Override
        public long ofProcess() {
            return usedByTasks.get() + usedByOthers.get();
        }

        @Override
        public long ofThread() {
            return usedByTasks.get();
        }
    };

    private final QuestionShare share =
            new QuestionShare(Runnable::run, scheduler, scheduler::nanoTime, processor, 1, 0.75);

    @Test
    void oneQuestionAfterTheOtherWaitsForNothing() {
        for (int i = 1; i <= 50; i++) {
            share.execute(this::task);
            assertEquals(i, done);
            pass(Duration.ofMillis(50), 0);
        }
    }

    @Test
    void manyAtOnceKeepToTheLoad() {
        var seconds = 10;
        flood(seconds, 0);

        assertNear(
                0.75, (double) usedByTasks.get() / Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void runningAnswersKeepWhatTheyUse() {
        pass(Duration.ofSeconds(1), 0.5);
        usedByTasks.set(0);
        flood(10, 0.5);

        assertNear(0.25, usedByTasks.get() / 10e9);
    }

    @Test
    void someQuestionsAreAnsweredHoweverMuchElseRuns() {
        pass(Duration.ofSeconds(1), 1);
        flood(10, 1);

        assertNear(QuestionShare.LEAST, usedByTasks.get() / 10e9);
    }

    @Test
    void speedsUpWhenTheAnswersHaveEnded() {
        pass(Duration.ofSeconds(1), 1);
        flood(3, 1);
        pass(Duration.ofSeconds(5), 0);
        usedByTasks.set(0);
        flood(10, 0);

        assertTrue(usedByTasks.get() / 10e9 > 0.65, String.valueOf(usedByTasks.get()));
    }

    @Test
    void whereTheSystemDoesNotTellTheLoadAloneCounts() {
        usedByOthers.set(-Duration.ofDays(1).toNanos());
        flood(10, 0);

        assertNear(0.75, usedByTasks.get() / 10e9);
    }

    /** Always has a waiting task, as the line of questions does. */
    private void flood(int seconds, double others) {
        long end = scheduler.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        share.execute(new Runnable() {
            @Override
            public void run() {
                task();
                if (scheduler.nanoTime() < end) {
                    var unused = scheduler.schedule(() -> share.execute(this), TASK.toNanos(), TimeUnit.NANOSECONDS);
                }
            }
        });
        pass(Duration.ofSeconds(seconds), others);
    }

    private void task() {
        usedByTasks.addAndGet(TASK.toNanos());
        done++;
    }

    /** Lets time pass while everything else uses this share of the processor. */
    private void pass(Duration duration, double others) {
        for (long i = 0; i < duration.toMillis(); i += 10) {
            scheduler.advance(Duration.ofMillis(10));
            usedByOthers.addAndGet((long) (others * 10_000_000));
        }
    }

    private static void assertNear(double expected, double found) {
        assertEquals(expected, found, 0.1 * expected + 0.02);
    }
}
