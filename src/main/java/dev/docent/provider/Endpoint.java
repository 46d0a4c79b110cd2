package dev.docent.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.docent.http.RequestHeaders;
import dev.docent.http.StreamRequest;
import dev.docent.json.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The address of a model, and what is sent to it besides the prompt. Its text contains neither the key nor the headers,
 * which may contain a key too. Immutable.
 *
 * @param url the base address, with or without a slash at the end; its query is sent with every request
 * @param key the key, if the provider wants one
 * @param model the model's name, as the provider knows it
 * @param headers further headers; they replace those of the protocol
 * @param options further fields of the request's body, as JSON values; objects are merged with those of the protocol
 * @param quirks how the provider deviates from its protocol
 */
public record Endpoint(
        URI url,
        @Nullable String key,
        String model,
        Map<String, String> headers,
        Map<String, Object> options,
        Quirks quirks) {
    private static final int SHORTEST_SECRET = 8;

    public Endpoint {
        if (model.isBlank()) {
            throw new IllegalArgumentException(
                    "model must not be blank; it is the model's name, for example gpt-6-luna");
        }
        headers = Map.copyOf(headers);
        options = Map.copyOf(options);
    }

    /** Creates an endpoint that follows its protocol. */
    public Endpoint(
            URI url, @Nullable String key, String model, Map<String, String> headers, Map<String, Object> options) {
        this(url, key, model, headers, options, Quirks.NONE);
    }

    /** Returns this endpoint with another key. */
    public Endpoint withKey(String other) {
        return new Endpoint(url, other, model, headers, options, quirks);
    }

    /** Returns an address below the base, with its query. */
    URI below(String path) {
        return below(path, "");
    }

    /** Returns an address below the base, with its query and further parameters. */
    URI below(String path, String query) {
        var base = url.toString();
        var mark = base.indexOf('?');
        var own = mark < 0 ? "" : base.substring(mark + 1);
        var trunk = mark < 0 ? base : base.substring(0, mark);
        var joined = own.isEmpty() || query.isEmpty() ? own + query : own + "&" + query;
        return URI.create((trunk.endsWith("/") ? trunk : trunk + "/") + path + (joined.isEmpty() ? "" : "?" + joined));
    }

    /** Returns the header of a key that is sent as a bearer token; none without a key. */
    Map<String, String> bearer() {
        return key == null ? Map.of() : Map.of("Authorization", "Bearer " + key);
    }

    /** Returns the header of a key that is sent in this header as it is; none without a key. */
    Map<String, String> keyIn(String header) {
        return key == null ? Map.of() : Map.of(header, key);
    }

    /** Returns a request with a body of JSON, for a response of this framing. */
    StreamRequest post(URI address, Framing framing, Map<String, String> ownHeaders, Map<String, Object> ownBody) {
        var all = new LinkedHashMap<>(ownHeaders);
        all.put("Content-Type", "application/json");
        all.put("Accept", framing.mediaType());
        var fields = merged(ownBody, options);
        for (var name : quirks.omitted()) {
            fields = without(name, fields);
        }
        var body = Json.write(fields).getBytes(UTF_8);
        return new StreamRequest("POST", address, withOwn(all), body);
    }

    /** Returns a protocol's headers together with those of the endpoint, which win. */
    Map<String, String> withOwn(Map<String, String> ofProtocol) {
        return RequestHeaders.joined(ofProtocol, headers);
    }

    private static Map<String, Object> without(String omitted, Map<?, ?> fields) {
        var rest = new LinkedHashMap<String, Object>();
        fields.forEach((field, value) -> {
            var name = String.valueOf(field);
            if (value instanceof Map<?, ?> inner && omitted.startsWith(name + ".")) {
                rest.put(name, without(omitted.substring(name.length() + 1), inner));
            } else if (!name.equals(omitted)) {
                rest.put(name, value);
            }
        });
        return rest;
    }

    /** Returns the fields of both, also in objects; theirs win. */
    static Map<String, Object> merged(Map<?, ?> ours, Map<?, ?> theirs) {
        var merged = new LinkedHashMap<String, Object>();
        ours.forEach((name, value) -> merged.put(String.valueOf(name), value));
        theirs.forEach((name, value) -> merged.merge(String.valueOf(name), value, Endpoint::merge));
        return merged;
    }

    private static Object merge(Object ours, Object theirs) {
        return ours instanceof Map<?, ?> outer && theirs instanceof Map<?, ?> inner ? merged(outer, inner) : theirs;
    }

    /** Returns what must not be shown: the key, and header values that are long enough to be a key. */
    Set<String> secrets() {
        var secrets = new LinkedHashSet<String>();
        headers.values().stream()
                .filter(value -> value.length() >= SHORTEST_SECRET)
                .forEach(secrets::add);
        if (key != null) {
            secrets.add(key);
        }
        return secrets;
    }

    @Override
    public String toString() {
        return "Endpoint[url=" + url.toString().replaceFirst("\\?.*", "") + ", model=" + model + "]";
    }
}
