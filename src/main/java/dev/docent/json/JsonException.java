package dev.docent.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
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
        if (cause instanceof StreamConstraintsException) {
            return "too deep or too large: nested deeper than " + Json.MAX_DEPTH
                    + " levels, or with a number of more than " + Json.MAX_NUMBER_DIGITS + " digits";
        }
        var at = cause.getLocation();
        return at == null
                ? "not a JSON value"
                : "not a JSON value: line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
