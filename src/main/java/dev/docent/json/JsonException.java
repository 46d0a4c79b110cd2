package dev.docent.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.Serial;

/** Says that a text is not JSON, and where. The message never quotes the text, which may be private. */
public final class JsonException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    JsonException(JsonProcessingException cause) {
        super(describe(cause));
    }

    JsonException(String message) {
        super(message);
    }

    private static String describe(JsonProcessingException cause) {
        var at = cause.getLocation();
        return at == null
                ? "not a JSON value"
                : "not a JSON value: line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
