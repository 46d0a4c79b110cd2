package dev.docent.settings;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.common.MapBackedConfigSource;
import java.io.Serial;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The places where settings may stand, the higher covering the lower.
 *
 * <p>Only the layers that are handed in count: nothing is discovered on the class path, which in a container may hold other
 * people's configuration.
 */
final class Layers {
    private static final String PREFIX = "docent.";

    private final SmallRyeConfig config;

    private Layers(SmallRyeConfig config) {
        this.config = config;
    }

    /** A value and the place where it stands. */
    record Entry(String value, String place) {}

    static Layers of(ConfigSource... layers) {
        return new Layers(new SmallRyeConfigBuilder()
                .forClassLoader(Layers.class.getClassLoader())
                .withSources(layers)
                .build());
    }

    static ConfigSource contextParameters(Map<String, String> parameters) {
        return new Layer("context parameter", ours(parameters), 500);
    }

    static ConfigSource systemProperties(Map<String, String> properties) {
        return new Layer("system property", ours(properties), 400);
    }

    static ConfigSource environment(Map<String, String> variables) {
        return new EnvConfigSource(variables, 300);
    }

    static ConfigSource file(Map<String, String> properties, String path) {
        return new Layer(path, properties, 200);
    }

    private static Map<String, String> ours(Map<String, String> all) {
        return all.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PREFIX))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Returns what the highest layer says, unless that is nothing. */
    Optional<Entry> get(Key<?> key) {
        var found = config.getConfigValue(key.name());
        return Optional.ofNullable(found.getValue())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> new Entry(value, placeOf(found.getSourceName(), key)));
    }

    private static String placeOf(String source, Key<?> key) {
        return source.equals(EnvConfigSource.NAME) ? "environment variable " + key.variable() : source;
    }

    /** A layer whose name is what a reader of a mistake is told. */
    private static final class Layer extends MapBackedConfigSource {
        @Serial
        private static final long serialVersionUID = 1L;

        Layer(String place, Map<String, String> values, int ordinal) {
            super(place, values, ordinal);
        }
    }
}
