package dev.docent.provider;

import dev.docent.http.StreamRequest;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.model.FinishReason;
import dev.docent.prompt.Echo;
import dev.docent.prompt.Message;
import dev.docent.prompt.Prompt;
import dev.docent.prompt.ToolRound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's chat completions, which nearly every model server offers (<a
 * href="https://platform.openai.com/docs/api-reference/chat/create">create chat completion</a>). The base address ends in
 * {@code /v1}. With Azure it is that of the deployment, {@code https://….openai.azure.com/openai/deployments/…?api-version=…},
 * and the key is in the header {@code api-key}.
 *
 * <p>A {@code finish_reason} or {@code [DONE]} completes the text.
 *
 * <p>DeepSeek refuses the results of tools without its {@code reasoning_content}, OpenRouter wants its {@code
 * reasoning_details} back, and Gemini's endpoint the {@code extra_content} of each call.
 */
final class OpenAi implements ProviderApi {
    /** The last record. Some gateways add it to every stream. */
    static final String DONE = "[DONE]";

    private static final String REASONING_CONTENT = "reasoning_content";
    private static final String REASONING_DETAILS = "reasoning_details";
    private static final String EXTRAS = "extras";

    /** The hosts of Azure's public cloud and of its national ones. */
    private static final Pattern AZURE = Pattern.compile("(?i)\\.azure\\.(?:com|us|cn)$");

    /** The compact form of a token (RFC 7519). Entra ID issues such tokens, and Azure wants them as bearer tokens. */
    private static final Pattern JWT = Pattern.compile("eyJ[\\w-]*\\.[\\w-]+\\.[\\w-]*");

    private final Endpoint endpoint;
    private final StringBuilder reasoningContent = new StringBuilder();
    private final List<Object> reasoningDetails = new ArrayList<>();
    private final List<Object> extras = new ArrayList<>();

    OpenAi(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public StreamRequest request(Prompt prompt) {
        var body = chat(endpoint, prompt, ToolFields.rounds(prompt, owner(), OpenAi::round));
        if (prompt.looking().isPossible() && !prompt.looking().open()) {
            body.put("tool_choice", "none");
        }
        CacheFields.addKey(body, endpoint, prompt);
        body.put("stream_options", Map.of("include_usage", true));
        return endpoint.post(endpoint.below("chat/completions"), framing(), keyHeader(endpoint), body);
    }

    @Override
    public void read(String type, String data, StreamedAnswer answer) {
        if (data.strip().equals(DONE)) {
            tellWhatComesBack(answer);
            answer.end();
            return;
        }
        var chunk = OpenAiChunk.read(data);
        if (type.equals("error") || chunk.isError()) {
            answer.error(data);
            return;
        }
        answer.reasoning(chunk.reasoning());
        answer.taggedText(chunk.text());
        if (answer.mayCall()) {
            readForTools(chunk, data, answer);
        }
        readFinish(chunk.finishReason(), data, answer);
        answer.usage(chunk.counts());
    }

    private void readForTools(OpenAiChunk chunk, String data, StreamedAnswer answer) {
        reasoningContent.append(chunk.reasoningContent());
        if (chunk.needsTree()) {
            Json.parse(data).get("choices").elements().stream()
                    .filter(choice -> choice.get("index").integer().orElse(0L) == 0)
                    .findFirst()
                    .ifPresent(choice -> readCalls(choice.get("delta"), answer));
        }
        if (!chunk.finishReason().isEmpty()) {
            tellWhatComesBack(answer);
        }
    }

    private void readCalls(JsonValue delta, StreamedAnswer answer) {
        reasoningDetails.addAll(delta.get("reasoning_details").elements());
        for (var call : delta.get("tool_calls").elements()) {
            var function = call.get("function");
            answer.callPiece(
                    call.get("index").integer().orElse(null),
                    call.get("id").text().orElse(""),
                    function.get("name").text().orElse(""),
                    ToolFields.textOf(function.get("arguments")));
            if (!call.get("extra_content").isAbsent()) {
                extras.add(ToolFields.fields("call", answer.lastCall(), "extra", call.get("extra_content")));
            }
        }
    }

    private void tellWhatComesBack(StreamedAnswer answer) {
        var fields = new LinkedHashMap<String, Object>();
        if (!reasoningContent.isEmpty()) {
            fields.put(REASONING_CONTENT, reasoningContent.toString());
        }
        if (!reasoningDetails.isEmpty()) {
            fields.put(REASONING_DETAILS, reasoningDetails);
        }
        if (!extras.isEmpty()) {
            fields.put(EXTRAS, extras);
        }
        if (!fields.isEmpty()) {
            answer.echo(new Echo(owner(), Json.write(fields)));
        }
    }

    private String owner() {
        return "openai " + endpoint.model();
    }

    /** Returns a round: what the model said and asked for, and the results. */
    private static List<Object> round(ToolRound round, JsonValue echo) {
        var said = new LinkedHashMap<String, @Nullable Object>();
        said.put("role", "assistant");
        said.put("content", round.text().isEmpty() ? null : round.text());
        List.of(REASONING_CONTENT, REASONING_DETAILS).forEach(name -> {
            if (!echo.get(name).isAbsent()) {
                said.put(name, echo.get(name));
            }
        });
        var calls = new ArrayList<Object>();
        var messages = new ArrayList<Object>();
        said.put("tool_calls", calls);
        messages.add(said);
        for (var result : round.results()) {
            var call = result.call();
            var fields = new LinkedHashMap<String, Object>();
            fields.put("id", call.id());
            fields.put("type", "function");
            fields.put("function", ToolFields.fields("name", call.name(), "arguments", ToolFields.argumentsText(call)));
            echo.get(EXTRAS).elements().stream()
                    .filter(extra -> extra.get("call").integer().orElse(-1L) == calls.size())
                    .forEach(extra -> fields.put("extra_content", extra.get("extra")));
            calls.add(fields);
            messages.add(ToolFields.fields("role", "tool", "tool_call_id", call.id(), "content", result.text()));
        }
        return messages;
    }

    private static void readFinish(String reason, String data, StreamedAnswer answer) {
        switch (reason) {
            case "" -> {} // The answer goes on.
            case "error" -> answer.error(data);
            case "length", "max_tokens", "model_length" -> answer.finish(FinishReason.LENGTH);
            case "content_filter" -> answer.finish(FinishReason.FILTERED);
            default -> answer.finish(FinishReason.STOP);
        }
    }

    /** Chunks have no type. Gateways send events with a type in between, to keep the connection open. */
    @Override
    public boolean knows(String type) {
        return type.equals("message") || type.equals("error");
    }

    @Override
    public String terminalSignal() {
        return "finish_reason and [DONE]";
    }

    /** Returns the header of the key for OpenAI and Azure. */
    static Map<String, String> keyHeader(Endpoint endpoint) {
        boolean azure = AZURE.matcher(endpoint.url().getHost()).find();
        var key = endpoint.key();
        boolean token = key != null && JWT.matcher(key).matches();
        return azure && !token ? endpoint.keyIn("api-key") : endpoint.bearer();
    }

    /**
     * Returns the body that OpenAI and Ollama have in common.
     *
     * @param rounds the messages of the rounds so far
     */
    static Map<String, Object> chat(Endpoint endpoint, Prompt prompt, List<Object> rounds) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", endpoint.model());
        var messages = new ArrayList<Object>();
        prompt.messages().forEach(message -> messages.add(message(message)));
        messages.addAll(rounds);
        body.put("messages", messages);
        if (prompt.looking().isPossible()) {
            body.put("tools", ToolFields.functions(prompt.looking().tools()));
        }
        body.put("stream", true);
        return body;
    }

    /** Returns a message in the form of OpenAI, Anthropic and Ollama. */
    static Map<String, Object> message(Message message) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("role", message.role().name().toLowerCase(Locale.ROOT));
        fields.put("content", message.text());
        return fields;
    }
}
