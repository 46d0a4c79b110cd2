package dev.docent.provider;

import dev.docent.http.StreamRequest;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.model.FinishReason;
import dev.docent.prompt.Prompt;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Anthropic's messages (<a href="https://platform.claude.com/docs/en/api/messages">create a message</a>, <a
 * href="https://platform.claude.com/docs/en/build-with-claude/streaming">streaming messages</a>). The rules of the chat are a
 * separate field, and {@code max_tokens} is required.
 *
 * <p>The text is complete with a {@code stop_reason} or with {@code message_stop}. Counts come in {@code message_start} and, as sums so
 * far, in each {@code message_delta}. What was read from and written to the cache counts as input.
 */
final class Anthropic implements ProviderApi {
    /**
     * The most tokens of an answer: 8192, unless the options have another value. A longer answer ends with {@link
     * FinishReason#LENGTH}.
     */
    private static final int MAX_TOKENS = 8192;

    /** <a href="https://platform.claude.com/docs/en/api/versioning">Versions</a>; a header in the settings replaces it. */
    private static final String VERSION = "2026-10-21";

    private static final Set<String> TYPES = Set.of(
            "message",
            "message_start",
            "content_block_start",
            "content_block_delta",
            "content_block_stop",
            "message_delta",
            "message_stop",
            "error");

    private static final String FROM_CACHE = "cache_read_input_tokens";
    private static final List<String> INPUT = List.of("input_tokens", "cache_creation_input_tokens", FROM_CACHE);

    private final Endpoint endpoint;

    /** The counts of the input so far. Each is valid until it comes again, and it may come as null. */
    private final Map<String, Long> input = new HashMap<>();

    Anthropic(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public StreamRequest request(Prompt prompt) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", endpoint.model());
        body.put("max_tokens", MAX_TOKENS);
        var rules = prompt.rules();
        if (!rules.isEmpty()) {
            body.put("system", rules);
        }
        body.put("messages", prompt.chat().stream().map(OpenAi::message).toList());
        body.put("stream", true);
        var headers = new LinkedHashMap<>(endpoint.keyIn("x-api-key"));
        headers.put("anthropic-version", VERSION);
        return endpoint.post(endpoint.below("messages"), framing(), headers, body);
    }

    @Override
    public void read(String type, String data, StreamedAnswer answer) {
        var event = Json.parse(data);
        // The type is in the data too. Some gateways drop the field "event".
        switch (event.get("type").text().orElse(type)) {
            case "message_start" -> readUsage(event.at("/message/usage"), answer);
            case "content_block_start" -> readBlock(event.get("content_block"), answer);
            case "content_block_delta" -> readDelta(event.get("delta"), answer);
            case "message_delta" -> {
                readUsage(event.get("usage"), answer);
                event.at("/delta/stop_reason").text().ifPresent(reason -> answer.finish(reasonOf(reason)));
            }
            case "message_stop" -> answer.end();
            case "error" -> answer.error(data);
            default -> {
                // ping, content_block_stop and new types, which may be added at any time.
            }
        }
    }

    /** A block usually begins empty, but that is not documented. */
    private static void readBlock(JsonValue block, StreamedAnswer answer) {
        answer.text(block.get("text").text().orElse(""));
        answer.reasoning(block.get("thinking").text().orElse(""));
    }

    private static void readDelta(JsonValue delta, StreamedAnswer answer) {
        switch (delta.get("type").text().orElse("")) {
            case "text_delta" -> answer.text(delta.get("text").text().orElse(""));
            case "thinking_delta" ->
                answer.reasoning(delta.get("thinking").text().orElse(""));
            default -> {
                // Signatures of reasoning, citations and the input of tools are not shown.
            }
        }
    }

    private void readUsage(JsonValue usage, StreamedAnswer answer) {
        for (var name : INPUT) {
            usage.get(name).integer().ifPresent(count -> input.put(name, count));
        }
        answer.usage(new Counts(
                input.values().stream().reduce(Long::sum).orElse(null),
                usage.get("output_tokens").integer().orElse(null),
                null,
                input.get(FROM_CACHE)));
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
