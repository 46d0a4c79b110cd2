package dev.docent.settings;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How requests to a service are authorized. Immutable.
 *
 * @param key {@code key}; null if it is not set
 * @param origin where a key that changes comes from; null if there is none
 * @param headers {@code headers.*}: further headers, by name
 */
public record KeyAccess(@Nullable Secret key, @Nullable KeyOrigin origin, Map<String, Secret> headers) {
    public KeyAccess {
        headers = Map.copyOf(headers);
    }
}
