package dev.docent.attempt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the results of the latest attempts. Thread-safe.
 *
 * @param <K> everything that a result depends on, so that nobody gets one that was made with what they may not see
 * @param <R> the results
 */
public final class AttemptCache<K, R extends Attempt> {
    private final int size;
    private final UnaryOperator<R> free;

    // Guarded by itself.
    private final Map<K, R> results = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param size the most results that are kept; the one that was not used for longest goes first
     * @param free returns a result that takes no tokens, because one that is found here does not
     */
    public AttemptCache(int size, UnaryOperator<R> free) {
        this.size = size;
        this.free = free;
    }

    /**
     * Returns the known result, or that of a new attempt. To cancel that cancels the attempt, and nothing is kept.
     *
     * @param attempt begins one; what ends without a result is not kept
     */
    public CompletionStage<R> get(K key, Supplier<CompletionStage<R>> attempt) {
        var known = find(key);
        return known == null
                ? Cancellable.then(attempt.get(), result -> keep(key, result))
                : CompletableFuture.completedFuture(known);
    }

    private @Nullable R find(K key) {
        synchronized (results) {
            return results.get(key);
        }
    }

    private R keep(K key, R result) {
        if (result.isDone()) {
            synchronized (results) {
                results.put(key, free.apply(result));
                if (results.size() > size) {
                    results.remove(results.keySet().iterator().next());
                }
            }
        }
        return result;
    }
}
