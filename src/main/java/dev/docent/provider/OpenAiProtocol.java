package dev.docent.provider;

import dev.docent.http.StreamRequest;
import dev.docent.prompt.Message;
import dev.docent.prompt.Prompt;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * OpenAI's chat completions, which nearly every server of models offers (<a
 * href="https://platform.openai.com/docs/api-reference/chat/create">create chat completion</a>). The base address ends in
 * {@code /v1}; Azure's is that of the deployment, {@code https://….openai.azure.com/openai/deployments/…?api-version=…},
 * where the key travels in the header {@code api-key}.
 */
record OpenAiProtocol(Endpoint endpoint) implements Protocol {
    /** The hosts of Azure's public cloud and of its national ones. */
    private static final Pattern AZURE = Pattern.compile("(?i)\\.azure\\.(?:com|us|cn)$");

    /** The compact form of a token (RFC 7519): Entra ID gives such ones, which Azure wants as a bearer token. */
    private static final Pattern JWT = Pattern.compile("eyJ[\\w-]*\\.[\\w-]+\\.[\\w-]*");

    @Override
    public StreamRequest request(Prompt prompt) {
        var body = chat(endpoint, prompt);
        body.put("stream_options", Map.of("include_usage", true));
        return endpoint.post(endpoint.below("chat/completions", ""), "text/event-stream", keyHeader(endpoint), body);
    }

    /** Returns the header of the key, for whatever OpenAI and Azure offer. */
    static Map<String, String> keyHeader(Endpoint endpoint) {
        boolean azure = AZURE.matcher(endpoint.url().getHost()).find();
        boolean token = endpoint.key().filter(JWT.asMatchPredicate()).isPresent();
        return azure && !token
                ? endpoint.key().map(key -> Map.of("api-key", key)).orElse(Map.of())
                : endpoint.bearer();
    }

    /** Returns what OpenAI and Ollama are both sent. */
    static Map<String, Object> chat(Endpoint endpoint, Prompt prompt) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", endpoint.model());
        body.put(
                "messages",
                prompt.messages().stream().map(OpenAiProtocol::message).toList());
        body.put("stream", true);
        return body;
    }

    /** Returns a message as OpenAI, Anthropic and Ollama want it. */
    static Map<String, Object> message(Message message) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("role", message.role().name().toLowerCase(Locale.ROOT));
        fields.put("content", message.text());
        return fields;
    }

    @Override
    public Framing framing() {
        return Framing.EVENTS;
    }

    @Override
    public Dialect newDialect() {
        return new OpenAiDialect(endpoint.habits().thinkingBegun());
    }
}
