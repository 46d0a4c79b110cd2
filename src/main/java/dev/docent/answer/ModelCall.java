package dev.docent.answer;

import dev.docent.model.ChatListener;
import dev.docent.model.ChatModel;
import dev.docent.model.Generation;
import dev.docent.prompt.Prompt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The call of the model for one answer. It is started at most once, and it is stopped whether the stop comes before,
 * while or after the model is asked. Thread-safe; nothing waits.
 */
final class ModelCall {
    private static final Logger LOG = LoggerFactory.getLogger(ModelCall.class);

    /** Stands for a call that is not needed any more. */
    private static final Generation OVER = () -> {};

    private final String answer;
    private final AtomicReference<@Nullable Generation> running = new AtomicReference<>();

    /**
     * Creates a call that has not been started.
     *
     * @param answer the id of the answer, for the log
     */
    ModelCall(String answer) {
        this.answer = answer;
    }

    /**
     * Asks the model.
     *
     * @return false if the call had to be stopped at once and that failed, so that the model will not say that it has ended
     */
    boolean start(ChatModel model, Prompt prompt, ChatListener listener) {
        var started = model.generate(prompt, listener);
        return running.compareAndSet(null, started) || stop(started);
    }

    /**
     * Stops the model, now or as soon as it has been asked.
     *
     * @return false if that failed, so that the model will not say that it has ended
     */
    boolean stop() {
        var started = running.getAndSet(OVER);
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
    void forget() {
        running.set(OVER);
    }
}
