package dev.docent.ingest;

import dev.docent.corpus.Chunk;
import dev.docent.index.EmbeddedChunk;
import dev.docent.index.Embedder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Embeds chunks on other threads, few at a time, and makes the caller wait for a place. Used by the one thread of a
 * pass.
 */
final class EmbeddingPool {
    private final Embedder embedder;
    private final Executor workers;
    private final Semaphore places;

    /**
     * @param workers runs the embedder
     * @param places how many chunks may wait or run at once; the thread of the pass waits for a place
     */
    EmbeddingPool(Embedder embedder, Executor workers, int places) {
        this.embedder = embedder;
        this.workers = workers;
        this.places = new Semaphore(places);
    }

    /**
     * Starts to embed the chunks and returns their future results. Returns when the last one was started; after a stop,
     * those not yet started fail.
     */
    CompletableFuture<List<EmbeddedChunk>> embed(List<Chunk> chunks, BooleanSupplier stopped) {
        var embedded = new ArrayList<CompletableFuture<EmbeddedChunk>>(chunks.size());
        for (var chunk : chunks) {
            places.acquireUninterruptibly();
            if (stopped.getAsBoolean()) {
                places.release();
                return CompletableFuture.failedFuture(new RejectedExecutionException("the pass was stopped"));
            }
            embedded.add(begin(chunk));
        }
        return CompletableFuture.allOf(embedded.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> embedded.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<EmbeddedChunk> begin(Chunk chunk) {
        var result = new CompletableFuture<EmbeddedChunk>();
        try {
            workers.execute(() -> {
                try {
                    result.complete(new EmbeddedChunk(chunk, embedder.embed(chunk.textWithContext())));
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
