package dev.docent.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model: the settings below {@code docent.model} or {@code docent.models.<label>}.
 *
 * @param label the name that requests and users use
 * @param provider {@code provider}
 * @param providerName the same as it is written, in lower case
 * @param url {@code url}: the base, without a slash at its end; the usual address of a public provider if only a key is set;
 *     null if there is none
 * @param key {@code key}; null if it is not set
 * @param keyOrigin where a key that changes comes from; null if there is none
 * @param name {@code name}: the provider's name for it; null only if the provider needs no name
 * @param times how long it may take
 * @param headers {@code headers.*}: further headers, by name
 * @param options {@code options.*}: fields of the request's body, by name; a dot in a name leads into an object
 * @param http {@code http.*}: the format of a custom endpoint
 * @param price {@code price.*}; null if none is set
 * @param habits special behaviour of the provider
 */
public record ModelSettings(
        String label,
        Provider provider,
        String providerName,
        @Nullable URI url,
        @Nullable Secret key,
        @Nullable KeyOrigin keyOrigin,
        @Nullable String name,
        Times times,
        Map<String, Secret> headers,
        Map<String, String> options,
        HttpFormat http,
        @Nullable Price price,
        Habits habits) {
    public ModelSettings {
        headers = Map.copyOf(headers);
        options = Map.copyOf(options);
    }

    /**
     * How long a model may take.
     *
     * @param firstToken {@code first-token-timeout}: then the answer ends with an error
     * @param idle {@code idle-timeout}: between two tokens; then the same
     * @param total {@code total-timeout}: for the whole answer; then the same
     */
    public record Times(Duration firstToken, Duration idle, Duration total) {}

    /**
     * The price of a model for a million tokens, in any currency.
     *
     * @param input {@code price.input}
     * @param cachedInput {@code price.cached-input}; the price of the input if it is not set
     * @param output {@code price.output}
     */
    public record Price(double input, double cachedInput, double output) {}

    /**
     * Special behaviour of a provider.
     *
     * @param api {@code api}: which of its APIs is used for the provider {@code openai}
     * @param omit {@code omit}: fields that are left out of the request's body
     * @param thinkingBegun whether {@code thinking} is {@code begun}: an answer begins inside the model's reasoning
     */
    public record Habits(OpenAiApi api, List<String> omit, boolean thinkingBegun) {
        public Habits {
            omit = List.copyOf(omit);
        }
    }

    /** Returns the same model, but asked of an Ollama at an address, without a key. */
    public ModelSettings ofOllama(URI address, String model) {
        return new ModelSettings(
                model,
                Provider.OLLAMA,
                Provider.OLLAMA.settingName(),
                address,
                null,
                null,
                model,
                times,
                headers,
                options,
                http,
                price,
                habits);
    }
}
