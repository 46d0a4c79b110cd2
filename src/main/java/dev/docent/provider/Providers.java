package dev.docent.provider;

import dev.docent.model.ChatModel;
import dev.docent.model.ModelFailure;
import dev.docent.model.ModelProvider;
import java.util.function.Function;

/**
 * Creates models behind HTTP: one method for each API. Thread-safe.
 *
 * <p>An answer is whole when the provider has said so in its own way. After that nothing that happens to the connection
 * makes it worse; without it every end of the connection, however orderly, is {@link ModelFailure#CUT_OFF}.
 *
 * <p>To add an API: a {@link ProviderApi} and a method here.
 */
public final class Providers {
    private final ModelProvider.Services services;

    /** Creates the maker; nothing is sent before the first question. */
    public Providers(ModelProvider.Services services) {
        this.services = services;
    }

    /** Returns a model behind OpenAI's chat completions, which most model servers speak. */
    public ChatModel openAi(ModelSpec spec) {
        return model(spec, OpenAi::new);
    }

    /** Returns a model behind OpenAI's Responses API. */
    public ChatModel openAiResponses(ModelSpec spec) {
        return model(spec, OpenAiResponses::new);
    }

    /** Returns a model behind Anthropic's messages. */
    public ChatModel anthropic(ModelSpec spec) {
        return model(spec, Anthropic::new);
    }

    /** Returns a model behind Gemini's own API. */
    public ChatModel gemini(ModelSpec spec) {
        return model(spec, Gemini::new);
    }

    /** Returns a model behind Ollama's own API. */
    public ChatModel ollama(ModelSpec spec) {
        return model(spec, Ollama::new);
    }

    /**
     * Returns a model behind an endpoint of one's own.
     *
     * @throws IllegalArgumentException if the format is wrong; the message says what
     */
    public ChatModel custom(ModelSpec spec, CustomFormat format) {
        return model(spec, CustomHttp.of(format));
    }

    private ChatModel model(ModelSpec spec, Function<Endpoint, ProviderApi> api) {
        return new HttpModel(spec, api, services);
    }
}
