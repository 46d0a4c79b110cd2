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

    /** The provider has refused this key: it is not handed out again, unless it is all there is. */
    void refused(String key);
}
