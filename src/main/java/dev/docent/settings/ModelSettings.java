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
 * @param target what is asked, and with what
 * @param times how long it may take
 * @param price {@code price.*}; null if none is set
 * @param habits special behaviour of the provider
 */
public record ModelSettings(
        String label,
        ProviderChoice provider,
        ModelTarget target,
        Times times,
        @Nullable Price price,
        Habits habits) {
    /**
     * A provider.
     *
     * @param kind which one
     * @param name the same as it is written, in lower case
     */
    public record ProviderChoice(Provider kind, String name) {}

    /**
     * What is asked, and with what.
     *
     * @param url {@code url}: the base, without a slash at its end; the usual address of a public provider if only a key is
     *     set; null if there is none
     * @param name {@code name}: the provider's name for the model; null only if the provider needs no name
     * @param key {@code key}; null if it is not set
     * @param keyOrigin where a key that changes comes from; null if there is none
     * @param headers {@code headers.*}: further headers, by name
     * @param options {@code options.*}: fields of the request's body, by name; a dot in a name leads into an object
     */
    public record ModelTarget(
            @Nullable URI url,
            @Nullable String name,
            @Nullable Secret key,
            @Nullable KeyOrigin keyOrigin,
            Map<String, Secret> headers,
            Map<String, String> options) {
        public ModelTarget {
            headers = Map.copyOf(headers);
            options = Map.copyOf(options);
        }
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
     * @param cacheWrite {@code price.cache-write}; the price of the input if it is not set
     * @param output {@code price.output}
     */
    public record Price(double input, double cachedInput, double cacheWrite, double output) {}

    /**
     * Special behaviour of a provider.
     *
     * @param api {@code api}: which of its APIs is used for the provider {@code openai}
     * @param omit {@code omit}: fields that are left out of the request's body
     * @param thinkingBegun whether {@code thinking} is {@code begun}: an answer begins inside the model's reasoning
     * @param tools whether {@code tools} is {@code auto}: the model may look into the documents
     * @param context {@code context}: the tokens that the model reads and writes together; 0 if it is not set
     * @param http {@code http.*}: the format of a custom endpoint
     */
    public record Habits(
            OpenAiApi api, List<String> omit, boolean thinkingBegun, boolean tools, int context, HttpFormat http) {
        public Habits {
            omit = List.copyOf(omit);
        }
    }

    /** Returns the same model, but asked of an Ollama at an address, without a key. */
    public ModelSettings ofOllama(URI address, String model) {
        var ollama = new ProviderChoice(Provider.OLLAMA, Provider.OLLAMA.settingName());
        var there = new ModelTarget(address, model, null, null, target.headers(), target.options());
        return new ModelSettings(model, ollama, there, times, price, habits);
    }
}
