package dev.docent.model;

/**
 * Receives a model's answer. Calls are serial and ordered. They may come from different threads; each call sees the
 * effects of the one before. Implementations must not block.
 */
public interface ChatListener {
    /** The next piece of the answer: never empty, any white space, never half of a surrogate pair. */
    void onText(String delta);

    /** The next piece of the model's reasoning, under the same rules as {@link #onText}. */
    void onReasoning(String delta);

    /** The model failed before it sent anything. It, or another model, is tried after a delay. */
    default void onRetry(Retry retry) {}

    /** The answer ended normally. No call follows. */
    void onFinish(Completion completion);

    /** The answer failed; what came before stays valid. No call follows. */
    void onError(ModelException failure);
}
