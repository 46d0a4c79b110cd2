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
    public ChatModel openAi(ModelSpec spec) {
        return model(spec, new OpenAiProtocol(spec.endpoint()));
    }

    /** Returns a model behind Anthropic's messages. */
    public ChatModel anthropic(ModelSpec spec) {
        return model(spec, new AnthropicProtocol(spec.endpoint()));
    }

    /** Returns a model behind Gemini's own API. */
    public ChatModel gemini(ModelSpec spec) {
        return model(spec, new GeminiProtocol(spec.endpoint()));
    }

    /** Returns a model behind Ollama's own API. */
    public ChatModel ollama(ModelSpec spec) {
        return model(spec, new OllamaProtocol(spec.endpoint()));
    }

    /**
     * Returns a model behind an endpoint of one's own.
     *
     * @throws IllegalArgumentException if the format is wrong; the message says what
     */
    public ChatModel custom(ModelSpec spec, CustomFormat format) {
        return model(spec, new CustomProtocol(spec.endpoint(), format));
    }

    private ChatModel model(ModelSpec spec, Protocol protocol) {
        return new HttpModel(spec, protocol, surroundings);
    }
}
