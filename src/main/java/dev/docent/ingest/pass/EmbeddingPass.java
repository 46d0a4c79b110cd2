package dev.docent.ingest.pass;

import dev.docent.index.ChunkIndex;
import dev.docent.index.EmbeddingException;
import dev.docent.index.WaitingDocument;
import dev.docent.ingest.status.PassProgress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/**
 * Gives the documents that words find already their vectors, those first that readers need first. A small document gets all its
 * vectors at once, a large one in batches. What is not done when the pass ends early waits in the index for the next pass;
 * what was begun is finished, so nothing is embedded twice. One thread.
 */
public final class EmbeddingPass {
    /** The most texts that are being embedded or wait to be stored: 1024, some 3 MB. */
    private static final int MAX_BEGUN = 1024;

    private final EmbeddingPool pool;
    private final ChunkIndex index;
    private final Pace pace;
    private final PassProgress progress;
    private final BooleanSupplier ends;
    private final EmbeddingLog log = new EmbeddingLog();
    private final Deque<EmbeddingBatch> begun = new ArrayDeque<>();
    private int begunTexts;
    /** Whether the embedder can embed nothing at this time. Then what is left waits for the next pass. */
    private boolean failsForAll;

    /**
     * Creates what a pass does at its end.
     *
     * @param ends whether it must end early, because the pass was cancelled, or because something else waits to be looked at
     */
    public EmbeddingPass(EmbeddingPool pool, ChunkIndex index, Pace pace, PassProgress progress, BooleanSupplier ends) {
        this.pool = pool;
        this.index = index;
        this.pace = pace;
        this.progress = progress;
        this.ends = ends;
    }

    void run() {
        pace.refresh();
        var waiting = index.waiting();
        progress.waiting(waiting);
        failsForAll = false;
        try {
            for (var document : waiting) {
                if (mustEnd()) {
                    break;
                }
                begin(document);
            }
            drain(0);
            if (!mustEnd()) {
                finish();
            }
        } finally {
            begun.clear();
            begunTexts = 0;
        }
        log.end();
    }

    private void begin(WaitingDocument waiting) {
        var document = UnfinishedDocument.of(waiting, index);
        do {
            var batch = document.nextBatch(pool, this::mustEnd);
            begun.addLast(batch);
            begunTexts += batch.size();
            drain(MAX_BEGUN);
            pace.mark();
        } while (document.hasMore() && !mustEnd());
    }

    /**
     * Lets the vectors serve, and removes those of another model. A text that the embedder refuses does not keep that up: it has
     * been tried.
     */
    private void finish() {
        for (var path : index.finishVectors()) {
            if (ends.getAsBoolean()) {
                return;
            }
            index.embed(path, index.chunks(path));
            pace.changed();
            pace.mark();
        }
    }

    private boolean mustEnd() {
        return failsForAll || ends.getAsBoolean();
    }

    /** Stores vectors until at most this many texts are begun. */
    private void drain(int left) {
        while (!begun.isEmpty()
                && (begunTexts > left || left == 0 || begun.getFirst().isDone())) {
            var batch = begun.removeFirst();
            if (!batch.isDone()) {
                pool.flush();
            }
            begunTexts -= batch.size();
            store(batch);
        }
    }

    private void store(EmbeddingBatch batch) {
        var document = batch.document();
        int stored = document.take(batch);
        if (stored > 0 || document.isWhole()) {
            index.embed(document.waiting().path(), document.chunks());
            pace.changed();
        }
        progress.embedded(document.waiting(), document.counted(), document.isWhole());
        if (document.isWhole()) {
            log.embedded(document.waiting().path());
        }
        batch.failure().ifPresent(cause -> {
            failsForAll |= cause instanceof EmbeddingException failure
                    && failure.concern() == EmbeddingException.Concern.EVERY_TEXT;
            log.failed(document.waiting().path(), cause);
            progress.notEmbedded(
                    document.waiting(),
                    "its passages could not be embedded, so only words find them; the server's log says why. The next"
                            + " pass tries again");
        });
    }
}
