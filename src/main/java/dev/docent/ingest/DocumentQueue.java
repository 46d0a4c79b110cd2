package dev.docent.ingest;

import dev.docent.index.ChunkIndex;
import dev.docent.index.EmbeddedChunk;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents whose chunks are being embedded. They are put into the index in the order in which they were found, each when
 * its last chunk is embedded. While the embedder computes, the next files are read. One thread.
 */
final class DocumentQueue {
    /** The most documents that wait for their chunks: 64. The next file is read when the first of them is done. */
    static final int MAX_WAITING = 64;

    private static final Logger LOG = LoggerFactory.getLogger(DocumentQueue.class);

    private record Waiting(
            SourceProgress counts,
            String path,
            DocumentReader.Changed file,
            CompletableFuture<List<EmbeddedChunk>> chunks) {}

    private final EmbeddingPool pool;
    private final ChunkIndex index;
    private final Pace pace;
    private final BooleanSupplier stopped;
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    DocumentQueue(EmbeddingPool pool, ChunkIndex index, Pace pace, BooleanSupplier stopped) {
        this.pool = pool;
        this.index = index;
        this.pace = pace;
        this.stopped = stopped;
    }

    /** @param path its path inside its source */
    void add(SourceProgress counts, String path, DocumentReader.Changed file) {
        waiting.addLast(new Waiting(counts, path, file, pool.embed(file.chunks(), stopped)));
    }

    /** Puts documents into the index until at most this many are waiting. Returns early after a stop. */
    void drain(int left) {
        while (!waiting.isEmpty()) {
            boolean done = waiting.getFirst().chunks().isDone();
            if (!done && (waiting.size() <= left || stopped.getAsBoolean())) {
                return;
            }
            store(waiting.removeFirst());
        }
    }

    /** Drops the waiting documents, which come with the next pass. */
    void clear() {
        waiting.clear();
    }

    private void store(Waiting next) {
        var counts = next.counts();
        List<EmbeddedChunk> chunks;
        try {
            chunks = next.chunks().join();
        } catch (CompletionException e) {
            if (stopped.getAsBoolean()) {
                return; // not a failure of the document: it comes with the next pass
            }
            LOG.warn(
                    "The chunks of {}/{} could not be embedded: {}",
                    counts.name(),
                    next.path(),
                    String.valueOf(e.getCause()));
            LOG.debug("The chunks of {}/{} could not be embedded", counts.name(), next.path(), e.getCause());
            counts.failed(next.path(), "its passages could not be embedded; the server's log says why");
            return;
        }
        index.put(counts.name(), next.file().fingerprint(), next.file().document(), chunks);
        counts.indexed();
        pace.changed();
    }
}
