package dev.docent.answer;

import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.security.Caller;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the answers that are being written and refuses those above the limits. Thread-safe.
 *
 * <p>Above {@code docent.limits.answers} (default 2000) a question is a 503, above {@code
 * docent.limits.answers-per-user} (default 8) a 429, both with {@code Retry-After} and before anything is spent.
 */
final class AnswerLimits {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final int total;
    private final int perUser;

    // Guarded by this.
    private final Map<String, Integer> runningByUser = new HashMap<>();
    private int running;

    AnswerLimits(int total, int perUser) {
        this.total = total;
        this.perUser = perUser;
    }

    /**
     * Takes a place.
     *
     * @throws Refusal if no place is free, for this user or at all
     */
    synchronized void take(Caller caller) {
        if (running >= total) {
            throw new Refusal(
                    Reason.OVERLOADED,
                    "Docent is already writing " + total
                            + " answers, the limit (docent.limits.answers). Try again shortly.",
                    RETRY_AFTER);
        }
        int own = runningByUser.getOrDefault(caller.id(), 0);
        if (own >= perUser) {
            throw new Refusal(
                    Reason.TOO_MANY_FOR_USER,
                    "You already have " + own
                            + " answers running, the limit (docent.limits.answers-per-user). Stop one, or wait until"
                            + " one ends.",
                    RETRY_AFTER);
        }
        runningByUser.put(caller.id(), own + 1);
        running++;
    }

    /** Gives a place back. To be called once for each place that was taken. */
    synchronized void free(Caller caller) {
        running--;
        runningByUser.computeIfPresent(caller.id(), (key, own) -> own == 1 ? null : own - 1);
    }

    synchronized int running() {
        return running;
    }
}
