package dev.docent.provider;

import dev.docent.http.StreamRequest;
import dev.docent.prompt.Message;
import dev.docent.prompt.Prompt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gemini's own API (<a href="https://ai.google.dev/api/generate-content">generate content</a>). The base address ends in
 * {@code /v1beta}; the key travels in a header, never in the address.
 */
record GeminiProtocol(Endpoint endpoint) implements Protocol {
    @Override
    public StreamRequest request(Prompt prompt) {
        var body = new LinkedHashMap<String, Object>();
        var rules = prompt.rules();
        if (!rules.isEmpty()) {
            body.put("systemInstruction", Map.of("parts", parts(rules)));
        }
        body.put("contents", prompt.chat().stream().map(GeminiProtocol::content).toList());
        Map<String, String> key =
                endpoint.key().map(it -> Map.of("x-goog-api-key", it)).orElse(Map.of());
        var address = endpoint.below("models/" + endpoint.model() + ":streamGenerateContent", "alt=sse");
        return endpoint.post(address, "text/event-stream", key, body);
    }

    private static Map<String, Object> content(Message message) {
        var content = new LinkedHashMap<String, Object>();
        content.put("role", message.role() == Message.Role.ASSISTANT ? "model" : "user");
        content.put("parts", parts(message.text()));
        return content;
    }

    private static List<Map<String, String>> parts(String text) {
        return List.of(Map.of("text", text));
    }

    @Override
    public Framing framing() {
        return Framing.EVENTS;
    }

    @Override
    public Dialect newDialect() {
        return new GeminiDialect();
    }
}
