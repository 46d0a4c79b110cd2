package dev.docent.ingest.pass;

import dev.docent.index.EmbeddedChunk;
import dev.docent.index.Embedder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Embeds chunks on other threads, few at a time, and makes the caller wait for a place. Equal texts that come soon after each
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
     * @param workers runs the embedder
     * @param places how many chunks may wait or run at once; the thread of the pass waits for a place
     */
    public EmbeddingPool(Embedder embedder, Executor workers, int places) {
        this.embedder = embedder;
        this.workers = workers;
        this.places = new Semaphore(places);
    }

    /**
     * Starts to embed those of the chunks that have no vector, and returns the future chunks with their vectors. Returns when
     * the last one was started; after a stop, those not yet started fail.
     */
    CompletableFuture<List<EmbeddedChunk>> embed(List<EmbeddedChunk> chunks, BooleanSupplier stopped) {
        var embedded = new ArrayList<CompletableFuture<EmbeddedChunk>>(chunks.size());
        for (var chunk : chunks) {
            if (chunk.vector() != null) {
                embedded.add(CompletableFuture.completedFuture(chunk));
            } else if (stopped.getAsBoolean()) {
                return CompletableFuture.failedFuture(new RejectedExecutionException("the pass was stopped"));
            } else {
                embedded.add(vector(chunk.chunk().embeddedText())
                        .thenApply(vector -> new EmbeddedChunk(chunk.chunk(), vector)));
            }
        }
        return CompletableFuture.allOf(embedded.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> embedded.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<float[]> vector(String text) {
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
