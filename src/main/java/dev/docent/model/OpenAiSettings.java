package dev.docent.model;

import java.net.URI;
import java.util.Optional;

/**
 * Where and how an OpenAI-compatible model is asked. It prints without the key.
 *
 * @param url the base address up to {@code /v1}, with or without a slash at the end
 * @param key what is sent as bearer token, if anything
 * @param name the model's name, as the provider knows it
 * @param timeouts how long to wait for it
 */
public record OpenAiSettings(URI url, Optional<String> key, String name, Timeouts timeouts) {
    public OpenAiSettings {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank; it is the model's, for example gpt-5-mini");
        }
    }

    URI completionsUrl() {
        var base = url.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "chat/completions");
    }

    @Override
    public String toString() {
        return "OpenAiSettings[url=" + url + ", name=" + name + ", timeouts=" + timeouts + "]";
    }
}
