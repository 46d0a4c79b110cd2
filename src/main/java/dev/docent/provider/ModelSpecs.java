package dev.docent.provider;

import dev.docent.json.Json;
import dev.docent.json.JsonException;
import dev.docent.json.JsonValue;
import dev.docent.model.Timeouts;
import dev.docent.model.TokenPrice;
import dev.docent.settings.HttpFormat;
import dev.docent.settings.ModelSettings;
import dev.docent.settings.Secret;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Converts the settings of a model to the values that models take. */
final class ModelSpecs {
    private ModelSpecs() {}

    static CustomFormat format(HttpFormat http) {
        var pointers = new EnumMap<AnswerField, String>(AnswerField.class);
        http.text().ifPresent(it -> pointers.put(AnswerField.TEXT, it));
        http.reasoning().ifPresent(it -> pointers.put(AnswerField.REASONING, it));
        http.finish().ifPresent(it -> pointers.put(AnswerField.FINISH, it));
        http.inputTokens().ifPresent(it -> pointers.put(AnswerField.INPUT_TOKENS, it));
        http.outputTokens().ifPresent(it -> pointers.put(AnswerField.OUTPUT_TOKENS, it));
        pointers.put(AnswerField.ERROR, http.error());
        var conditions = new EnumMap<AnswerField, Condition>(AnswerField.class);
        http.when().text().ifPresent(it -> conditions.put(AnswerField.TEXT, Condition.parse(it)));
        http.when().reasoning().ifPresent(it -> conditions.put(AnswerField.REASONING, Condition.parse(it)));
        http.when().finish().ifPresent(it -> conditions.put(AnswerField.FINISH, Condition.parse(it)));
        http.when().error().ifPresent(it -> conditions.put(AnswerField.ERROR, Condition.parse(it)));
        return new CustomFormat(
                http.method(),
                http.body(),
                http.framing(),
                pointers,
                conditions,
                http.end().orElse(null));
    }

    static Timeouts timeouts(ModelSettings model) {
        var times = model.times();
        return new Timeouts(times.firstToken(), times.idle(), times.total());
    }

    static Map<String, String> headers(ModelSettings model) {
        var headers = new LinkedHashMap<String, String>();
        model.headers().forEach((name, value) -> headers.put(name, value.value()));
        return headers;
    }

    static ModelSpec spec(ModelSettings model) {
        return new ModelSpec(
                model.label(),
                endpoint(model),
                timeouts(model),
                model.price()
                        .map(price -> new TokenPrice(price.input(), price.cachedInput(), price.output()))
                        .orElse(null));
    }

    private static Endpoint endpoint(ModelSettings model) {
        return new Endpoint(
                model.url().orElse(URI.create("http://localhost")),
                model.key().map(Secret::value).orElse(null),
                model.name().orElse(model.label()),
                headers(model),
                options(model.options()),
                new Quirks(Set.copyOf(model.habits().omit()), model.habits().thinkingBegun()));
    }

    /** Reads each option as JSON if it is JSON, otherwise as a string. A dot in a name leads into an object. */
    static Map<String, Object> options(Map<String, String> options) {
        Map<String, Object> fields = new LinkedHashMap<>();
        // Sorted, so that fields of an object come after the object.
        new TreeMap<>(options).forEach((name, value) -> put(fields, name, json(value)));
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, Object value) {
        int dot = name.indexOf('.');
        if (dot < 1) {
            fields.put(name, value);
            return;
        }
        var outer = name.substring(0, dot);
        var inner = new LinkedHashMap<String, Object>();
        if (fields.get(outer) instanceof Map<?, ?> there) {
            there.forEach((key, old) -> inner.put(String.valueOf(key), old));
        }
        put(inner, name.substring(dot + 1), value);
        fields.put(outer, inner);
    }

    private static Object json(String value) {
        try {
            return opened(Json.parse(value));
        } catch (JsonException e) {
            return value;
        }
    }

    /** Turns objects into maps, so that fields can be merged into them. */
    private static Object opened(JsonValue value) {
        if (!value.isObject()) {
            return value;
        }
        var fields = new LinkedHashMap<String, Object>();
        value.fieldNames().forEach(name -> fields.put(name, opened(value.get(name))));
        return fields;
    }
}
