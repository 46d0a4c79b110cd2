package dev.docent.rerank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.http.Outage;
import dev.docent.model.ModelFailure;
import dev.docent.model.Usage;
import dev.docent.retrieval.Candidate;
import dev.docent.testing.LogLines;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.ScriptedModel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The model as a re-ranker, as an answer uses it: with its time-out and its memory. */
final class ModelRerankerTest {
    private final ManualScheduler timers = new ManualScheduler();
    private final ScriptedModel model = new ScriptedModel();
    private final Reranker reranker = new CachedReranker(
            new GuardedReranker(
                    new ModelReranker(model, 20),
                    Duration.ofSeconds(2),
                    new Outage("The re-ranker", "scripted", "as before", Duration.ofSeconds(10), timers::nanoTime),
                    timers,
                    new Usage(0, 0, true, 0.0)),
            2);

    private CompletableFuture<Reranking> ask(String question, int count) {
        return reranker.rerank(question, Candidates.some(count)).toCompletableFuture();
    }

    private Reranking ask(String question, int count, String answer) {
        var asked = ask(question, count);
        model.says(answer);
        model.finishes();
        return asked.join();
    }

    @Test
    void asksOnceWithTitlesAndFirstLines() {
        var order = ask("why?", 3, "[3, 1]");

        assertEquals(List.of(2, 0), order.order());
        assertEquals(new Usage(7, 3), order.usage());
        assertTrue(model.prompt().rules().contains("JSON array"), model.prompt().rules());
        assertEquals("""
            Question:
            why?

            Passages:
            [1] guide/1.md > Page 1 > Part: text 1
            [2] guide/2.md > Page 2 > Part: text 2
            [3] guide/3.md > Page 3 > Part: text 3
            """, model.prompt().chat().get(0).text());
        assertEquals(0, timers.pending(), "no timer is left");
    }

    @Test
    void asksWithTheEndOfALongQuestionAndTheBeginningOfLongTexts() {
        var long240 = "t".repeat(240);
        var candidates = List.of(
                new Candidate("a.md", "A", List.of(), long240 + "x"), new Candidate("b.md", "B", List.of(), long240));
        reranker.rerank("x" + "q".repeat(1_000), candidates);

        var text = model.prompt().chat().get(0).text();
        assertEquals(
                "Question:\n" + "q".repeat(1_000) + "\n\nPassages:\n[1] a.md > A: " + long240 + "\n[2] b.md > B: "
                        + long240 + "\n",
                text);
    }

    @Test
    void theSameQuestionWithTheSameCandidatesCostsNothing() {
        ask("why?", 3, "[3, 1]");

        var again = ask("why?", 3).join();
        assertEquals(List.of(2, 0), again.order());
        assertEquals(null, again.usage());
        assertEquals(1, model.calls());

        ask("why?", 4, "[4]");
        assertEquals(2, model.calls(), "other candidates are asked about");
        ask("how?", 3, "[1]");
        ask("why?", 3, "[2]");
        assertEquals(4, model.calls(), "the one that was not used for longest is forgotten");
    }

    @Test
    void anOrderThatIsUsedAgainIsKept() {
        ask("why?", 3, "[3, 1]");
        ask("how?", 3, "[1]");
        ask("why?", 3).join();
        ask("when?", 3, "[2]");

        assertEquals(List.of(2, 0), ask("why?", 3).join().order());
        assertEquals(3, model.calls(), "the one that was not used for longest is forgotten, not the oldest");
    }

    @Test
    void anAnswerWithoutNumbersChangesNothingAndIsCounted() {
        var order = ask("why?", 3, "I cannot order these 3 passages.");

        assertFalse(order.isDone());
        assertEquals(List.of(), order.order());
        assertEquals(new Usage(7, 3), order.usage());
    }

    @Test
    void theLogSaysOnceThatItFailsAndOnceThatItAnswersAgain() {
        try (var log = LogLines.of(Outage.class)) {
            ask("why?", 3, "none");
            timers.advance(Duration.ofSeconds(10));
            ask("how?", 3, "none");
            assertEquals(List.of("The re-ranker failed: it named no passages. as before"), log.take());

            timers.advance(Duration.ofSeconds(10));
            assertTrue(ask("how?", 3, "[1]").isDone());
            ask("when?", 3, "[1]");
            assertEquals(List.of("The re-ranker scripted answers again"), log.take());

            ask("where?", 3, "none");
            assertEquals(1, log.take().size(), "the next failure is a new one");
        }
    }

    @Test
    void anAnswerThatDoesNotEndIsStopped() {
        var order = ask("why?", 3);
        model.says("x".repeat(4_001));

        assertFalse(order.join().isDone());
        assertTrue(model.wasStopped());
    }

    @Test
    void aSlowModelIsStoppedAndNotAskedForAWhile() {
        var order = ask("why?", 3);
        timers.advance(Duration.ofMillis(1_999));
        assertFalse(order.isDone());
        timers.advance(Duration.ofMillis(1));

        assertFalse(order.join().isDone());
        assertEquals("no order came within 2000 ms", order.join().skipped());
        assertEquals(true, order.join().usage().estimated(), "nobody knows what it took");
        assertTrue(model.wasStopped());

        var next = ask("how?", 3);
        assertTrue(next.isDone(), "nobody waits for it again");
        assertFalse(next.join().isDone());
        assertEquals(1, model.calls());
        timers.advance(Duration.ofSeconds(10));
        assertTrue(ask("how?", 3, "[2, 1]").isDone());
    }

    @Test
    void anOrderThatNobodyWaitsForIsStoppedAndIsNoFailure() {
        var order = ask("why?", 3);
        model.says("3, 1");

        assertTrue(order.cancel(false));

        assertTrue(model.wasStopped());
        assertEquals(0, timers.pending(), "no timer is left");
        assertEquals(List.of(1), ask("why?", 3, "[2]").order(), "it is asked again, because nothing is remembered");
        assertEquals(2, model.calls());
    }

    @Test
    void aModelThatFailsOrThrowsChangesNothing() {
        var failing = ask("why?", 3);
        model.fails(ModelFailure.UNAUTHORIZED);
        assertEquals("as the test requires", failing.join().skipped());
        assertEquals(new Usage(0, 0, true, 0.0), failing.join().usage(), "nobody knows what it took");

        timers.advance(Duration.ofSeconds(10));
        model.breaks();
        assertFalse(ask("why?", 3).join().isDone());
        assertEquals(0, timers.pending());
    }

    @Test
    void nothingIsAskedWhenDocentShutsDown() {
        timers.shutdown();
        assertFalse(ask("why?", 3).join().isDone());
        assertEquals(0, model.calls());
    }

    @Test
    void anErrorIsAFailureToo() {
        var guarded = new GuardedReranker(
                new Reranker() {
                    @Override
                    public int most() {
                        return 20;
                    }

                    @Override
                    public CompletableFuture<Reranking> rerank(String question, List<Candidate> candidates) {
                        throw new StackOverflowError("as the test requires");
                    }
                },
                Duration.ofSeconds(2),
                new Outage("The re-ranker", "it", "as before", Duration.ofSeconds(10), timers::nanoTime),
                timers,
                null);
        var order =
                guarded.rerank("why?", Candidates.some(2)).toCompletableFuture().join();
        assertEquals("java.lang.StackOverflowError: as the test requires", order.skipped());
    }
}
