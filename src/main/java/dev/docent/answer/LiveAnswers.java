package dev.docent.answer;

import dev.docent.security.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answers whose journals are in memory, by their id. Thread-safe. */
final class LiveAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(LiveAnswers.class);

    /** The longest that a shutdown waits for the last frames of the answers that it has stopped to be kept. */
    private static final Duration LAST_FRAMES_LIMIT = Duration.ofSeconds(5);

    private final Map<String, LiveAnswer> answers = new ConcurrentHashMap<>();

    void add(LiveAnswer answer) {
        answers.put(answer.id(), answer);
    }

    void remove(String id) {
        answers.remove(id);
    }

    Optional<LiveAnswer> find(String id) {
        return Optional.ofNullable(answers.get(id));
    }

    Optional<LiveAnswer> find(Caller caller, String id) {
        return find(id).filter(answer -> answer.question().caller().isSameAs(caller));
    }

    /** Lets all answers end by themselves for a time, then ends them; waits until they are kept. */
    void endAll(Duration patience) {
        var all = List.copyOf(answers.values());
        if (patience.compareTo(Duration.ZERO) > 0 && awaitEnds(all, patience)) {
            return;
        }
        stopAll();
        if (!awaitEnds(all, LAST_FRAMES_LIMIT)) {
            LOG.warn(
                    "Some of {} running answers did not end within {}; they will be marked as interrupted at the next"
                            + " start",
                    all.size(),
                    LAST_FRAMES_LIMIT);
        }
    }

    /** Ends all answers with {@code interrupted}; returns at once. */
    void stopAll() {
        answers.values().forEach(live -> live.stop(StopCause.SHUTDOWN, Integer.MAX_VALUE));
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
