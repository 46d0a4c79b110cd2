package dev.docent.ingest.pass;

import dev.docent.index.ChunkIndex;
import dev.docent.index.EmbeddedChunk;
import dev.docent.index.WaitingDocument;
import dev.docent.ingest.status.PassProgress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the documents that words find already their vectors, those first that readers need first. A document gets all its
 * vectors at once. What is not done when the pass ends early waits in the index for the next pass. One thread.
 */
public final class EmbeddingPass {
    /** The most documents whose chunks are being embedded: 64. The next one begins when the first of them is done. */
    private static final int MAX_BEGUN = 64;

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingPass.class);

    private record Begun(WaitingDocument document, CompletableFuture<List<EmbeddedChunk>> chunks) {}

    private final EmbeddingPool pool;
    private final ChunkIndex index;
    private final Pace pace;
    private final PassProgress progress;
    private final BooleanSupplier stopped;
    private final Deque<Begun> begun = new ArrayDeque<>();

    public EmbeddingPass(
            EmbeddingPool pool, ChunkIndex index, Pace pace, PassProgress progress, BooleanSupplier stopped) {
        this.pool = pool;
        this.index = index;
        this.pace = pace;
        this.progress = progress;
        this.stopped = stopped;
    }

    void run() {
        pace.refresh();
        var waiting = index.waiting();
        progress.waiting(waiting);
        try {
            for (var document : waiting) {
                if (stopped.getAsBoolean()) {
                    return;
                }
                begun.addLast(new Begun(document, pool.embed(withKnownVectors(document.path()), stopped)));
                drain(MAX_BEGUN);
                pace.mark();
            }
            drain(0);
        } finally {
            begun.clear();
        }
    }

    /** Another document with the same text may have got its vectors since this one was put into the index. */
    private List<EmbeddedChunk> withKnownVectors(String path) {
        return index.chunks(path).stream()
                .map(chunk -> chunk.vector() != null ? chunk : KnownVectors.of(chunk.chunk(), index))
                .toList();
    }

    /** Puts vectors into the index until at most this many documents are being embedded. Returns early after a stop. */
    private void drain(int left) {
        while (!begun.isEmpty()) {
            boolean done = begun.getFirst().chunks().isDone();
            if (!done && (begun.size() <= left || stopped.getAsBoolean())) {
                return;
            }
            store(begun.removeFirst());
        }
    }

    private void store(Begun next) {
        var document = next.document();
        try {
            index.embed(document.path(), next.chunks().join());
            progress.embedded(document);
            pace.changed();
        } catch (CompletionException e) {
            if (!stopped.getAsBoolean()) { // Otherwise it is no failure of the document: it comes with the next pass.
                fail(document, Objects.requireNonNullElse(e.getCause(), e));
            }
        }
    }

    private void fail(WaitingDocument document, Throwable cause) {
        LOG.warn("The chunks of {} could not be embedded: {}", document.path(), String.valueOf(cause));
        LOG.debug("The chunks of {} could not be embedded", document.path(), cause);
        progress.notEmbedded(
                document,
                "its passages could not be embedded, so only words find them; the server's log says why. The next pass"
                        + " tries again");
    }
}
