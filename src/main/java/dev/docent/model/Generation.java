package dev.docent.model;

/** A running answer of a model. Thread-safe. */
@FunctionalInterface
public interface Generation {
    /**
     * Ends the answer: closes the connection to the model, and then calls {@link ChatListener#onFinish} with {@link
     * FinishReason#STOPPED}, unless the answer has already ended. Idempotent; does not wait.
     */
    void stop();
}
