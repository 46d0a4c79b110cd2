package dev.docent.provider;

import dev.docent.http.StreamRequest;
import dev.docent.prompt.Prompt;
import java.util.LinkedHashMap;

/**
 * OpenAI's Responses API, which some models speak alone and other providers offer too (<a
 * href="https://platform.openai.com/docs/api-reference/responses/create">create a model response</a>). The base address ends in
 * {@code /v1}, at Azure in {@code /openai/v1}. The rules of the chat are a field of their own. Nothing is stored at the provider,
 * for Docent keeps its conversations itself and sends what is needed of them.
 */
record ResponsesProtocol(Endpoint endpoint) implements Protocol {
    @Override
    public StreamRequest request(Prompt prompt) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", endpoint.model());
        var rules = prompt.rules();
        if (!rules.isEmpty()) {
            body.put("instructions", rules);
        }
        body.put("input", prompt.chat().stream().map(OpenAiProtocol::message).toList());
        body.put("stream", true);
        body.put("store", false);
        return endpoint.post(
                endpoint.below("responses", ""), "text/event-stream", OpenAiProtocol.keyHeader(endpoint), body);
    }

    @Override
    public Framing framing() {
        return Framing.EVENTS;
    }

    @Override
    public Dialect newDialect() {
        return new ResponsesDialect(endpoint.habits().thinkingBegun());
    }
}
