package dev.docent.settings;

import dev.docent.home.Places;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what computes vectors, and checks its settings together. */
final class EmbeddingReader {
    private final Values values;
    private final Places places;
    private final KeyReader keys;

    EmbeddingReader(Values values, Places places, KeyReader keys) {
        this.values = values;
        this.places = places;
        this.keys = keys;
    }

    EmbeddingSettings read() {
        var provider = provider();
        var url = provider.isRemote() ? values.find(EmbeddingKeys.URL) : Optional.<URI>empty();
        var service = provider.isRemote() ? service(url.or(provider::address).orElse(null)) : null;
        var folder = provider == EmbeddingProvider.ONNX ? values.find(EmbeddingKeys.MODEL) : Optional.<String>empty();
        check(provider);
        url.ifPresent(this::checkPath);
        return new EmbeddingSettings(
                provider,
                folder.map(places::resolve).orElse(null),
                service,
                new EmbeddingSettings.TextRules(
                        values.find(EmbeddingKeys.QUESTION_PREFIX).orElse(""),
                        values.find(EmbeddingKeys.DOCUMENT_PREFIX).orElse(""),
                        values.get(EmbeddingKeys.POOLING)),
                values.find(EmbeddingKeys.LANGUAGES).orElse(List.of()));
    }

    private EmbeddingProvider provider() {
        var chosen = values.get(EmbeddingKeys.PROVIDER);
        if (chosen != EmbeddingProvider.AUTO) {
            return chosen;
        }
        if (values.isSet(EmbeddingKeys.MODEL)) {
            return EmbeddingProvider.ONNX;
        }
        boolean isAddressed = values.isSet(EmbeddingKeys.URL)
                || EmbeddingKeys.KEY.origins().stream().anyMatch(values::isSet);
        return isAddressed ? EmbeddingProvider.OPENAI : EmbeddingProvider.BUILTIN;
    }

    private EmbeddingSettings.@Nullable Service service(@Nullable URI address) {
        if (address == null) {
            return null;
        }
        return new EmbeddingSettings.Service(
                address,
                values.find(EmbeddingKeys.NAME).orElse(null),
                values.find(EmbeddingKeys.DIMENSIONS).orElse(null),
                keys.access(EmbeddingKeys.KEY),
                new EmbeddingSettings.ServiceLimits(
                        values.get(EmbeddingKeys.BATCH),
                        values.get(EmbeddingKeys.TIMEOUT),
                        values.get(EmbeddingKeys.QUESTION_TIMEOUT),
                        values.get(EmbeddingKeys.RETRIES)));
    }

    private void check(EmbeddingProvider provider) {
        var named = EmbeddingKeys.PROVIDER.name() + " = \"" + provider.settingName() + "\"";
        if (provider == EmbeddingProvider.ONNX && !values.isSet(EmbeddingKeys.MODEL)) {
            values.mistake(
                    named + " needs " + EmbeddingKeys.MODEL.name() + "; for example " + EmbeddingKeys.MODEL.example());
        }
        if (provider != EmbeddingProvider.ONNX) {
            refuse(EmbeddingProvider.ONNX, Stream.of(EmbeddingKeys.MODEL, EmbeddingKeys.POOLING));
        }
        if (!provider.isRemote()) {
            refuse(EmbeddingProvider.OPENAI, EmbeddingKeys.ofServices().stream());
        }
        boolean needsName = provider == EmbeddingProvider.OPENAI || provider == EmbeddingProvider.OLLAMA;
        if (needsName && !values.isSet(EmbeddingKeys.NAME)) {
            values.mistake(
                    named + " needs " + EmbeddingKeys.NAME.name() + "; for example " + EmbeddingKeys.NAME.example());
        }
        checkAddress(provider, named);
        if (provider == EmbeddingProvider.BUILTIN) {
            Stream.of(EmbeddingKeys.LANGUAGES, EmbeddingKeys.QUESTION_PREFIX, EmbeddingKeys.DOCUMENT_PREFIX)
                    .filter(values::isSet)
                    .forEach(key ->
                            values.mistake(key.name() + " has no effect, because the built-in model is fixed; set "
                                    + EmbeddingKeys.PROVIDER.name() + ", or remove it"));
        }
    }

    private void checkAddress(EmbeddingProvider provider, String named) {
        boolean isAddressed = values.isSet(EmbeddingKeys.URL)
                || EmbeddingKeys.KEY.origins().stream().anyMatch(values::isSet);
        if (provider == EmbeddingProvider.OPENAI && !isAddressed) {
            values.mistake(named + " needs " + EmbeddingKeys.URL.name() + " or " + EmbeddingKeys.KEY.key.name()
                    + "; for example " + EmbeddingKeys.URL.example());
        }
    }

    private void checkPath(URI url) {
        Stream.of("/embeddings", "/api/embed", "/embed")
                .filter(path -> url.getRawPath().endsWith(path))
                .findFirst()
                .ifPresent(path -> values.mistake(EmbeddingKeys.URL.name() + " = \"" + url
                        + "\" must be the address at which the API's paths begin; remove " + path));
    }

    private void refuse(EmbeddingProvider needed, Stream<? extends Key<?>> keys) {
        keys.filter(values::isSet)
                .forEach(key -> values.mistake(key.name() + " only works with "
                        + (needed.isRemote() ? "a service over HTTP" : "a folder") + "; set "
                        + EmbeddingKeys.PROVIDER.name() + " = \"" + needed.settingName() + "\", or remove it"));
    }
}
