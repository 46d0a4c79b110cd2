package dev.docent.provider;

import dev.docent.http.StreamRequest;
import dev.docent.prompt.Prompt;

/**
 * Ollama's own API (<a href="https://docs.ollama.com/api/chat">generate a chat message</a>). The base address is the server's,
 * without {@code /v1}. What Ollama keeps below {@code options}, such as {@code num_ctx}, stands below {@code options} in the
 * endpoint's options too.
 */
record OllamaProtocol(Endpoint endpoint) implements Protocol {
    @Override
    public StreamRequest request(Prompt prompt) {
        // A proxy in front of Ollama may want one.
        return endpoint.post(
                endpoint.below("api/chat", ""),
                "application/x-ndjson",
                endpoint.bearer(),
                OpenAiProtocol.chat(endpoint, prompt));
    }

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    @Override
    public Dialect newDialect() {
        return new OllamaDialect(endpoint.habits().thinkingBegun());
    }
}
