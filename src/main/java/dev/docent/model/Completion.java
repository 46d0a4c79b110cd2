package dev.docent.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a model's answer ended.
 *
 * @param reason why it ended
 * @param usage the tokens, if the provider says
 * @param loading how long the provider took to load the model, if it says
 */
public record Completion(
        FinishReason reason,
        @Nullable Usage usage,
        @Nullable Duration loading) {
    /** Creates the end of an answer whose provider does not say what it counted. */
    public Completion(FinishReason reason) {
        this(reason, null, null);
    }

    /** Creates the end of an answer whose provider does not say that it loaded a model. */
    public Completion(FinishReason reason, Usage usage) {
        this(reason, usage, null);
    }
}
