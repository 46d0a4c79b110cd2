package dev.docent.ingest.pass;

import dev.docent.index.ChunkIndex;
import dev.docent.index.EmbeddedChunk;
import dev.docent.index.WaitingDocument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** The chunks of a document while they get their vectors. One thread. */
final class UnfinishedDocument {
    /** The fewest texts of a batch: 512. */
    private static final int MIN_BATCH = 512;
    /** The most batches of a document: 10. The document is written anew after each of them. */
    private static final int MAX_BATCHES = 10;

    private final WaitingDocument waiting;
    private final List<EmbeddedChunk> chunks;
    /** The places of the chunks that were not begun yet. */
    private final Deque<Integer> rest = new ArrayDeque<>();

    private final int batchSize;
    private int missing;
    /** How many of the chunks that waited at the start are told as embedded. */
    private int counted;

    private UnfinishedDocument(WaitingDocument waiting, List<EmbeddedChunk> chunks) {
        this.waiting = waiting;
        this.chunks = chunks;
        for (int i = 0; i < chunks.size(); i++) {
            if (chunks.get(i).vector() == null) {
                rest.addLast(i);
            }
        }
        this.missing = rest.size();
        this.batchSize = Math.max(MIN_BATCH, (missing + MAX_BATCHES - 1) / MAX_BATCHES);
    }

    /** Another document with the same text may have got its vectors since this one was put into the index. */
    static UnfinishedDocument of(WaitingDocument waiting, ChunkIndex index) {
        var chunks = new ArrayList<EmbeddedChunk>();
        for (var chunk : index.chunks(waiting.path())) {
            chunks.add(chunk.vector() != null ? chunk : KnownVectors.of(chunk.chunk(), index));
        }
        return new UnfinishedDocument(waiting, chunks);
    }

    /** Begins to embed the next chunks, until the pass ends. */
    EmbeddingBatch nextBatch(EmbeddingPool pool, BooleanSupplier ends) {
        Map<Integer, CompletableFuture<float[]>> vectors = new LinkedHashMap<>();
        while (!rest.isEmpty() && vectors.size() < batchSize && !ends.getAsBoolean()) {
            int place = rest.removeFirst();
            vectors.put(place, pool.vector(chunks.get(place).chunk().embeddedText()));
        }
        return new EmbeddingBatch(this, vectors);
    }

    /** Takes the vectors of a batch when all are done, and returns how many there are. */
    int take(EmbeddingBatch batch) {
        var vectors = batch.await();
        vectors.forEach((place, vector) ->
                chunks.set(place, new EmbeddedChunk(chunks.get(place).chunk(), vector)));
        missing -= vectors.size();
        return vectors.size();
    }

    boolean hasMore() {
        return !rest.isEmpty();
    }

    boolean isWhole() {
        return missing == 0;
    }

    WaitingDocument waiting() {
        return waiting;
    }

    List<EmbeddedChunk> chunks() {
        return List.copyOf(chunks);
    }

    /** Returns how many chunks have got a vector since the last call. */
    int counted() {
        int now = waiting.chunks() - missing;
        int since = now - counted;
        counted = now;
        return since;
    }
}
