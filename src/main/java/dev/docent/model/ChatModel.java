package dev.docent.model;

import dev.docent.prompt.Prompt;

/**
 * Something that answers a prompt piece by piece. Thread-safe: any number of generations may run at once.
 *
 * <p>Implementers: {@link #generate} must not wait for the model. Report through the listener, one call at a time, in
 * order, and as the last call exactly one of {@link ChatListener#onFinish} and {@link ChatListener#onError}. A generation
 * that breaks that order shows an answer that never ends. {@code ChatModelContract} in the tests holds these rules; a new
 * implementation extends it.
 */
public interface ChatModel {
    /** Returns the name that users see, for example {@code gpt-6-luna}. */
    String name();

    /**
     * Starts an answer and returns at once.
     *
     * @return the handle to stop it
     */
    Generation generate(Prompt prompt, ChatListener listener);
}
