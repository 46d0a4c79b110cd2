package dev.docent.model;

import dev.docent.json.JsonValue;
import java.util.Optional;

/**
 * What one event of a chat completion's stream says. Providers differ in everything that is not the text, so whatever is
 * missing, null or unknown is passed over.
 *
 * @param text the next piece of the answer, empty when there is none
 * @param reasoning the next piece of the model's thinking, empty when there is none
 * @param finishReason why the answer ends, as the provider calls it
 * @param usage the tokens that were counted
 */
record OpenAiChunk(String text, String reasoning, Optional<String> finishReason, Optional<Usage> usage) {
    static OpenAiChunk read(JsonValue chunk) {
        var choice = chunk.get("choices").elements().stream()
                .filter(candidate -> candidate.get("index").integer().orElse(0L) == 0)
                .findFirst();
        var usage = usage(chunk.get("usage"));
        if (choice.isEmpty()) {
            return new OpenAiChunk("", "", Optional.empty(), usage);
        }
        var delta = choice.get().get("delta");
        // A refusal is the answer then, in a field of its own.
        var text = string(delta, "content") + string(delta, "refusal");
        var thinking = string(delta, "reasoning_content");
        return new OpenAiChunk(
                text,
                thinking.isEmpty() ? string(delta, "reasoning") : thinking,
                choice.get().get("finish_reason").text().filter(reason -> !reason.isEmpty()),
                usage);
    }

    private static String string(JsonValue delta, String field) {
        return delta.get(field).text().orElse("");
    }

    private static Optional<Usage> usage(JsonValue usage) {
        var input = usage.get("prompt_tokens").integer();
        var output = usage.get("completion_tokens").integer();
        return input.isPresent() || output.isPresent()
                ? Optional.of(new Usage(input.orElse(0L), output.orElse(0L)))
                : Optional.empty();
    }
}
