package dev.docent.rerank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.attempt.AttemptException;
import dev.docent.testing.Gate;
import dev.docent.threads.WorkerPool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A model in this process that scores candidates, one at a time. The test plays its threads. */
final class FolderRerankerTest {
    private final List<Runnable> tasks = new ArrayList<>();
    private final List<String> scored = new ArrayList<>();
    private int room = Integer.MAX_VALUE;

    private void queue(Runnable task) {
        if (tasks.size() == room) {
            throw new RejectedExecutionException("full");
        }
        tasks.add(task);
    }

    private FolderReranker reranker(PairScorer scorer, int width) {
        return reranker(scorer, this::queue, width);
    }

    private FolderReranker reranker(PairScorer scorer, Executor threads, int width) {
        return new FolderReranker(
                (question, text) -> {
                    scored.add(question + " " + text);
                    return scorer.score(question, text);
                },
                20,
                threads,
                width);
    }

    private static CompletableFuture<Reranking> ask(FolderReranker reranker, int count) {
        return reranker.rerank("why?", Candidates.some(count)).toCompletableFuture();
    }

    /** The last character of a candidate is its number. */
    private static int number(String text) {
        return text.charAt(text.length() - 1) - '0';
    }

    private static String reason(CompletableFuture<Reranking> order) {
        var cause = assertThrows(CompletionException.class, order::join).getCause();
        return String.valueOf(assertInstanceOf(AttemptException.class, cause).getMessage());
    }

    @Test
    void theHighestScoreComesFirst() {
        var order = ask(reranker((question, text) -> number(text) - 0.5, Runnable::run, 1), 3);

        assertEquals(
                List.of(new Reranking.Rank(2, 2.5), new Reranking.Rank(1, 1.5), new Reranking.Rank(0, 0.5)),
                order.join().ranks());
        assertEquals(null, order.join().usage(), "it costs no tokens");
        assertEquals(
                List.of(
                        "why? guide/1.md > Page 1 > Part\ntext\n1",
                        "why? guide/2.md > Page 2 > Part\ntext\n2",
                        "why? guide/3.md > Page 3 > Part\ntext\n3"),
                scored);
    }

    @Test
    void candidatesWithTheSameScoreStayInTheOrderOfTheSearch() {
        var order = ask(reranker((question, text) -> number(text) % 2, Runnable::run, 1), 5);

        assertEquals(List.of(0, 2, 4, 1, 3), order.join().order());
    }

    @Test
    void theThreadsOfAQuestionDivideItsCandidates() {
        var order = ask(reranker((question, text) -> number(text), 4), 3);
        assertEquals(3, tasks.size(), "no more threads than candidates");
        assertFalse(order.isDone());

        tasks.get(0).run();
        assertEquals(List.of(2, 1, 0), order.join().order(), "one thread is enough");
        tasks.get(1).run();
        tasks.get(2).run();
        assertEquals(3, scored.size(), "nothing is left to the others");
    }

    @Test
    void twoThreadsScoreAtTheSameTime() {
        var first = new Gate();
        var second = new Gate();
        PairScorer scorer = (question, text) -> {
            var mine = number(text) == 1 ? first : second;
            mine.pass();
            return number(text);
        };
        try (var threads = new WorkerPool("test-rerank", 2, 2)) {
            var order = new FolderReranker(scorer, 20, threads, 2)
                    .rerank("why?", Candidates.some(2))
                    .toCompletableFuture();
            first.awaitReached();
            second.awaitReached();
            second.open();
            first.open();
            assertEquals(List.of(1, 0), order.join().order());
        }
    }

    @Test
    void nothingMoreIsScoredWhenNobodyWaits() {
        var order = new AtomicReference<CompletableFuture<Reranking>>(new CompletableFuture<>());
        var reranker = reranker(
                (question, text) -> {
                    if (number(text) == 2) {
                        order.get().cancel(false);
                    }
                    return 1;
                },
                1);
        order.set(ask(reranker, 9));

        tasks.get(0).run();

        assertTrue(order.get().isCancelled());
        assertEquals(2, scored.size(), "it ends after the candidate that is being scored");
    }

    @Test
    void aQuestionThatFindsNoThreadHasNoOrder() {
        room = 0;
        assertEquals("too many questions wait for an order", reason(ask(reranker((question, text) -> 1, 2), 3)));

        room = 1;
        var order = ask(reranker((question, text) -> number(text), 2), 3);
        tasks.get(0).run();
        assertEquals(List.of(2, 1, 0), order.join().order(), "one thread is enough");
    }

    @Test
    void aFailureEndsTheOrderAndSaysWhy() {
        var order = ask(
                reranker(
                        (question, text) -> {
                            throw new StackOverflowError("as the test requires");
                        },
                        Runnable::run,
                        1),
                3);

        assertEquals("as the test requires", reason(order));
        assertEquals(1, scored.size());
    }

    @Test
    void closingEndsTheOrdersThatAreBeingMade() {
        var reranker = reranker((question, text) -> 1, 1);
        var order = ask(reranker, 3);

        reranker.close();

        assertEquals("Docent is shutting down", reason(order));
        tasks.get(0).run();
        assertEquals(List.of(), scored);
    }

    @Test
    void noCandidatesHaveNoOrder() {
        var order = ask(reranker((question, text) -> 1, 1), 0);
        assertTrue(order.isDone(), "there is nothing to wait for");
        assertFalse(order.join().isDone());
    }
}
