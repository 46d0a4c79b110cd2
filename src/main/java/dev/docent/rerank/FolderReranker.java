package dev.docent.rerank;

import dev.docent.attempt.AttemptException;
import dev.docent.retrieval.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Has a model in this process score each candidate together with the question. Threads divide the candidates of a question among
 * them, one at a time, and look between two whether anybody still waits for the order. Thread-safe.
 */
final class FolderReranker implements Reranker, AutoCloseable {
    private final PairScorer scorer;
    private final int most;
    private final Executor threads;
    private final int width;

    /** Questions whose order is being made. */
    private final Set<Scoring> running = ConcurrentHashMap.newKeySet();

    /**
     * @param most the most candidates that it is given
     * @param threads compute; may refuse a task
     * @param width how many of them work for one question
     */
    FolderReranker(PairScorer scorer, int most, Executor threads, int width) {
        this.scorer = scorer;
        this.most = most;
        this.threads = threads;
        this.width = width;
    }

    @Override
    public int most() {
        return most;
    }

    @Override
    public CompletionStage<Reranking> rerank(String question, List<Candidate> candidates) {
        var texts = candidates.stream().map(CandidateText::whole).toList();
        var scoring = new Scoring(question, texts);
        running.add(scoring);
        var unused = scoring.result.whenComplete((order, failure) -> running.remove(scoring));
        if (!start(scoring, Math.min(width, texts.size()))) {
            scoring.result.completeExceptionally(new AttemptException("too many questions wait for an order"));
        }
        return scoring.result;
    }

    /** Returns whether at least one thread works. */
    private boolean start(Scoring scoring, int count) {
        for (int i = 0; i < count; i++) {
            try {
                threads.execute(scoring::work);
            } catch (RejectedExecutionException e) {
                return i > 0;
            }
        }
        return true;
    }

    /** Ends the orders that are being made, each after the candidate that is being scored. */
    @Override
    public void close() {
        running.forEach(
                scoring -> scoring.result.completeExceptionally(new AttemptException("Docent is shutting down")));
    }

    /** The scores of one question's candidates. */
    private final class Scoring {
        private final CompletableFuture<Reranking> result = new CompletableFuture<>();
        private final String question;
        private final List<String> texts;
        private final AtomicInteger next = new AtomicInteger();

        /** Each is written by one thread, and read by the one that counts down to zero. */
        private final double[] scores;

        private final AtomicInteger left;

        Scoring(String question, List<String> texts) {
            this.question = question;
            this.texts = texts;
            this.scores = new double[texts.size()];
            this.left = new AtomicInteger(texts.size());
            if (texts.isEmpty()) {
                result.complete(Reranking.of(List.of(), null));
            }
        }

        /** Scores what nobody scores yet, until nothing is left or nobody waits for it. */
        void work() {
            try {
                for (int i = next.getAndIncrement();
                        i < scores.length && !result.isDone();
                        i = next.getAndIncrement()) {
                    scores[i] = scorer.score(question, texts.get(i));
                    if (left.decrementAndGet() == 0) {
                        result.complete(Reranking.ofScores(ranks()));
                    }
                }
            } catch (Throwable e) {
                // An Error too, because an answer waits for the order.
                result.completeExceptionally(new AttemptException(String.valueOf(e.getMessage()), e));
            }
        }

        private List<Reranking.Rank> ranks() {
            var ranks = new ArrayList<Reranking.Rank>();
            for (int i = 0; i < scores.length; i++) {
                ranks.add(new Reranking.Rank(i, scores[i]));
            }
            return ranks;
        }
    }
}
