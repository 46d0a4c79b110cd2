package dev.docent.keys;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a key for its lifetime. Callers that ask while a key is being fetched all wait for that key. If a key cannot be fetched,
 * it returns the last one, unless a provider has refused it: a file that is being replaced is missing for a moment.
 */
final class CachedKey implements KeySource {
    private static final Logger LOG = LoggerFactory.getLogger(CachedKey.class);

    private final Fetch source;
    private final LongSupplier nanoTime;

    // Guarded by this.
    private @Nullable CompletableFuture<String> fetching;
    private @Nullable String last;
    private long validUntil;

    CachedKey(Fetch source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
    }

    @Override
    public CompletionStage<String> key() {
        CompletableFuture<String> mine;
        synchronized (this) {
            if (last != null && nanoTime.getAsLong() - validUntil < 0) {
                return CompletableFuture.completedFuture(last);
            }
            if (fetching != null) {
                return fetching;
            }
            mine = new CompletableFuture<>();
            fetching = mine;
        }
        begin().whenComplete((fetched, failure) -> complete(mine, fetched, failure));
        return mine;
    }

    private CompletionStage<Fetch.Fetched> begin() {
        try {
            return source.fetch();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void complete(
            CompletableFuture<String> mine, Fetch.@Nullable Fetched fetched, @Nullable Throwable failure) {
        String key;
        synchronized (this) {
            fetching = null;
            if (fetched != null) {
                last = fetched.key();
                validUntil = nanoTime.getAsLong() + fetched.lifetime().toNanos();
            }
            key = last;
        }
        if (key == null) {
            mine.completeExceptionally(cause(failure));
            return;
        }
        if (failure != null) {
            LOG.warn(
                    "{}. Docent still uses the last key.",
                    String.valueOf(cause(failure).getMessage()));
        }
        mine.complete(key);
    }

    private static Throwable cause(@Nullable Throwable failure) {
        if (failure == null) {
            return new KeyException("there is no key", null);
        }
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    @Override
    public synchronized void refused(String key) {
        if (key.equals(last)) {
            last = null;
        }
    }
}
