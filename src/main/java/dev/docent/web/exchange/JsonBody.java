package dev.docent.web.exchange;

import dev.docent.json.Json;
import dev.docent.json.JsonException;
import dev.docent.json.JsonValue;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The JSON object in the body of a request, and the rules for its fields. Immutable. */
public final class JsonBody {
    private final JsonValue object;
    /** What its fields are called before their own names: nothing, or {@code scope.}. */
    private final String prefix;

    private JsonBody(JsonValue object, String prefix) {
        this.object = object;
        this.prefix = prefix;
    }

    /** Checks the content type of a request that must have a JSON body. */
    public static void requireJsonType(HttpServletRequest request) {
        var type = Optional.ofNullable(request.getContentType()).orElse("none");
        var essence = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!essence.equals("application/json")) {
            throw new Refusal(
                    Reason.UNSUPPORTED_TYPE, "The Content-Type is \"" + type + "\"; it must be application/json.");
        }
    }

    /** Parses a body; an empty one counts as an empty object if {@code optional}. */
    public static JsonBody of(String text, boolean optional) {
        if (optional && text.isBlank()) {
            return of("{}", false);
        }
        JsonValue value;
        try {
            value = Json.parse(text);
        } catch (JsonException e) {
            throw new Refusal(Reason.MALFORMED_REQUEST, "invalid_json", "The body is " + e.getMessage() + ".");
        }
        if (!value.isObject()) {
            throw new Refusal(
                    Reason.MALFORMED_REQUEST,
                    "invalid_json",
                    "The body must be a JSON object, such as {\"message\":\"…\"}.");
        }
        return new JsonBody(value, "");
    }

    /** Returns a string; null counts as absent. */
    public Optional<String> text(String field) {
        var value = object.get(field);
        if (value.isAbsent()) {
            return Optional.empty();
        }
        return Optional.of(value.text().orElseThrow(() -> invalid(field, "must be a string")));
    }

    /** Returns a string that is required. */
    public String requiredText(String field) {
        return text(field).orElseThrow(() -> invalid(field, "is missing; it must be a string"));
    }

    /** Returns true or false; null counts as absent. */
    public Optional<Boolean> flag(String field) {
        var value = object.get(field);
        if (value.isAbsent()) {
            return Optional.empty();
        }
        return Optional.of(value.bool().orElseThrow(() -> invalid(field, "must be true or false")));
    }

    /** Returns a whole number that is not negative; null counts as absent. */
    public Optional<Integer> number(String field) {
        var value = object.get(field);
        if (value.isAbsent()) {
            return Optional.empty();
        }
        return Optional.of(value.integer()
                .filter(number -> number >= 0 && number <= Integer.MAX_VALUE)
                .map(Long::intValue)
                .orElseThrow(() -> invalid(field, "must be a whole number, 0 or more")));
    }

    /**
     * Returns an object; null counts as absent.
     *
     * @param known the names of its fields; others are refused
     */
    public Optional<JsonBody> object(String field, List<String> known) {
        var value = object.get(field);
        if (value.isAbsent()) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            throw invalid(field, "must be an object");
        }
        var inner = new JsonBody(value, prefix + field + ".");
        for (var name : value.fieldNames()) {
            if (!known.contains(name)) {
                throw inner.invalid(name, "is unknown; the fields are " + String.join(", ", known));
            }
        }
        return Optional.of(inner);
    }

    /** Returns strings; null and absent count as none. */
    public List<String> texts(String field) {
        var value = object.get(field);
        if (value.isAbsent()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw invalid(field, "must be an array of strings");
        }
        return value.elements().stream()
                .map(element -> element.text().orElseThrow(() -> invalid(field, "must be an array of strings")))
                .toList();
    }

    private Refusal invalid(String field, String rule) {
        return new Refusal(Reason.INVALID_FIELD, "The field \"" + prefix + field + "\" " + rule + ".");
    }
}
