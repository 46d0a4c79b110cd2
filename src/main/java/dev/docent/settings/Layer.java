package dev.docent.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One place for settings. Immutable. */
final class Layer {
    private static final String PREFIX = "docent.";

    private final Map<String, String> values;

    /** The name of a setting in the spelling of this place. */
    private final Function<Key<?>, String> spelling;

    /** The name of the place in messages about mistakes. */
    private final Function<Key<?>, String> place;

    private Layer(Map<String, String> values, Function<Key<?>, String> spelling, Function<Key<?>, String> place) {
        this.values = Map.copyOf(values);
        this.spelling = spelling;
        this.place = place;
    }

    /** A value and its place. */
    record Written(String value, String place) {}

    static Layer contextParameters(Map<String, String> parameters) {
        return new Layer(ours(parameters), Key::name, key -> "context parameter");
    }

    static Layer systemProperties(Map<String, String> properties) {
        return new Layer(ours(properties), Key::name, key -> "system property");
    }

    /**
     * Variables in lower case, and with dots and hyphens, count too, because a container may set them: {@code
     * docent.stream.heartbeat}.
     */
    static Layer environment(Map<String, String> variables) {
        var upperCase = new HashMap<String, String>();
        // In this order, the documented spelling comes first and wins.
        new TreeMap<>(variables).forEach((name, value) -> upperCase.putIfAbsent(Key.variable(name), value));
        return new Layer(upperCase, Key::variable, key -> "environment variable " + key.variable());
    }

    static Layer file(Map<String, String> properties, String path) {
        return new Layer(properties, Key::name, key -> path);
    }

    private static Map<String, String> ours(Map<String, String> all) {
        return all.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PREFIX))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Returns the names that are set here, in the spelling of this place. */
    Set<String> names() {
        return values.keySet();
    }

    /** Returns the value that is set here, without white space around it. An empty text counts as set. */
    Optional<Written> get(Key<?> key) {
        return Optional.ofNullable(values.get(spelling.apply(key)))
                .map(value -> new Written(value.strip(), place.apply(key)));
    }
}
