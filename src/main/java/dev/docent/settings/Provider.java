package dev.docent.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who writes the answers. */
public enum Provider {
    /** {@link #OPENAI} when a URL or a key is set, else a local Ollama when one answers, else {@link #QUOTES}. */
    AUTO(""),
    /** Anything that speaks OpenAI's chat completions. */
    OPENAI(""),
    /** Anthropic's messages. Not built in yet, so never in {@link Settings}. */
    ANTHROPIC(
            "is not built in yet; a gateway that offers Claude in OpenAI's format works with openai and its URL up to /v1"),
    /** Ollama's own API. Not built in yet, so never in {@link Settings}. */
    OLLAMA("is not built in yet; Ollama also speaks OpenAI's format: use openai and"
            + " docent.model.url=http://localhost:11434/v1"),
    /** Any other HTTP API. Not built in yet, so never in {@link Settings}. */
    HTTP("is not built in yet; vLLM, LM Studio, llama.cpp and most gateways work with openai and their URL up to /v1"),
    /** No model: the best sentences of the passages. */
    QUOTES("");

    private final String instead;

    Provider(String instead) {
        this.instead = instead;
    }

    static ValueType<Provider> type() {
        return new ValueType<>("one of " + names(), "openai", Provider::parse);
    }

    private static String names() {
        return Arrays.stream(values())
                .filter(provider -> provider.instead.isEmpty())
                .map(Provider::settingName)
                .collect(Collectors.joining(", "));
    }

    private static Provider parse(String text) {
        var provider = Arrays.stream(values())
                .filter(candidate -> candidate.settingName().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
        if (!provider.instead.isEmpty()) {
            throw new IllegalArgumentException(provider.settingName() + " " + provider.instead);
        }
        return provider;
    }

    /** Returns the name in the settings: {@code openai}. */
    public String settingName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
