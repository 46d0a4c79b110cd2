package dev.docent.provider;

import dev.docent.http.StreamRequest;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.model.FinishReason;
import dev.docent.prompt.Echo;
import dev.docent.prompt.Prompt;
import dev.docent.prompt.ToolRound;
import java.util.ArrayList;
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
 *
 * <p>With the results of tools, the blocks of the model's thinking go back with their signatures, before its other blocks. The
 * results of all calls of a round are in one message.
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
    private static final String TO_CACHE = "cache_creation_input_tokens";
    private static final List<String> INPUT = List.of("input_tokens", TO_CACHE, FROM_CACHE);

    private static final String THINKING = "thinking";
    private static final String SIGNATURE = "signature";

    private final Endpoint endpoint;

    /** The blocks of the model's thinking, in their order, as they go back with the results of tools. */
    private final Map<Long, Map<String, Object>> thoughts = new LinkedHashMap<>();

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
        var messages = new ArrayList<Object>();
        prompt.chat().forEach(message -> messages.add(OpenAi.message(message)));
        ToolFields.rounds(prompt, owner(), Anthropic::round).forEach(messages::add);
        body.put("messages", messages);
        CacheFields.addControl(body, prompt);
        if (prompt.looking().isPossible()) {
            body.put(
                    "tools",
                    prompt.looking().tools().stream()
                            .map(tool -> ToolFields.declaration(tool, "input_schema"))
                            .toList());
            if (!prompt.looking().open()) {
                body.put("tool_choice", ToolFields.fields("type", "none"));
            }
        }
        body.put("stream", true);
        var headers = new LinkedHashMap<>(endpoint.keyIn("x-api-key"));
        headers.put("anthropic-version", VERSION);
        return endpoint.post(endpoint.below("messages"), framing(), headers, body);
    }

    private static List<Object> round(ToolRound round, JsonValue echo) {
        var said = new ArrayList<Object>(echo.elements());
        if (!round.text().isBlank()) {
            said.add(ToolFields.fields("type", "text", "text", round.text()));
        }
        var results = new ArrayList<Object>();
        for (var result : round.results()) {
            var call = result.call();
            // Another provider may have chosen the id.
            var id = call.id().replaceAll("[^A-Za-z0-9_-]", "_");
            said.add(ToolFields.fields(
                    "type", "tool_use", "id", id, "name", call.name(), "input", ToolFields.arguments(call)));
            results.add(ToolFields.fields("type", "tool_result", "tool_use_id", id, "content", result.text()));
        }
        return List.of(
                ToolFields.fields("role", "assistant", "content", said),
                ToolFields.fields("role", "user", "content", results));
    }

    private String owner() {
        return "anthropic " + endpoint.model();
    }

    @Override
    public void read(String type, String data, StreamedAnswer answer) {
        var event = Json.parse(data);
        // The type is in the data too. Some gateways drop the field "event".
        switch (event.get("type").text().orElse(type)) {
            case "message_start" -> readUsage(event.at("/message/usage"), answer);
            case "content_block_start" -> readBlock(indexOf(event), event.get("content_block"), answer);
            case "content_block_delta" -> readDelta(indexOf(event), event.get("delta"), answer);
            case "message_delta" -> {
                readUsage(event.get("usage"), answer);
                tellWhatComesBack(answer);
                event.at("/delta/stop_reason").text().ifPresent(reason -> answer.finish(reasonOf(reason)));
            }
            case "message_stop" -> {
                tellWhatComesBack(answer);
                answer.end();
            }
            case "error" -> answer.error(data);
            default -> {
                // ping, content_block_stop and new types, which may be added at any time.
            }
        }
    }

    /** A block usually begins empty, but that is not documented. */
    private void readBlock(long index, JsonValue block, StreamedAnswer answer) {
        answer.text(block.get("text").text().orElse(""));
        answer.reasoning(block.get(THINKING).text().orElse(""));
        if (!answer.mayCall()) {
            return;
        }
        switch (block.get("type").text().orElse("")) {
            case "tool_use" ->
                answer.callPiece(
                        index,
                        block.get("id").text().orElse(""),
                        block.get("name").text().orElse(""),
                        beginning(block.get("input")));
            case THINKING -> {
                var thought = new LinkedHashMap<String, Object>();
                thought.put("type", THINKING);
                thought.put(THINKING, block.get(THINKING).text().orElse(""));
                thought.put(SIGNATURE, block.get(SIGNATURE).text().orElse(""));
                thoughts.put(index, thought);
            }
            case "redacted_thinking" ->
                thoughts.put(
                        index,
                        ToolFields.fields(
                                "type",
                                "redacted_thinking",
                                "data",
                                block.get("data").text().orElse("")));
            default -> {} // Text, and what other tools do.
        }
    }

    /** The input of a call comes in deltas; some gateways send it whole at the beginning. */
    private static String beginning(JsonValue input) {
        return input.fieldNames().isEmpty() ? "" : input.toString();
    }

    private static long indexOf(JsonValue event) {
        return event.get("index").integer().orElse(0L);
    }

    private void addToThought(long index, String field, String piece) {
        var thought = thoughts.get(index);
        if (thought != null) {
            thought.merge(field, piece, (before, more) -> String.valueOf(before) + more);
        }
    }

    private void tellWhatComesBack(StreamedAnswer answer) {
        if (!thoughts.isEmpty()) {
            answer.echo(new Echo(owner(), Json.write(List.copyOf(thoughts.values()))));
        }
    }

    private void readDelta(long index, JsonValue delta, StreamedAnswer answer) {
        switch (delta.get("type").text().orElse("")) {
            case "text_delta" -> answer.text(delta.get("text").text().orElse(""));
            case "thinking_delta" -> {
                var piece = delta.get(THINKING).text().orElse("");
                addToThought(index, THINKING, piece);
                answer.reasoning(piece);
            }
            case "signature_delta" ->
                addToThought(index, SIGNATURE, delta.get(SIGNATURE).text().orElse(""));
            case "input_json_delta" ->
                answer.callPiece(index, "", "", delta.get("partial_json").text().orElse(""));
            default -> {
                // Citations and new types are not shown.
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
                input.get(FROM_CACHE),
                input.get(TO_CACHE)));
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
