package dev.docent.provider;

import dev.docent.model.Timeouts;
import dev.docent.model.TokenPrice;
import org.jspecify.annotations.Nullable;

/**
 * A model behind HTTP.
 *
 * @param name the name that users see; the endpoint has the provider's name for it
 * @param endpoint its address
 * @param timeouts how long to wait for it
 * @param price what it costs, if known
 */
public record ModelSpec(
        String name,
        Endpoint endpoint,
        Timeouts timeouts,
        @Nullable TokenPrice price) {
    /** Returns this model with another key. */
    public ModelSpec withKey(String key) {
        return new ModelSpec(name, endpoint.withKey(key), timeouts, price);
    }
}
