package dev.docent.answer;

import dev.docent.corpus.Narrowing;
import dev.docent.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A question of a user.
 *
 * @param caller who asks
 * @param asked what is asked
 * @param destination where the answer goes
 * @param idempotencyKey the caller's name for this question, so that a repetition attaches to the same answer, or null
 */
public record Question(
        Caller caller,
        Asked asked,
        Destination destination,
        @Nullable String idempotencyKey) {
    /** The message of a question that continues an answer and says nothing else. */
    public static final String CONTINUE = "Continue";

    /**
     * What is asked, of whom, and about which documents.
     *
     * @param message the question, not blank
     * @param model the name of the chosen model, or null for the default one
     * @param scope what its search is limited to
     */
    public record Asked(String message, @Nullable String model, Narrowing scope) {}

    /**
     * Where an answer goes.
     *
     * @param conversation the conversation to continue, or null for a new one
     * @param continues the id of the answer that the model should continue, or null for a new answer
     */
    public record Destination(
            @Nullable String conversation, @Nullable String continues) {}

    /** Creates a question about all documents that starts a new answer. */
    public Question(
            Caller caller,
            String message,
            @Nullable String conversation,
            @Nullable String model,
            @Nullable String idempotencyKey) {
        this(caller, new Asked(message, model, Narrowing.NONE), new Destination(conversation, null), idempotencyKey);
    }

    /** Returns the text of the question. */
    public String message() {
        return asked.message();
    }

    /** Returns the name of the chosen model, or null. */
    public @Nullable String model() {
        return asked.model();
    }

    /** Returns what the search is limited to. */
    public Narrowing scope() {
        return asked.scope();
    }

    /** Returns the conversation to continue, or null. */
    public @Nullable String conversation() {
        return destination.conversation();
    }

    /** Returns the id of the answer to continue, or null. */
    public @Nullable String continues() {
        return destination.continues();
    }

    /** Returns whether the other question asks the same. */
    boolean asksTheSameAs(Question other) {
        return asked.equals(other.asked) && destination.equals(other.destination);
    }
}
