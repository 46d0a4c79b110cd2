package dev.docent.provider;

import dev.docent.http.StreamRequest;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.model.FinishReason;
import dev.docent.prompt.Echo;
import dev.docent.prompt.Looking;
import dev.docent.prompt.Prompt;
import dev.docent.prompt.TokenEstimate;
import dev.docent.prompt.ToolRound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ollama's own API (<a href="https://docs.ollama.com/api/chat">generate a chat message</a>). The base address is that of the
 * server, without {@code /v1}. What Ollama has below {@code options}, such as {@code num_ctx}, is below {@code options} in the endpoint's
 * options too. The response has one JSON object in each line. The last one has {@code "done": true}.
 *
 * <p>A call of a tool comes whole, and its arguments are an object. There is no way to forbid tools but to leave them out.
 */
final class Ollama implements ProviderApi {
    /** Enough for the default passages with a short conversation. */
    private static final int LEAST_WINDOW = 8_192;

    /** No model that runs locally has a longer one. Ollama itself cuts the number to what the model has. */
    private static final int LONGEST_WINDOW = 131_072;

    private static final int TOKENS_OF_AN_ANSWER = 2_048;

    private final Endpoint endpoint;
    private final StringBuilder thinking = new StringBuilder();

    Ollama(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public StreamRequest request(Prompt prompt) {
        // A proxy in front of Ollama may want a key.
        var rounds = ToolFields.rounds(prompt, owner(), Ollama::round);
        var offered = prompt.looking().open() ? prompt : prompt.with(Looking.NOTHING);
        var body = OpenAi.chat(endpoint, offered, rounds);
        int window = window(Json.write(body), prompt.looking().isPossible());
        body.put("options", Map.of("num_ctx", window));
        return endpoint.post(endpoint.below("api/chat"), framing(), endpoint.bearer(), body);
    }

    /**
     * Returns how many tokens Ollama has to hold for a prompt and its answer. By default it holds some thousands, and silently
     * drops the beginning of what is longer: the rules and the best passages. It loads a model again when the number changes,
     * so the number only doubles. {@code docent.model.context} replaces it.
     *
     * @param request all that the model is to read, in its written form
     * @param looks whether the model may look for more, so that more will follow or has followed: the number must not shrink in
     *     its last round
     */
    private static int window(String request, boolean looks) {
        long needed = TOKENS_OF_AN_ANSWER + TokenEstimate.of(request);
        int window = looks ? 2 * LEAST_WINDOW : LEAST_WINDOW;
        while (window < needed && window < LONGEST_WINDOW) {
            window *= 2;
        }
        return window;
    }

    private static List<Object> round(ToolRound round, JsonValue echo) {
        var said = new LinkedHashMap<String, Object>();
        said.put("role", "assistant");
        said.put("content", round.text());
        echo.get("thinking").text().ifPresent(text -> said.put("thinking", text));
        said.put(
                "tool_calls",
                round.results().stream()
                        .map(result -> Map.of(
                                "function",
                                ToolFields.fields(
                                        "name",
                                        result.call().name(),
                                        "arguments",
                                        ToolFields.arguments(result.call()))))
                        .toList());
        var messages = new ArrayList<Object>();
        messages.add(said);
        for (var result : round.results()) {
            messages.add(
                    ToolFields.fields("role", "tool", "tool_name", result.call().name(), "content", result.text()));
        }
        return messages;
    }

    private String owner() {
        return "ollama " + endpoint.model();
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    @Override
    public void read(String type, String data, StreamedAnswer answer) {
        var line = Json.parse(data);
        if (!line.get("error").isAbsent()) {
            answer.error(data);
            return;
        }
        var message = line.get("message");
        answer.reasoning(message.get("thinking").text().orElse(""));
        answer.taggedText(message.get("content").text().orElse(""));
        if (answer.mayCall()) {
            readCalls(message, answer);
        }
        if (line.get("done").bool().orElse(false)) {
            answer.usage(new Counts(
                    line.get("prompt_eval_count").integer().orElse(null),
                    line.get("eval_count").integer().orElse(null)));
            line.get("load_duration").integer().map(Duration::ofNanos).ifPresent(answer::loading);
            boolean cut = line.get("done_reason").text().orElse("").equals("length");
            answer.finish(cut ? FinishReason.LENGTH : FinishReason.STOP);
            answer.end();
        }
    }

    private void readCalls(JsonValue message, StreamedAnswer answer) {
        message.get("thinking").text().ifPresent(thinking::append);
        for (var call : message.get("tool_calls").elements()) {
            var function = call.get("function");
            answer.call(
                    call.get("id").text().orElse(""),
                    function.get("name").text().orElse(""),
                    ToolFields.textOf(function.get("arguments")));
        }
        if (!thinking.isEmpty()) {
            answer.echo(new Echo(owner(), Json.write(Map.of("thinking", thinking.toString()))));
        }
    }

    @Override
    public String terminalSignal() {
        return "done: true";
    }
}
