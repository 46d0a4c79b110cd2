package dev.docent.settings;

import java.util.List;
import java.util.Optional;

/**
 * The places for settings; a higher place overrides a lower one. Immutable.
 *
 * <p>Only the given layers count: nothing is discovered on the class path, which in a container may contain other
 * people's configuration. A value is taken literally, with its dollars and braces.
 *
 * @param highestFirst the places
 */
record Layers(List<Layer> highestFirst) {
    Layers {
        highestFirst = List.copyOf(highestFirst);
    }

    static Layers of(Layer... highestFirst) {
        return new Layers(List.of(highestFirst));
    }

    /** Returns what the highest layer says, unless that is nothing. */
    Optional<Layer.Written> get(Key<?> key) {
        return highestFirst.stream()
                .flatMap(layer -> layer.get(key).stream())
                .findFirst()
                .filter(written -> !written.value().isEmpty());
    }
}
