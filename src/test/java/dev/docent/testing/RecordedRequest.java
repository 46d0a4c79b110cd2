package dev.docent.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import java.util.Map;
import java.util.Optional;

/**
 * A request as received.
 *
 * @param method for example {@code POST}
 * @param path path and query
 * @param headers the values, by header name in lower case
 * @param body the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record RecordedRequest(String method, String path, Map<String, String> headers, byte[] body) {
    /** Returns a header. @param name in lower case */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Returns the body as text. */
    public String text() {
        return new String(body, UTF_8);
    }

    /** Returns the body as JSON. */
    public JsonValue json() {
        return Json.parse(text());
    }
}
