package dev.docent.answer;

import dev.docent.security.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answers whose journals are in memory: those that are not stored whole, and a few that have ended. Thread-safe. */
final class LiveAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(LiveAnswers.class);

    /** The longest that a shutdown waits until the ends of the answers that it has stopped are stored, 5 s. */
    private static final Duration LAST_FRAMES_LIMIT = Duration.ofSeconds(5);

    private final Map<String, LiveAnswer> byId = new ConcurrentHashMap<>();
    private final EndedAnswers ended;
    private final ScheduledExecutorService scheduler;
    private final Duration retention;

    /**
     * Creates it without an answer.
     *
     * @param endedBytes about how much memory ended answers may take
     * @param retention how long an ended answer may stay
     */
    LiveAnswers(long endedBytes, ScheduledExecutorService scheduler, Duration retention) {
        this.ended = new EndedAnswers(endedBytes);
        this.scheduler = scheduler;
        this.retention = retention;
    }

    void add(LiveAnswer answer) {
        byId.put(answer.id(), answer);
    }

    Optional<LiveAnswer> find(Caller caller, String id) {
        return Optional.ofNullable(byId.get(id))
                .filter(answer -> answer.caller().isSameAs(caller));
    }

    /** Notes that the database has an answer whole, so that it may go when it is old or when there are too many. */
    void settled(LiveAnswer answer) {
        ended.add(answer).forEach(this::forget);
        // The timer knows only the id: it must not keep an answer in memory that has gone.
        var id = answer.id();
        var unused = scheduler.schedule(() -> forget(id), retention.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void forget(String id) {
        ended.remove(id);
        Optional.ofNullable(byId.get(id)).ifPresent(this::forget);
    }

    /** From now on the answer is read from the database, also by its key, as long as the database has its frames. */
    private void forget(LiveAnswer answer) {
        byId.remove(answer.id());
        answer.forget();
    }

    /** Lets all answers end by themselves for a time, then ends them; waits until they are stored. */
    void endAll(Duration patience) {
        var all = List.copyOf(byId.values());
        if (patience.compareTo(Duration.ZERO) > 0 && awaitEnds(all, patience)) {
            return;
        }
        stopAll();
        if (!awaitEnds(all, LAST_FRAMES_LIMIT)) {
            LOG.warn(
                    "{} running answers did not end within {} s. Docent will mark them as interrupted when it starts again",
                    all.stream().filter(answer -> !answer.settled().isDone()).count(),
                    LAST_FRAMES_LIMIT.toSeconds());
        }
    }

    /** Ends all answers with {@code interrupted}; returns at once. */
    void stopAll() {
        byId.values().forEach(answer -> answer.stop(Stop.SHUTDOWN));
    }

    private static boolean awaitEnds(List<LiveAnswer> all, Duration limit) {
        var ends = all.stream().map(LiveAnswer::settled).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new AssertionError("nothing completes them with a failure", e);
        }
    }
}
