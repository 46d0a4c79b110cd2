package dev.docent.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;

/** Reads TOML text (<a href="https://toml.io/en/v1.0.0">1.0</a>) as JSON values. Thread-safe. */
public final class Toml {
    private static final TomlMapper MAPPER = new TomlMapper();

    private Toml() {}

    /**
     * Reads a whole text; dates become strings.
     *
     * @throws JsonException if the text is not TOML
     */
    public static JsonValue parse(String text) {
        try {
            return new JsonValue(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new JsonException(e);
        }
    }
}
