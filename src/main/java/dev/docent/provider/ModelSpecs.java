package dev.docent.provider;

import dev.docent.json.Json;
import dev.docent.json.JsonException;
import dev.docent.json.JsonValue;
import dev.docent.model.Timeouts;
import dev.docent.model.TokenPrice;
import dev.docent.settings.HttpFormat;
import dev.docent.settings.ModelSettings;
import dev.docent.settings.Provider;
import dev.docent.settings.Secret;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Converts the settings of a model to the values that models take. */
final class ModelSpecs {
    private ModelSpecs() {}

    static CustomFormat format(HttpFormat http) {
        var pointers = new EnumMap<AnswerField, String>(AnswerField.class);
        put(pointers, AnswerField.TEXT, http.pointers().text());
        put(pointers, AnswerField.REASONING, http.pointers().reasoning());
        put(pointers, AnswerField.FINISH, http.pointers().finish());
        put(pointers, AnswerField.INPUT_TOKENS, http.pointers().inputTokens());
        put(pointers, AnswerField.OUTPUT_TOKENS, http.pointers().outputTokens());
        put(pointers, AnswerField.ERROR, http.pointers().error());
        var conditions = new EnumMap<AnswerField, Condition>(AnswerField.class);
        put(conditions, AnswerField.TEXT, condition(http.when().text()));
        put(conditions, AnswerField.REASONING, condition(http.when().reasoning()));
        put(conditions, AnswerField.FINISH, condition(http.when().finish()));
        put(conditions, AnswerField.ERROR, condition(http.when().error()));
        return new CustomFormat(http.method(), http.body(), http.framing(), pointers, conditions, http.end());
    }

    private static <V> void put(Map<AnswerField, V> values, AnswerField field, @Nullable V value) {
        if (value != null) {
            values.put(field, value);
        }
    }

    private static @Nullable Condition condition(@Nullable String text) {
        return text == null ? null : Condition.parse(text);
    }

    static Timeouts timeouts(ModelSettings model) {
        var times = model.times();
        return new Timeouts(times.firstToken(), times.idle(), times.total());
    }

    static Map<String, String> headers(ModelSettings model) {
        var headers = new LinkedHashMap<String, String>();
        model.target().headers().forEach((name, value) -> headers.put(name, value.value()));
        return headers;
    }

    static ModelSpec spec(ModelSettings model) {
        return new ModelSpec(model.label(), endpoint(model), timeouts(model), price(model.price()));
    }

    private static @Nullable TokenPrice price(ModelSettings.@Nullable Price price) {
        return price == null
                ? null
                : new TokenPrice(price.input(), price.cachedInput(), price.cacheWrite(), price.output());
    }

    /** Returns the text of a secret. */
    static @Nullable String text(@Nullable Secret secret) {
        return secret == null ? null : secret.value();
    }

    private static Endpoint endpoint(ModelSettings model) {
        return new Endpoint(
                Objects.requireNonNullElse(model.target().url(), URI.create("http://localhost")),
                text(model.target().key()),
                Objects.requireNonNullElse(model.target().name(), model.label()),
                headers(model),
                allOptions(model),
                new Quirks(Set.copyOf(model.habits().omit()), model.habits().thinkingBegun()));
    }

    /** Returns the options with the window, where a provider has to know it. */
    private static Map<String, Object> allOptions(ModelSettings model) {
        var set = options(model.target().options());
        if (model.provider().kind() != Provider.OLLAMA || model.habits().context() == 0) {
            return set;
        }
        var all =
                options(Map.of("options.num_ctx", String.valueOf(model.habits().context())));
        return Endpoint.merged(all, set);
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
