package dev.docent.answer;

import dev.docent.model.Generation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls that one answer waits for: of a re-ranker and of the model, one for each round, each after the one before has ended. They
 * are stopped whether the stop comes before, while or after they are begun. Thread-safe; nothing waits.
 */
final class ModelCall {
    private static final Logger LOG = LoggerFactory.getLogger(ModelCall.class);

    private final String answer;

    // Guarded by this.
    private int begun;
    private int latest;
    private @Nullable Generation running;
    private boolean over;

    /**
     * Creates a call that has not been started.
     *
     * @param answer the id of the answer, for the log
     */
    ModelCall(String answer) {
        this.answer = answer;
    }

    /**
     * Begins the next call.
     *
     * @return false if the call had to be stopped at once and that failed, so that nobody will say that it has ended
     */
    boolean start(Supplier<Generation> call) {
        int round;
        synchronized (this) {
            round = ++begun;
        }
        var started = call.get();
        return keep(started, round) || stop(started);
    }

    /** Returns false if the call is not needed any more. A round may end, and the next begin, before it is known here. */
    private synchronized boolean keep(Generation started, int round) {
        if (!over && round > latest) {
            running = started;
            latest = round;
        }
        return !over;
    }

    /**
     * Stops the call, now or as soon as it has been begun.
     *
     * @return false if that failed, so that nobody will say that it has ended
     */
    boolean stop() {
        Generation started;
        synchronized (this) {
            over = true;
            started = running;
            running = null;
        }
        return started == null || stop(started);
    }

    private boolean stop(Generation started) {
        try {
            started.stop();
            return true;
        } catch (Throwable e) {
            LOG.error("The model call of answer {} could not be stopped", answer, e);
            return false;
        }
    }

    /** Drops the call and its prompt, because the answer has ended. */
    synchronized void forget() {
        over = true;
        running = null;
    }
}
