package dev.docent.settings;

import java.util.List;
import java.util.Optional;

/**
 * The places for settings; a higher place overrides a lower one. Immutable.
 *
 * <p>Only these layers count. Nothing is read from the class path, because in a container it may contain the configuration of
 * other applications. A value is used literally, with its dollars and braces.
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

    /** Returns the value of the highest layer that sets it; nothing if that value is empty. */
    Optional<Layer.Written> get(Key<?> key) {
        return highestFirst.stream()
                .flatMap(layer -> layer.get(key).stream())
                .findFirst()
                .filter(written -> !written.value().isEmpty());
    }
}
