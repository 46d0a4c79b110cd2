package dev.docent.answer;

import dev.docent.security.Caller;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A question of a user.
 *
 * @param caller who asks
 * @param message the question, not blank
 * @param conversation the conversation to continue, or null for a new one
 * @param model the name of the chosen model, or null for the default one
 * @param idempotencyKey the caller's name for this question, so that a repetition attaches to the same answer, or null
 * @param continues the id of the answer that the model should continue, or null
 */
public record Question(
        Caller caller,
        String message,
        @Nullable String conversation,
        @Nullable String model,
        @Nullable String idempotencyKey,
        @Nullable String continues) {
    /** The message of a question that continues an answer and says nothing else. */
    public static final String CONTINUE = "Continue";

    /** Creates a question that starts a new answer. */
    public Question(
            Caller caller,
            String message,
            @Nullable String conversation,
            @Nullable String model,
            @Nullable String idempotencyKey) {
        this(caller, message, conversation, model, idempotencyKey, null);
    }

    /** Returns whether the other question asks the same. */
    boolean asksTheSameAs(Question other) {
        return message.equals(other.message)
                && Objects.equals(conversation, other.conversation)
                && Objects.equals(model, other.model)
                && Objects.equals(continues, other.continues);
    }
}
