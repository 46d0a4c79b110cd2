package dev.docent.provider;

import dev.docent.model.Timeouts;
import dev.docent.model.TokenPrice;
import org.jspecify.annotations.Nullable;

/**
 * A model behind HTTP.
 *
 * @param name what users see; the endpoint knows what the provider calls it
 * @param endpoint where it is asked
 * @param timeouts how long to wait for it
 * @param price what it costs, if that is known
 */
public record ModelSpec(
        String name,
        Endpoint endpoint,
        Timeouts timeouts,
        @Nullable TokenPrice price) {
    /** Returns the same with this key. */
    public ModelSpec withKey(String key) {
        return new ModelSpec(name, endpoint.withKey(key), timeouts, price);
    }
}
