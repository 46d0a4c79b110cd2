package dev.docent.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who writes the answers. */
public enum Provider {
    /** {@link #OPENAI} when a URL or a key is set, else a local Ollama when one answers, else {@link #QUOTES}. */
    AUTO,
    /** Anything that speaks OpenAI's chat completions. */
    OPENAI,
    /** Anthropic's messages. */
    ANTHROPIC,
    /** Gemini's own API. */
    GEMINI,
    /** Ollama's own API. */
    OLLAMA,
    /** Any other HTTP API, described by settings. */
    HTTP,
    /** No model: the best sentences of the passages. */
    QUOTES;

    static ValueType<Provider> type() {
        var names = Arrays.stream(values()).map(Provider::settingName).collect(Collectors.joining(", "));
        return new ValueType<>("one of " + names, "openai", Provider::parse);
    }

    private static Provider parse(String text) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.settingName().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    /** Returns the name in the settings: {@code openai}. */
    public String settingName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
