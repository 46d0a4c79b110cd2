package dev.docent.settings;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
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
        return new PropertiesConfigSource(ours(parameters), "context parameter", 500);
    }

    static ConfigSource systemProperties(Map<String, String> properties) {
        return new PropertiesConfigSource(ours(properties), "system property", 400);
    }

    static ConfigSource environment(Map<String, String> variables) {
        return new EnvConfigSource(variables, 300);
    }

    static ConfigSource file(Map<String, String> properties, String path) {
        return new PropertiesConfigSource(properties, path, 200);
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
}
