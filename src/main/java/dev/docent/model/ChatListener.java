package dev.docent.model;

/**
 * Receives a model's answer. Calls are serial and ordered; they may come from different threads, each of which sees
 * what the one before did. Implementations must not block.
 */
public interface ChatListener {
    /** The next piece of the answer: never empty, any white space, never half of a surrogate pair. */
    void onText(String delta);

    /** The next piece of the model's reasoning, under the same rules as {@link #onText}. */
    void onReasoning(String delta);

    /** The model failed before it said anything, and is asked again, or another one in its place, after a while. */
    default void onRetry(Retry retry) {}

    /** The answer ended as it should. Nothing comes after. */
    void onFinish(Completion completion);

    /** The answer failed; what came before stays valid. Nothing comes after. */
    void onError(ModelException failure);
}
