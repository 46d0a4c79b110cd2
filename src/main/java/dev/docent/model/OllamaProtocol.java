package dev.docent.model;

import dev.docent.http.StreamRequest;
import dev.docent.prompt.Prompt;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ollama's own API (<a href="https://docs.ollama.com/api/chat">generate a chat message</a>). The base address is the server's,
 * without {@code /v1}. What Ollama keeps below {@code options}, such as {@code num_ctx}, stands below {@code options} in the
 * endpoint's options too.
 */
record OllamaProtocol(Endpoint endpoint) implements Protocol {
    @Override
    public StreamRequest request(Prompt prompt) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", endpoint.model());
        body.put(
                "messages",
                prompt.messages().stream().map(OpenAiProtocol::message).toList());
        body.put("stream", true);
        // A proxy in front of Ollama may want one.
        Map<String, String> key = endpoint.key()
                .map(it -> Map.of("Authorization", "Bearer " + it))
                .orElse(Map.of());
        return endpoint.post(endpoint.below("api/chat", ""), "application/x-ndjson", key, body);
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    @Override
    public Dialect newDialect() {
        return new OllamaDialect();
    }
}
