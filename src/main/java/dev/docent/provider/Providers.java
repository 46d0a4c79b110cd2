package dev.docent.provider;

import dev.docent.model.ChatModel;
import dev.docent.model.ModelFailure;
import dev.docent.model.ModelProvider;
import dev.docent.settings.Provider;
import java.util.function.Function;

/**
 * Creates models behind HTTP. Thread-safe.
 *
 * <p>An answer is complete when the provider says so in its own way. After that, a failure of the connection does not
 * affect it. Before that, any end of the connection, even an orderly one, is {@link ModelFailure#CUT_OFF}.
 *
 * <p>To add an API, write a {@link ProviderApi} and add its line here.
 */
public final class Providers {
    private final ModelProvider.Services services;

    /** Creates the factory. Nothing is sent before the first question. */
    public Providers(ModelProvider.Services services) {
        this.services = services;
    }

    /**
     * Returns a model behind the API of a provider.
     *
     * @throws IllegalArgumentException if the provider has no API of its own
     */
    public ChatModel model(Provider provider, ModelSpec spec) {
        return model(spec, api(provider));
    }

    private static Function<Endpoint, ProviderApi> api(Provider provider) {
        return switch (provider) {
            case OPENAI -> OpenAi::new;
            case ANTHROPIC -> Anthropic::new;
            case GEMINI -> Gemini::new;
            case OLLAMA -> Ollama::new;
            case AUTO, HTTP, QUOTES, PLUGIN ->
                throw new IllegalArgumentException(provider.settingName() + " has no API of its own");
        };
    }

    /** Returns a model behind OpenAI's Responses API. */
    public ChatModel openAiResponses(ModelSpec spec) {
        return model(spec, OpenAiResponses::new);
    }

    /**
     * Returns a model behind a custom endpoint.
     *
     * @throws IllegalArgumentException if the format is wrong; the message says why
     */
    public ChatModel custom(ModelSpec spec, CustomFormat format) {
        return model(spec, CustomHttp.of(format));
    }

    private ChatModel model(ModelSpec spec, Function<Endpoint, ProviderApi> api) {
        return new HttpModel(spec, api, services);
    }
}
