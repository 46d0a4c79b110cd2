package dev.docent.settings;

import org.jspecify.annotations.Nullable;

/**
 * The format of a custom endpoint; pointers are JSON Pointers (RFC 6901). What is not set is null. Immutable.
 *
 * @param method {@code http.method}
 * @param body {@code http.body}: JSON with placeholders; empty for none
 * @param framing {@code http.framing}
 * @param pointers where things are in a record
 * @param end {@code http.end}: the record that ends the stream
 * @param when {@code http.text-when} and the like: the records that contain these
 */
public record HttpFormat(
        String method,
        String body,
        BodyFraming framing,
        Pointers pointers,
        @Nullable String end,
        When when) {
    /**
     * Where things are in a record of a custom endpoint; null means that they are not looked for.
     *
     * @param text {@code http.text}: the next piece of the answer
     * @param reasoning {@code http.reasoning}: the next piece of reasoning
     * @param finish {@code http.finish}: the finish reason
     * @param inputTokens {@code http.input-tokens}
     * @param outputTokens {@code http.output-tokens}
     * @param error {@code http.error}
     */
    public record Pointers(
            @Nullable String text,
            @Nullable String reasoning,
            @Nullable String finish,
            @Nullable String inputTokens,
            @Nullable String outputTokens,
            String error) {}

    /**
     * The records of a custom endpoint in which something is looked for; null means in all records.
     *
     * @param text {@code http.text-when}
     * @param reasoning {@code http.reasoning-when}
     * @param finish {@code http.finish-when}
     * @param error {@code http.error-when}
     */
    public record When(
            @Nullable String text,
            @Nullable String reasoning,
            @Nullable String finish,
            @Nullable String error) {}
}
