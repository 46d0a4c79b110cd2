package dev.docent.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What computes the vectors of documents and questions: the settings below {@code docent.embedding}. Immutable.
 *
 * @param provider {@code provider}, never {@link EmbeddingProvider#AUTO}
 * @param model {@code model}: the folder of a model on this machine; null if there is none
 * @param service what is asked over HTTP; null if nothing is
 * @param text what the model is told, and how its answer is read
 * @param languages {@code languages}: codes of the languages that the model has learned; empty for all, or for what the built-in
 *     model knows
 */
public record EmbeddingSettings(
        EmbeddingProvider provider,
        @Nullable Path model,
        @Nullable Service service,
        TextRules text,
        List<String> languages) {
    /** The settings of the built-in model. */
    public static final EmbeddingSettings BUILT_IN = new EmbeddingSettings(
            EmbeddingProvider.BUILTIN, null, null, new TextRules("", "", Pooling.AUTO), List.of());

    public EmbeddingSettings {
        languages = List.copyOf(languages);
    }

    /** Returns the same settings for another model of the service. */
    public EmbeddingSettings named(String name) {
        var of = Objects.requireNonNull(service);
        var other = new Service(of.url(), name, of.dimensions(), of.key(), of.limits());
        return new EmbeddingSettings(provider, model, other, text, languages);
    }

    /**
     * What the model is told, and how its answer is read.
     *
     * @param questionPrefix {@code question-prefix}: what is put before each question
     * @param documentPrefix {@code document-prefix}: what is put before each text of a document
     * @param pooling {@code pooling}
     */
    public record TextRules(String questionPrefix, String documentPrefix, Pooling pooling) {}

    /**
     * A service over HTTP.
     *
     * @param url {@code url}: the base, without a slash at its end
     * @param name {@code name}: the service's name for the model; null only if the provider needs none
     * @param dimensions {@code dimensions}: how many numbers a vector must have; null if the service decides
     * @param key how requests are authorized
     * @param limits how much is asked at once, and how long it may take
     */
    public record Service(
            URI url, @Nullable String name, @Nullable Integer dimensions, KeyAccess key, ServiceLimits limits) {}

    /**
     * How much is asked at once, and how long it may take.
     *
     * @param batch {@code batch}: the most texts of a request
     * @param timeout {@code timeout}: for a request with texts of documents
     * @param questionTimeout {@code question-timeout}: for a question; then words alone find passages
     * @param retries {@code retries}: how often a request of a pass is repeated after a passing failure
     */
    public record ServiceLimits(int batch, Duration timeout, Duration questionTimeout, int retries) {}
}
