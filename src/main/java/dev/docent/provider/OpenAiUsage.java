package dev.docent.provider;

import dev.docent.json.JsonScanner;
import java.util.Optional;

/**
 * The object {@code usage} of a chat completion. What came from the provider's cache stands in {@code prompt_tokens_details} at
 * OpenAI's and most others', in {@code prompt_cache_hit_tokens} at DeepSeek's, in {@code cached_tokens} at Moonshot's.
 */
final class OpenAiUsage {
    private Optional<Long> input = Optional.empty();
    private Optional<Long> output = Optional.empty();
    private Optional<Long> total = Optional.empty();
    private Optional<Long> cached = Optional.empty();

    /** Reads the field of this name. */
    void read(JsonScanner json, String name) {
        switch (name) {
            case "prompt_tokens" -> input = json.integer();
            case "completion_tokens" -> output = json.integer();
            case "total_tokens" -> total = json.integer();
            case "cached_tokens", "prompt_cache_hit_tokens" ->
                cached = json.integer().or(() -> cached);
            case "prompt_tokens_details" ->
                json.fields(part -> {
                    if (part.equals("cached_tokens")) {
                        cached = json.integer().or(() -> cached);
                    }
                });
            default -> {} // Passed over.
        }
    }

    Counts counts() {
        return new Counts(input, output, total, cached);
    }
}
