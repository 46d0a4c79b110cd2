package dev.docent.prompt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One round of an answer: what the model said, and what the tools gave that it then asked for. Immutable.
 *
 * @param text what the model said first; often empty
 * @param results the calls with their results, in the order of the calls; at least one
 * @param echo what the provider wants to get back, or null
 */
public record ToolRound(
        String text, List<ToolResult> results, @Nullable Echo echo) {
    public ToolRound {
        results = List.copyOf(results);
        if (results.isEmpty()) {
            throw new IllegalArgumentException("results must not be empty: a round without a call is an answer");
        }
    }

    /** Returns the echo, if it belongs to this owner; otherwise null. */
    public @Nullable Echo echoFor(String owner) {
        return echo != null && echo.owner().equals(owner) ? echo : null;
    }
}
