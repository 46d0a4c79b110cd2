package dev.docent.provider;

import dev.docent.json.JsonException;
import dev.docent.keys.KeySources;
import dev.docent.model.ChatModel;
import dev.docent.model.FittedModel;
import dev.docent.model.KeyedModel;
import dev.docent.model.ModelProvider;
import dev.docent.model.ToolsModel;
import dev.docent.settings.ModelSettings;
import dev.docent.settings.OpenAiApi;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/** Creates single models, which neither retry nor have fallback models. */
public final class BareModels {
    private final Providers providers;
    private final Plugins plugins;
    private final ChatModel quotes;
    private final KeySources keys;
    private final LongSupplier nanoTime;

    /**
     * @param services what models may use
     * @param pluginThreads run models from jars, which may block
     * @param quotes answers if the settings name no other model
     * @param keys the sources of keys that expire
     */
    public BareModels(ModelProvider.Services services, Executor pluginThreads, ChatModel quotes, KeySources keys) {
        this.providers = new Providers(services);
        this.plugins = new Plugins(services, pluginThreads);
        this.quotes = quotes;
        this.keys = keys;
        this.nanoTime = services.nanoTime();
    }

    /** Returns the model of its settings. */
    ChatModel model(ModelSettings model) {
        var spec = ModelSpecs.spec(model);
        // Created even if the key is not known yet, so that mistakes in the settings are reported at the start.
        var withoutKey = bare(model, spec);
        var keyed = model.target().keyOrigin() == null
                ? withoutKey
                : new KeyedModel(
                        model.label(), keys.of(model.target().keyOrigin()), key -> bare(model, spec.withKey(key)));
        return withoutKey == quotes
                ? quotes
                : new ToolsModel(
                        new FittedModel(keyed, model.habits().context()),
                        model.habits().tools(),
                        nanoTime);
    }

    private ChatModel bare(ModelSettings model, ModelSpec spec) {
        return switch (model.provider().kind()) {
            case HTTP -> custom(model, spec);
            case PLUGIN -> plugin(model);
            case AUTO, QUOTES -> quotes;
            default ->
                model.habits().api() == OpenAiApi.RESPONSES
                        ? providers.openAiResponses(spec)
                        : providers.model(model.provider().kind(), spec);
        };
    }

    private ChatModel custom(ModelSettings model, ModelSpec spec) {
        try {
            return providers.custom(spec, ModelSpecs.format(model.habits().http()));
        } catch (IllegalArgumentException | JsonException e) {
            throw new IllegalArgumentException(
                    "http.body of the model \"" + model.label() + "\" cannot be used: " + e.getMessage());
        }
    }

    private ChatModel plugin(ModelSettings model) {
        return plugins.model(model.provider().name(), new PluginConfiguration(model));
    }
}
