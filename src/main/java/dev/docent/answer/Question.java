package dev.docent.answer;

import dev.docent.security.Caller;
import java.util.Optional;

/**
 * A question of a user.
 *
 * @param caller who asks
 * @param message the question, not blank
 * @param conversation the conversation to continue; a new one if empty
 * @param model the name of the chosen model; the default one if empty
 * @param idempotencyKey the caller's name for this question, so that a repetition attaches to the same answer
 * @param continues the id of the answer that the model should continue, if any
 */
public record Question(
        Caller caller,
        String message,
        Optional<String> conversation,
        Optional<String> model,
        Optional<String> idempotencyKey,
        Optional<String> continues) {
    /** What a question that continues an answer reads when nothing else is said. */
    public static final String CONTINUE = "Continue";

    /** Creates a question that starts a new answer. */
    public Question(
            Caller caller,
            String message,
            Optional<String> conversation,
            Optional<String> model,
            Optional<String> idempotencyKey) {
        this(caller, message, conversation, model, idempotencyKey, Optional.empty());
    }

    /** Returns whether the other question asks the same. */
    boolean asksTheSameAs(Question other) {
        return message.equals(other.message)
                && conversation.equals(other.conversation)
                && model.equals(other.model)
                && continues.equals(other.continues);
    }
}
