package dev.docent.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the models. {@link ModelRules} checks their settings together. */
final class ModelReader {
    private final Values values;
    private final KeyReader keyReader;
    private final Collection<String> names;

    /**
     * Creates a reader.
     *
     * @param names the names of all settings that are set, also those of environment variables
     */
    ModelReader(Values values, KeyReader keyReader, Collection<String> names) {
        this.values = values;
        this.keyReader = keyReader;
        this.names = names;
    }

    /**
     * Returns the models: the default one, then the one of {@code docent.model}, if it is set, then those with labels.
     */
    Settings.ModelOrder models() {
        var all = new ArrayList<ModelSettings>();
        var labels = ModelKeys.labels(new TreeSet<>(names));
        boolean single = ModelKeys.SINGLE.all().stream().anyMatch(values::isSet);
        if (single || labels.isEmpty()) {
            all.add(model(ModelKeys.SINGLE, null));
        }
        for (var label : labels) {
            if (all.stream().anyMatch(model -> model.label().equals(label))) {
                values.mistake("two models are called \"" + label
                        + "\": the one of docent.model and the one of docent.models." + label + "; rename one of them");
            }
            all.add(model(ModelKeys.of(label), label));
        }
        values.find(Keys.DEFAULT).ifPresent(label -> putFirst(all, label));
        var fallback = values.find(Keys.FALLBACK).orElse(List.of());
        fallback.forEach(label -> require(all, label, Keys.FALLBACK));
        return new Settings.ModelOrder(all, fallback, values.get(Keys.OUTSIDE));
    }

    private void putFirst(List<ModelSettings> all, String label) {
        if (require(all, label, Keys.DEFAULT)) {
            var chosen = all.stream()
                    .filter(model -> model.label().equals(label))
                    .findFirst()
                    .orElseThrow();
            all.remove(chosen);
            all.add(0, chosen);
        }
    }

    private boolean require(List<ModelSettings> all, String label, Key<?> key) {
        var known = all.stream().map(ModelSettings::label).toList();
        if (!known.contains(label)) {
            values.mistake(key.name() + " names an unknown model, \"" + label + "\"; the models are "
                    + String.join(", ", known));
        }
        return known.contains(label);
    }

    private ModelSettings model(ModelKeys keys, @Nullable String label) {
        var key = orNull(keys.key);
        var origin = keyReader.origin(keys.forms).orElse(null);
        boolean hasKey = key != null || origin != null;
        var url = values.find(keys.url);
        var name = values.find(keys.name).orElse(label);
        var provider = provider(keys, url.isPresent() || hasKey);
        if (url.isEmpty() && (hasKey || provider.isLocal())) {
            url = provider.address();
        }
        var model = new ModelSettings(
                Optional.ofNullable(label).or(() -> Optional.ofNullable(name)).orElseGet(() -> nameOf(provider, keys)),
                new ModelSettings.ProviderChoice(
                        provider, values.find(keys.providerName()).orElse(Provider.AUTO.settingName())),
                new ModelSettings.ModelTarget(
                        url.orElse(null),
                        name,
                        key,
                        origin,
                        keyReader.free(keys.prefix + "headers.", keys::header),
                        keyReader.free(keys.prefix + "options.", keys::option)),
                new ModelSettings.Times(
                        values.get(keys.firstTokenTimeout),
                        values.get(keys.idleTimeout),
                        values.get(keys.totalTimeout)),
                price(keys).orElse(null),
                new ModelSettings.Habits(
                        values.get(keys.api),
                        values.find(keys.omit).orElse(List.of()),
                        values.get(keys.thinking) == Thinking.BEGUN,
                        values.get(keys.tools) == Automatic.AUTO,
                        values.find(keys.context).orElse(0),
                        http(keys)));
        new ModelRules(values, keys, model).check();
        return model;
    }

    private String nameOf(Provider provider, ModelKeys keys) {
        return values.find(keys.providerName())
                .filter(name -> provider == Provider.PLUGIN)
                .orElse("quotes");
    }

    private <T> @Nullable T orNull(Key<T> key) {
        return values.find(key).orElse(null);
    }

    /** Decides {@code auto} by what is set. Whether there is a local Ollama is known only at the start. */
    private Provider provider(ModelKeys keys, boolean addressed) {
        var provider = values.get(keys.provider);
        return provider == Provider.AUTO && addressed ? Provider.OPENAI : provider;
    }

    private HttpFormat http(ModelKeys keys) {
        return new HttpFormat(
                values.get(keys.method),
                values.find(keys.body).orElse(""),
                values.get(keys.framing),
                new HttpFormat.Pointers(
                        orNull(keys.text),
                        orNull(keys.reasoning),
                        orNull(keys.finish),
                        orNull(keys.inputTokens),
                        orNull(keys.outputTokens),
                        values.get(keys.error)),
                orNull(keys.end),
                new HttpFormat.When(
                        orNull(keys.textWhen),
                        orNull(keys.reasoningWhen),
                        orNull(keys.finishWhen),
                        orNull(keys.errorWhen)));
    }

    private Optional<ModelSettings.Price> price(ModelKeys keys) {
        var input = values.find(keys.inputPrice);
        var output = values.find(keys.outputPrice);
        var cached = values.find(keys.cachedInputPrice).or(() -> input);
        var written = values.find(keys.cacheWritePrice).or(() -> input);
        return Stream.of(input, output, cached, written).anyMatch(Optional::isPresent)
                ? Optional.of(new ModelSettings.Price(
                        input.orElse(0.0), cached.orElse(0.0), written.orElse(0.0), output.orElse(0.0)))
                : Optional.empty();
    }
}
