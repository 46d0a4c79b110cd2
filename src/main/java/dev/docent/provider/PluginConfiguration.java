package dev.docent.provider;

import dev.docent.model.ModelProvider;
import dev.docent.model.Timeouts;
import dev.docent.settings.ModelSettings;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The settings of one model for a provider in a jar. Immutable. */
final class PluginConfiguration implements ModelProvider.Configuration {
    private final ModelSettings model;
    private final Map<String, String> headers;
    private final Map<String, Object> options;

    PluginConfiguration(ModelSettings model) {
        this.model = model;
        this.headers = ModelSpecs.headers(model);
        this.options = ModelSpecs.options(model.target().options());
    }

    @Override
    public String label() {
        return model.label();
    }

    @Override
    public Optional<URI> url() {
        return Optional.ofNullable(model.target().url());
    }

    @Override
    public Optional<String> key() {
        return Optional.ofNullable(ModelSpecs.text(model.target().key()));
    }

    @Override
    public Optional<String> name() {
        return Optional.ofNullable(model.target().name());
    }

    @Override
    public Timeouts timeouts() {
        return ModelSpecs.timeouts(model);
    }

    @Override
    public Map<String, String> headers() {
        return headers;
    }

    @Override
    public Map<String, Object> options() {
        return options;
    }
}
