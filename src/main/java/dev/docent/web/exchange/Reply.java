package dev.docent.web.exchange;

import dev.docent.json.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A complete response: status, headers and body. The array is not copied.
 *
 * @param status the HTTP status
 * @param headers further headers by name
 * @param contentType the type of the body
 * @param body the body, empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Reply(int status, Map<String, String> headers, String contentType, byte[] body) {
    public Reply {
        headers = Map.copyOf(headers);
    }

    /** Returns a response with a value's JSON text. */
    public static Reply json(int status, Object value) {
        return jsonText(status, Json.write(value));
    }

    /** Returns a response with a JSON text. */
    static Reply jsonText(int status, String json) {
        return new Reply(
                status,
                Map.of("Cache-Control", "private, no-store"),
                "application/json",
                json.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a response without a body. */
    public static Reply empty(int status) {
        return new Reply(status, Map.of(), "", new byte[0]);
    }

    /** Writes this response, which is small, at once. */
    public void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setContentType(contentType);
        response.setCharacterEncoding("UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Returns the same response with one more header. */
    Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, contentType, body);
    }
}
