package dev.docent.provider;

import dev.docent.json.Json;
import dev.docent.json.JsonException;
import dev.docent.json.JsonValue;
import dev.docent.model.Price;
import dev.docent.model.Timeouts;
import dev.docent.settings.HttpFormat;
import dev.docent.settings.ModelSettings;
import dev.docent.settings.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the settings say of a model, as the packages of the models want it. */
final class ModelSpecs {
    private ModelSpecs() {}

    static CustomFormat format(HttpFormat http) {
        return new CustomFormat(
                http.method(),
                http.body(),
                http.framing(),
                http.text(),
                http.reasoning(),
                http.finish(),
                http.inputTokens(),
                http.outputTokens(),
                Optional.of(http.error()),
                http.end(),
                new Conditions(
                        http.when().text().map(Condition::parse),
                        http.when().reasoning().map(Condition::parse),
                        http.when().finish().map(Condition::parse),
                        http.when().error().map(Condition::parse)));
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
                model.price().map(price -> new Price(price.input(), price.cachedInput(), price.output())));
    }

    private static Endpoint endpoint(ModelSettings model) {
        return new Endpoint(
                model.url().orElse(URI.create("http://localhost")),
                model.key().map(Secret::value),
                model.name().orElse(model.label()),
                headers(model),
                options(model.options()),
                new Habits(Set.copyOf(model.habits().omit()), model.habits().thinkingBegun()));
    }

    /** Options are JSON where they are, else words; a dot in a name leads into an object. */
    static Map<String, Object> options(Map<String, String> options) {
        Map<String, Object> fields = new LinkedHashMap<>();
        // In order, so that what leads into an object comes after the object.
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

    /** Objects as maps, so that fields can be merged into them. */
    private static Object opened(JsonValue value) {
        if (!value.isObject()) {
            return value;
        }
        var fields = new LinkedHashMap<String, Object>();
        value.fieldNames().forEach(name -> fields.put(name, opened(value.get(name))));
        return fields;
    }
}
