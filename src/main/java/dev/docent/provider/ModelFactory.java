package dev.docent.provider;

import dev.docent.model.ChatModel;
import dev.docent.model.ConfiguredModel;
import dev.docent.model.FallbackModel;
import dev.docent.model.RetryPolicy;
import dev.docent.settings.ModelSettings;
import dev.docent.settings.Provider;
import dev.docent.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** Creates the models that the settings name. */
public final class ModelFactory {
    private final Settings settings;
    private final BareModels bareModels;
    private final LocalOllama ollama;
    private final RetryPolicy retries;
    private final ScheduledExecutorService timers;

    /**
     * @param bareModels creates the models that retry and fall back
     * @param ollama where to look for a model if the settings name no provider
     * @param retries when a model is retried
     * @param timers runs the retries
     */
    public ModelFactory(
            Settings settings,
            BareModels bareModels,
            LocalOllama ollama,
            RetryPolicy retries,
            ScheduledExecutorService timers) {
        this.settings = settings;
        this.bareModels = bareModels;
        this.ollama = ollama;
        this.retries = retries;
        this.timers = timers;
    }

    /** Returns the models, the default one first. Each retries if that makes sense, and then tries the fallback models. */
    public List<ConfiguredModel> make() {
        var all =
                settings.answering().models().all().stream().map(this::decided).toList();
        var bare = new LinkedHashMap<String, ChatModel>();
        for (var model : all) {
            bare.put(model.label(), bareModels.model(model));
        }
        var made = new ArrayList<ConfiguredModel>();
        for (var model : all) {
            var order = new ArrayList<ChatModel>();
            order.add(bare.get(model.label()));
            settings.answering().models().fallback().stream()
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
        return model.provider().kind() == Provider.AUTO
                ? ollama.firstModel()
                        .map(name -> model.ofOllama(ollama.address(), name))
                        .orElse(model)
                : model;
    }

    private static String providerOf(ModelSettings model) {
        return switch (model.provider().kind()) {
            case AUTO -> Provider.QUOTES.settingName();
            case PLUGIN -> model.provider().name();
            default -> model.provider().kind().settingName();
        };
    }
}
