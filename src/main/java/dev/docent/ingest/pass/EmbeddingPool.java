package dev.docent.ingest.pass;

import dev.docent.index.Embedder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Embeds texts on other threads, few at a time, and makes the caller wait for a place. Equal texts that come soon after each
 * other are embedded once. Used by the one thread of a pass.
 */
public final class EmbeddingPool {
    /** The most texts whose vectors are kept for the next chunks: 1024, some 3 MB. The index knows the vectors of others. */
    private static final int MAX_RECENT = 1024;

    private final Embedder embedder;
    private final Executor workers;
    private final Semaphore places;
    private final Map<String, CompletableFuture<float[]>> recent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<float[]>> eldest) {
            return size() > MAX_RECENT;
        }
    };

    /**
     * Creates a pool that embeds nothing yet.
     *
     * @param workers runs the embedder
     * @param places how many texts may wait or run at once; the thread of the pass waits for a place
     */
    public EmbeddingPool(Embedder embedder, Executor workers, int places) {
        this.embedder = embedder;
        this.workers = workers;
        this.places = new Semaphore(places);
    }

    /** Starts to embed a text as soon as there is a place, and returns its future vector, which fails if the embedder does. */
    CompletableFuture<float[]> vector(String text) {
        var known = recent.get(text);
        if (known != null && !known.isCompletedExceptionally()) {
            return known;
        }
        places.acquireUninterruptibly();
        var begun = begin(text);
        recent.put(text, begun);
        return begun;
    }

    private CompletableFuture<float[]> begin(String text) {
        var result = new CompletableFuture<float[]>();
        try {
            workers.execute(() -> {
                try {
                    result.complete(embedder.embed(text));
                } catch (RuntimeException | Error e) {
                    result.completeExceptionally(e);
                } finally {
                    places.release();
                }
            });
        } catch (RejectedExecutionException e) {
            places.release();
            result.completeExceptionally(e);
        }
        return result;
    }
}
