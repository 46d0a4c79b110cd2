package dev.docent.keys;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Gets a new key. Fails with a {@link KeyException}. */
@FunctionalInterface
interface Fetch {
    CompletionStage<Fetched> fetch();

    /**
     * A key.
     *
     * @param lifetime after which it is fetched again
     */
    record Fetched(String key, Duration lifetime) {
        @Override
        public String toString() {
            return "Fetched[lifetime=" + lifetime + "]";
        }
    }
}
