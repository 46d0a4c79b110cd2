package dev.docent.provider;

import dev.docent.json.JsonException;
import dev.docent.keys.ClientCredentials;
import dev.docent.keys.KeySource;
import dev.docent.keys.KeySources;
import dev.docent.model.ChatModel;
import dev.docent.model.ConfiguredModel;
import dev.docent.model.FallbackModel;
import dev.docent.model.KeyedModel;
import dev.docent.model.ModelProvider;
import dev.docent.model.RetryPolicy;
import dev.docent.settings.KeyOrigin;
import dev.docent.settings.ModelSettings;
import dev.docent.settings.Provider;
import dev.docent.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.DoubleSupplier;

/** Creates the models that the settings name. */
public final class ModelFactory {
    private final Settings settings;
    private final Providers providers;
    private final Plugins plugins;
    private final ChatModel quotes;
    private final ScheduledExecutorService timers;
    private final RetryPolicy retries;
    private final LocalOllama ollama;
    private final KeySources keys;

    /**
     * @param services what models may use
     * @param pluginThreads run models from jars, which may block
     * @param quotes answers if the settings name no other model
     * @param random numbers from 0 to 1, for the delay before a retry
     * @param ollama where to look for a model if the settings name no provider
     * @param keys the sources of keys that expire
     */
    public ModelFactory(
            Settings settings,
            ModelProvider.Services services,
            Executor pluginThreads,
            ChatModel quotes,
            DoubleSupplier random,
            LocalOllama ollama,
            KeySources keys) {
        this.settings = settings;
        this.providers = new Providers(services);
        this.plugins = new Plugins(services, pluginThreads);
        this.quotes = quotes;
        this.timers = services.timers();
        this.retries = RetryPolicy.standard(random);
        this.ollama = ollama;
        this.keys = keys;
    }

    /** Returns the models, the default one first. Each retries if that makes sense, and then tries the fallback models. */
    public List<ConfiguredModel> make() {
        var all = settings.models().all().stream().map(this::decided).toList();
        var bare = new LinkedHashMap<String, ChatModel>();
        for (var model : all) {
            bare.put(model.label(), bare(model));
        }
        var made = new ArrayList<ConfiguredModel>();
        for (var model : all) {
            var order = new ArrayList<ChatModel>();
            order.add(bare.get(model.label()));
            settings.models().fallback().stream()
                    .filter(label -> !label.equals(model.label()))
                    .map(bare::get)
                    .forEach(order::add);
            var whole = new FallbackModel(model.label(), order, retries, timers);
            made.add(new ConfiguredModel(providerOf(model), whole, order.get(0)));
        }
        return made;
    }

    /** Without settings, a local Ollama answers if there is one. */
    private ModelSettings decided(ModelSettings model) {
        return model.provider() == Provider.AUTO
                ? ollama.firstModel()
                        .map(name -> model.ofOllama(ollama.address(), name))
                        .orElse(model)
                : model;
    }

    private static String providerOf(ModelSettings model) {
        return switch (model.provider()) {
            case AUTO -> Provider.QUOTES.settingName();
            case PLUGIN -> model.providerName();
            default -> model.provider().settingName();
        };
    }

    private ChatModel bare(ModelSettings model) {
        var spec = ModelSpecs.spec(model);
        // Created even if the key is not known yet, so that mistakes in the settings are reported at the start.
        var withoutKey = bare(model, spec);
        return model.keyOrigin() == null
                ? withoutKey
                : new KeyedModel(model.label(), keySource(model.keyOrigin()), key -> bare(model, spec.withKey(key)));
    }

    /** Java 17 has no switch over types. */
    private KeySource keySource(KeyOrigin origin) {
        if (origin instanceof KeyOrigin.InFile file) {
            return keys.file(file.file(), file.lifetime());
        }
        if (origin instanceof KeyOrigin.OfCommand command) {
            return keys.command(command.command(), command.lifetime());
        }
        if (origin instanceof KeyOrigin.ByOAuth oauth) {
            return keys.clientCredentials(new ClientCredentials(
                    oauth.tokenUrl(),
                    oauth.clientId(),
                    oauth.clientSecret().value(),
                    oauth.scope(),
                    oauth.parameters()));
        }
        throw new AssertionError("KeyOrigin is sealed");
    }

    private ChatModel bare(ModelSettings model, ModelSpec spec) {
        return switch (model.provider()) {
            case HTTP -> custom(model, spec);
            case PLUGIN -> plugin(model);
            case AUTO, QUOTES -> quotes;
            default ->
                model.habits().api().equals("responses")
                        ? providers.openAiResponses(spec)
                        : providers.model(model.provider(), spec);
        };
    }

    private ChatModel custom(ModelSettings model, ModelSpec spec) {
        try {
            return providers.custom(spec, ModelSpecs.format(model.http()));
        } catch (IllegalArgumentException | JsonException e) {
            throw new IllegalArgumentException(
                    "http.body of the model \"" + model.label() + "\" cannot be used: " + e.getMessage());
        }
    }

    private ChatModel plugin(ModelSettings model) {
        var configuration = new ModelProvider.Configuration(
                model.label(),
                Optional.ofNullable(model.url()),
                Optional.ofNullable(ModelSpecs.text(model.key())),
                Optional.ofNullable(model.name()),
                ModelSpecs.timeouts(model),
                ModelSpecs.headers(model),
                ModelSpecs.options(model.options()));
        return plugins.model(model.providerName(), configuration);
    }
}
