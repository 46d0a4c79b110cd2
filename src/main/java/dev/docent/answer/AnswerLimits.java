package dev.docent.answer;

import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.security.Caller;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

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

    /** A place among the answers that are being written. It is given back once, however often it is closed. Thread-safe. */
    static final class Permit implements AutoCloseable {
        private final AnswerLimits limits;
        private final String caller;
        private final AtomicBoolean held = new AtomicBoolean(true);

        private Permit(AnswerLimits limits, String caller) {
            this.limits = limits;
            this.caller = caller;
        }

        @Override
        public void close() {
            if (held.compareAndSet(true, false)) {
                limits.release(caller);
            }
        }
    }

    /**
     * Takes a place.
     *
     * @throws Refusal if no place is free, for this user or at all
     */
    synchronized Permit acquire(Caller caller) {
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
                            + " answers running, the limit (docent.limits.answers-per-user). Stop one, or wait until one ends.",
                    RETRY_AFTER);
        }
        running++;
        runningByUser.put(caller.id(), own + 1);
        return new Permit(this, caller.id());
    }

    private synchronized void release(String caller) {
        running--;
        runningByUser.computeIfPresent(caller, (key, own) -> own == 1 ? null : own - 1);
    }

    synchronized int running() {
        return running;
    }
}
