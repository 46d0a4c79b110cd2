package dev.docent.provider;

import dev.docent.model.ChatListener;
import dev.docent.model.ChatModel;
import dev.docent.model.Generation;
import dev.docent.model.ModelProvider;
import dev.docent.prompt.Prompt;
import java.util.function.Function;

/** A model behind HTTP with any API; {@link Providers} creates it. Thread-safe. */
final class HttpModel implements ChatModel {
    private final ModelSpec spec;
    private final Function<Endpoint, ProviderApi> api;
    private final ModelProvider.Services services;

    /**
     * Creates the model.
     *
     * @param api creates the API for each answer
     */
    HttpModel(ModelSpec spec, Function<Endpoint, ProviderApi> api, ModelProvider.Services services) {
        this.spec = spec;
        this.api = api;
        this.services = services;
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public Generation generate(Prompt prompt, ChatListener listener) {
        var answer = new HttpAnswer(spec, api.apply(spec.endpoint()), prompt, listener, services);
        answer.start();
        return answer;
    }
}
