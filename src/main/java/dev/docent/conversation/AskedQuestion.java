package dev.docent.conversation;

import dev.docent.corpus.Narrowing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question as it was asked. Immutable.
 *
 * @param text what was asked
 * @param model the name of the model that answers
 * @param askedAt when
 * @param continues the id of the answer that this one continues, if it does
 * @param idempotencyKey the caller's name for this question, if it has one
 * @param scope what its search was limited to
 */
public record AskedQuestion(
        String text,
        String model,
        Instant askedAt,
        @Nullable String continues,
        @Nullable String idempotencyKey,
        Narrowing scope) {
    /** Creates a question about all documents that starts a new answer and has no key. */
    public AskedQuestion(String text, String model, Instant askedAt) {
        this(text, model, askedAt, null, null, Narrowing.NONE);
    }
}
