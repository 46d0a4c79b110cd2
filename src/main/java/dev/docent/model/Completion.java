package dev.docent.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a model's answer, or a round of it, ended.
 *
 * @param reason why it ended
 * @param usage the tokens, if the provider says
 * @param loading how long the provider took to load the model, if it says
 * @param request what the model asks for; not null if and only if the reason is {@link FinishReason#TOOLS}
 */
public record Completion(
        FinishReason reason,
        @Nullable Usage usage,
        @Nullable Duration loading,
        @Nullable ToolRequest request) {
    /** Creates the end of an answer whose provider does not say what it counted. */
    public Completion(FinishReason reason) {
        this(reason, null, null);
    }

    /** Creates the end of an answer whose provider does not say that it loaded a model. */
    public Completion(FinishReason reason, Usage usage) {
        this(reason, usage, null);
    }

    /** Creates the end of an answer. */
    public Completion(FinishReason reason, @Nullable Usage usage, @Nullable Duration loading) {
        this(reason, usage, loading, null);
    }

    /** Creates the end of a round after which the model wants the results of tools. */
    public static Completion asking(ToolRequest request, @Nullable Usage usage) {
        return new Completion(FinishReason.TOOLS, usage, null, request);
    }
}
