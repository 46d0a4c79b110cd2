package dev.docent.provider;

import dev.docent.http.StreamRequest;
import dev.docent.prompt.Prompt;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Anthropic's messages (<a href="https://platform.claude.com/docs/en/api/messages">create a message</a>). The rules of the chat are a
 * field of their own, and {@code max_tokens} is demanded.
 */
record AnthropicProtocol(Endpoint endpoint) implements Protocol {
    /** The most tokens of an answer: 8192, unless the options say otherwise. Beyond it the answer ends as cut for length. */
    private static final int MAX_TOKENS = 8192;

    /** <a href="https://platform.claude.com/docs/en/api/versioning">Versions</a>; a header of the settings replaces it. */
    private static final String VERSION = "2026-10-21";

    @Override
    public StreamRequest request(Prompt prompt) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", endpoint.model());
        body.put("max_tokens", MAX_TOKENS);
        var rules = prompt.rules();
        if (!rules.isEmpty()) {
            body.put("system", rules);
        }
        body.put("messages", prompt.chat().stream().map(OpenAiProtocol::message).toList());
        body.put("stream", true);
        return endpoint.post(endpoint.below("messages", ""), "text/event-stream", headers(), body);
    }

    private Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("anthropic-version", VERSION);
        endpoint.key().ifPresent(key -> headers.put("x-api-key", key));
        return headers;
    }

    @Override
    public Framing framing() {
        return Framing.EVENTS;
    }

    @Override
    public Dialect newDialect() {
        return new AnthropicDialect();
    }
}
