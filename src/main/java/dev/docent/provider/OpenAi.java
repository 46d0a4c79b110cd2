package dev.docent.provider;

import dev.docent.http.StreamRequest;
import dev.docent.model.FinishReason;
import dev.docent.prompt.Message;
import dev.docent.prompt.Prompt;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * OpenAI's chat completions, which nearly every model server offers (<a
 * href="https://platform.openai.com/docs/api-reference/chat/create">create chat completion</a>). The base address ends in
 * {@code /v1}. With Azure it is that of the deployment, {@code https://….openai.azure.com/openai/deployments/…?api-version=…},
 * and the key is in the header {@code api-key}.
 *
 * <p>A {@code finish_reason} or {@code [DONE]} completes the text.
 */
final class OpenAi implements ProviderApi {
    /** The last record. Some gateways add it to every stream. */
    static final String DONE = "[DONE]";

    /** The hosts of Azure's public cloud and of its national ones. */
    private static final Pattern AZURE = Pattern.compile("(?i)\\.azure\\.(?:com|us|cn)$");

    /** The compact form of a token (RFC 7519). Entra ID issues such tokens, and Azure wants them as bearer tokens. */
    private static final Pattern JWT = Pattern.compile("eyJ[\\w-]*\\.[\\w-]+\\.[\\w-]*");

    private final Endpoint endpoint;

    OpenAi(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public StreamRequest request(Prompt prompt) {
        var body = chat(endpoint, prompt);
        body.put("stream_options", Map.of("include_usage", true));
        return endpoint.post(endpoint.below("chat/completions"), framing(), keyHeader(endpoint), body);
    }

    @Override
    public void read(String type, String data, StreamedAnswer answer) {
        if (data.strip().equals(DONE)) {
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
        readFinish(chunk.finishReason(), data, answer);
        answer.usage(chunk.counts());
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

    /** Returns the body that OpenAI and Ollama have in common. */
    static Map<String, Object> chat(Endpoint endpoint, Prompt prompt) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", endpoint.model());
        body.put("messages", prompt.messages().stream().map(OpenAi::message).toList());
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
