package dev.docent.settings;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where answers come from. */
public enum Provider {
    /** {@link #OPENAI} when a URL or a key is set, else a local Ollama when one answers, else {@link #QUOTES}. */
    AUTO,
    /** Any server with the API of OpenAI's chat completions. */
    OPENAI("https://api.openai.com/v1"),
    /** Anthropic's messages. */
    ANTHROPIC("https://api.anthropic.com/v1"),
    /** Gemini's own API. */
    GEMINI("https://generativelanguage.googleapis.com/v1beta"),
    /** Ollama's own API. */
    OLLAMA("http://localhost:11434"),
    /** Any other HTTP API, described by settings. */
    HTTP,
    /** No model: answers are the best sentences of the passages. */
    QUOTES,
    /** A provider from another jar. */
    PLUGIN;

    private static final Pattern PLUGIN_NAME = Pattern.compile("[a-z][a-z0-9-]*");

    private final @Nullable URI address;

    Provider() {
        address = null;
    }

    Provider(String address) {
        this.address = URI.create(address);
    }

    static ValueType<Provider> type() {
        return new ValueType<>("one of " + names() + ", or the name of a provider in a jar", "openai", Provider::parse);
    }

    /** The type of the same value as it is written. */
    static ValueType<String> nameType() {
        return new ValueType<>("the name of a provider", "openai", text -> text.toLowerCase(Locale.ROOT));
    }

    /** Returns the names of those that are built in, separated by commas. */
    public static String names() {
        return Arrays.stream(values())
                .filter(provider -> provider != PLUGIN)
                .map(Provider::settingName)
                .collect(Collectors.joining(", "));
    }

    private static Provider parse(String text) {
        var name = text.toLowerCase(Locale.ROOT);
        if (!PLUGIN_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException();
        }
        return Arrays.stream(values())
                .filter(candidate -> candidate.settingName().equals(name))
                .findFirst()
                .orElse(PLUGIN);
    }

    /** Returns the usual address of its API; nothing if it has no API of its own. */
    Optional<URI> address() {
        return Optional.ofNullable(address);
    }

    /** Returns whether it usually runs on the same machine and needs no key. */
    boolean isLocal() {
        return this == OLLAMA;
    }

    /** Returns the name in the settings: {@code openai}. */
    public String settingName() {
        return Choice.nameOf(this);
    }
}
