package dev.docent.model;

import dev.docent.http.StreamingClient;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * Makes models behind HTTP: one method for each protocol. Thread-safe.
 *
 * <p>An answer is whole when the provider has said so in its own way. After that nothing that happens to the connection
 * makes it worse; without it every end of the connection, however orderly, is {@link ModelFailure#CUT_OFF}.
 *
 * <p>The name of a model is what users see; its endpoint knows what the provider calls it.
 *
 * <p>To add a protocol: a {@link Protocol}, a {@link Dialect} unless one fits, and a method here.
 */
public final class Providers {
    private final HttpModel.Surroundings surroundings;

    /**
     * Creates the maker; nothing is sent before the first question.
     *
     * @param timers runs time-outs; tasks are short and do not block
     * @param clock for a {@code Retry-After} that is a date
     * @param nanoTime the time that {@code timers} goes by, {@code System::nanoTime} outside of tests
     */
    public Providers(
            StreamingClient client, ScheduledExecutorService timers, Clock clock, LongSupplier nanoTime) {
        this.surroundings = new HttpModel.Surroundings(client, timers, clock, nanoTime);
    }

    /** Returns a model behind OpenAI's chat completions, which most model servers speak. */
    public ChatModel openAi(String name, Endpoint endpoint, Timeouts timeouts) {
        return model(name, new OpenAiProtocol(endpoint), timeouts);
    }

    /** Returns a model behind Anthropic's messages. */
    public ChatModel anthropic(String name, Endpoint endpoint, Timeouts timeouts) {
        return model(name, new AnthropicProtocol(endpoint), timeouts);
    }

    /** Returns a model behind Gemini's own API. */
    public ChatModel gemini(String name, Endpoint endpoint, Timeouts timeouts) {
        return model(name, new GeminiProtocol(endpoint), timeouts);
    }

    /** Returns a model behind Ollama's own API. */
    public ChatModel ollama(String name, Endpoint endpoint, Timeouts timeouts) {
        return model(name, new OllamaProtocol(endpoint), timeouts);
    }

    /**
     * Returns a model behind an endpoint of one's own.
     *
     * @throws IllegalArgumentException if the format is wrong; the message says what
     */
    public ChatModel custom(String name, Endpoint endpoint, CustomFormat format, Timeouts timeouts) {
        return model(name, new CustomProtocol(endpoint, format), timeouts);
    }

    private ChatModel model(String name, Protocol protocol, Timeouts timeouts) {
        return new HttpModel(name, protocol, timeouts, surroundings);
    }
}
