package dev.docent.model;

import dev.docent.prompt.Prompt;

/**
 * Something that answers a prompt piece by piece. Thread-safe: any number of generations may run at once.
 *
 * <p>Implementers: {@link #generate} must not wait for the model. Report through the listener, one call at a time, in
 * order, and as the last call exactly one of {@link ChatListener#onFinish} and {@link ChatListener#onError}. Without that
 * last call, an answer never ends. A model that can use tools ends a round with {@link FinishReason#TOOLS} when it wants some of
 * {@link Prompt#looking()}; any other ignores them. {@code ChatModelContract} in the tests checks these rules: extend it for a new
 * implementation.
 */
public interface ChatModel {
    /** Returns the name that users see, for example {@code gpt-6-luna}. */
    String name();

    /**
     * Returns whether the model knows more than its prompt says. One that only repeats passages does not, so it is never asked to
     * answer what they do not hold.
     */
    default boolean knowsMore() {
        return true;
    }

    /**
     * Returns whether the model may ask for some of {@link Prompt#looking()} now. If it never does, readers are told before its
     * first word what they are otherwise told when it has looked.
     */
    default boolean looks() {
        return true;
    }

    /**
     * Starts an answer and returns at once.
     *
     * @return the handle to stop it
     */
    Generation generate(Prompt prompt, ChatListener listener);
}
