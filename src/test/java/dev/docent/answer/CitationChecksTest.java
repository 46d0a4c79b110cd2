package dev.docent.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.evidence.Similarity;
import dev.docent.evidence.SupportCheck;
import dev.docent.journal.Frame;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Passages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class CitationChecksTest {
    private static final String TEXT = "It starts with one command [1]. It starts on port 8123 [1].";
    private static final Duration LIMIT = Duration.ofMillis(250);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final StepExecutor threads = new StepExecutor();
    private final List<Frame.Citations> found = new ArrayList<>();

    private CitationChecks checks(Similarity similarity, Executor executor, Duration limit) {
        return new CitationChecks(
                new SupportCheck(similarity), () -> {}, executor, scheduler, scheduler::nanoTime, limit);
    }

    private void check(CitationChecks checks) {
        checks.of("How?", Passages.ONE.passages()).check(() -> TEXT, List.of(1), found::add);
    }

    /** Returns a similarity that fails whenever it is asked. */
    private static Similarity failing(Error failure) {
        return new Similarity() {
            @Override
            public boolean isCalibrated() {
                throw failure;
            }

            @Override
            public double best(String sentence, List<String> parts) {
                throw failure;
            }
        };
    }

    @Test
    void saysWhatHoldsAndWhatNoPassageHas() {
        check(checks(Similarity.NONE, threads, LIMIT));
        assertEquals(List.of(), found);
        threads.runAll();

        var citations = found.get(0);
        var checked = Objects.requireNonNull(citations.checked());
        assertEquals(2, checked.size());
        assertTrue(checked.get(0).support() >= 0.5 && checked.get(1).support() < 0.5, checked.toString());
        var unsupported = Objects.requireNonNull(citations.unsupported()).get(0);
        assertEquals("8123", TEXT.substring(unsupported.start(), unsupported.end()));
        assertEquals("number", unsupported.kind());
        assertEquals(1, Objects.requireNonNull(citations.spans()).get(0).endLine());
        assertNull(citations.unchecked());
    }

    @Test
    void leavesOutWhatIsNotCheckedInTime() {
        check(checks(Similarity.NONE, threads, LIMIT));
        scheduler.advance(LIMIT);
        threads.runAll();

        assertEquals(List.of(), found.get(0).checked());
        assertEquals(2, found.get(0).unchecked());
    }

    @Test
    void doesNotWaitForACheckThatHangs() {
        check(checks(Similarity.NONE, threads, LIMIT));
        scheduler.advance(LIMIT.multipliedBy(2).minusMillis(1));
        assertEquals(List.of(), found);
        scheduler.advance(Duration.ofMillis(1));
        assertEquals(List.of(new Frame.Citations(List.of(1), List.of(), null, null, 2)), found);

        threads.runAll();
        assertEquals(1, found.size());
    }

    @Test
    void leavesAnAnswerWholeWhoseCheckFails() {
        check(checks(failing(new StackOverflowError("as the test requires")), Runnable::run, LIMIT));

        assertEquals(List.of(new Frame.Citations(List.of(1), List.of(), null, null, 2)), found);
    }

    @Test
    void leavesAnAnswerUncheckedForWhichThereIsNoThread() {
        check(checks(
                Similarity.NONE,
                task -> {
                    throw new RejectedExecutionException("as the test requires");
                },
                LIMIT));

        assertEquals(List.of(new Frame.Citations(List.of(1), List.of(), null, null, 2)), found);
    }

    @Test
    void endsAnAnswerWhoseTextCannotBeReadAnyMore() {
        checks(Similarity.NONE, Runnable::run, LIMIT)
                .of("How?", Passages.ONE.passages())
                .check(
                        () -> {
                            throw new OutOfMemoryError("as the test requires");
                        },
                        List.of(1),
                        found::add);

        assertEquals(List.of(new Frame.Citations(List.of(1), List.of(), null, null, 1)), found);
    }

    @Test
    void checksNothingIfItMayTakeNoTimeOrHasNoPassages() {
        check(checks(Similarity.NONE, threads, Duration.ZERO));
        checks(Similarity.NONE, threads, LIMIT).of("How?", List.of()).check(() -> TEXT, List.of(1), found::add);

        assertEquals(List.of(new Frame.Citations(List.of(1)), new Frame.Citations(List.of(1))), found);
    }
}
