package dev.docent.keys;

import java.util.concurrent.CompletionStage;

/** Where a key comes from. Thread-safe. */
public interface KeySource {
    /**
     * Returns the key that is valid now; does not wait for it.
     *
     * @return fails with a {@link KeyException}, possibly inside a {@link java.util.concurrent.CompletionException}
     */
    CompletionStage<String> key();

    /** Notes that the provider has refused this key. It is not returned again, unless the source still has the same one. */
    void refused(String key);
}
