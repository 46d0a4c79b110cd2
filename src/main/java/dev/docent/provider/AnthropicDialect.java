package dev.docent.provider;

import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.model.FinishReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Anthropic's messages (<a href="https://platform.claude.com/docs/en/build-with-claude/streaming">streaming messages</a>). The
 * text is whole with a {@code stop_reason} or with {@code message_stop}. Counts come in {@code message_start} and, adding
 * up, in each {@code message_delta}; what was read from and written to the cache counts as input.
 */
final class AnthropicDialect implements Dialect {
    private static final Set<String> TYPES = Set.of(
            "",
            "message_start",
            "content_block_start",
            "content_block_delta",
            "content_block_stop",
            "message_delta",
            "message_stop",
            "error");

    private static final String FROM_CACHE = "cache_read_input_tokens";
    private static final List<String> INPUT = List.of("input_tokens", "cache_creation_input_tokens", FROM_CACHE);

    /** What was counted of the input so far: each count stands until it comes again, and it may come as null. */
    private final Map<String, Long> input = new HashMap<>();

    @Override
    public void read(String type, String data, Reading to) {
        var event = Json.parse(data);
        // The type stands in the data too; gateways drop the field "event".
        switch (event.get("type").text().orElse(type)) {
            case "message_start" -> usage(event.at("/message/usage"), to);
            case "content_block_start" -> block(event.get("content_block"), to);
            case "content_block_delta" -> delta(event.get("delta"), to);
            case "message_delta" -> {
                usage(event.get("usage"), to);
                event.at("/delta/stop_reason").text().ifPresent(reason -> to.lastWord(reasonOf(reason)));
            }
            case "message_stop" -> to.end();
            case "error" -> to.error(data);
            default -> {
                // ping, content_block_stop, and what comes to be: new types may be added at any time.
            }
        }
    }

    /** A block begins empty, but nobody promises that. */
    private static void block(JsonValue block, Reading to) {
        to.text(block.get("text").text().orElse(""));
        to.reasoning(block.get("thinking").text().orElse(""));
    }

    private static void delta(JsonValue delta, Reading to) {
        switch (delta.get("type").text().orElse("")) {
            case "text_delta" -> to.text(delta.get("text").text().orElse(""));
            case "thinking_delta" -> to.reasoning(delta.get("thinking").text().orElse(""));
            default -> {
                // Signatures of thinking, citations and the input of tools are not for readers.
            }
        }
    }

    private void usage(JsonValue usage, Reading to) {
        for (var name : INPUT) {
            usage.get(name).integer().ifPresent(count -> input.put(name, count));
        }
        to.usage(new Counts(
                input.values().stream().reduce(Long::sum),
                usage.get("output_tokens").integer(),
                Optional.empty(),
                Optional.ofNullable(input.get(FROM_CACHE))));
    }

    private static FinishReason reasonOf(String reason) {
        return switch (reason) {
            case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
            case "refusal" -> FinishReason.FILTERED;
            default -> FinishReason.STOP;
        };
    }

    @Override
    public boolean knows(String type) {
        return TYPES.contains(type);
    }

    @Override
    public String terminalSignal() {
        return "message_stop";
    }
}
