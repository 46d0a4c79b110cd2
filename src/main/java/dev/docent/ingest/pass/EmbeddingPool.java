package dev.docent.ingest.pass;

import dev.docent.index.Embedder;
import dev.docent.index.EmbeddingException;
import java.util.LinkedHashMap;
import java.util.List;
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
    /** The texts that are less than a batch so far. */
    private final Map<String, CompletableFuture<float[]>> gathered = new LinkedHashMap<>();

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
     * @param places how many batches may wait or run at once; the thread of the pass waits for a place
     */
    public EmbeddingPool(Embedder embedder, Executor workers, int places) {
        this.embedder = embedder;
        this.workers = workers;
        this.places = new Semaphore(places);
    }

    /**
     * Returns the future vector of a text, which fails if the embedder does. It starts when there is a whole batch of texts and a
     * place for them, or with {@link #flush}.
     */
    CompletableFuture<float[]> vector(String text) {
        var known = recent.get(text);
        if (known != null && !known.isCompletedExceptionally()) {
            return known;
        }
        var result = new CompletableFuture<float[]>();
        recent.put(text, result);
        gathered.put(text, result);
        if (gathered.size() >= embedder.batchSize()) {
            flush();
        }
        return result;
    }

    /** Starts what is less than a batch. */
    void flush() {
        if (gathered.isEmpty()) {
            return;
        }
        var batch = new LinkedHashMap<>(gathered);
        gathered.clear();
        places.acquireUninterruptibly();
        try {
            workers.execute(() -> {
                try {
                    embed(batch);
                } finally {
                    places.release();
                }
            });
        } catch (RejectedExecutionException e) {
            places.release();
            fail(batch, e);
        }
    }

    private void embed(Map<String, CompletableFuture<float[]>> batch) {
        try {
            var vectors = embedder.embedAll(List.copyOf(batch.keySet())).iterator();
            batch.values().forEach(result -> result.complete(vectors.next()));
        } catch (EmbeddingException e) {
            if (e.concern() == EmbeddingException.Concern.THIS_TEXT && batch.size() > 1) {
                // One of the texts is refused: the others must not suffer from it.
                batch.forEach((text, result) -> embed(Map.of(text, result)));
            } else {
                fail(batch, e);
            }
        } catch (RuntimeException | Error e) {
            fail(batch, e);
        }
    }

    private static void fail(Map<String, CompletableFuture<float[]>> batch, Throwable failure) {
        batch.values().forEach(result -> result.completeExceptionally(failure));
    }
}
