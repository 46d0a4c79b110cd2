package dev.docent.model;

import dev.docent.prompt.Echo;
import dev.docent.prompt.ToolCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model wants the results of tools before it goes on. Immutable.
 *
 * @param calls what it asks for, in its order; at least one, each with another id
 * @param echo what the provider wants to get back with the results, or null
 */
public record ToolRequest(List<ToolCall> calls, @Nullable Echo echo) {
    public ToolRequest {
        calls = List.copyOf(calls);
        if (calls.isEmpty()) {
            throw new IllegalArgumentException("calls must not be empty: without a call, an answer has ended");
        }
    }
}
