package dev.docent.web;

import dev.docent.ingest.FileQuery;
import dev.docent.ingest.IndexListener;
import dev.docent.ingest.IndexState;
import dev.docent.ingest.IndexStatus;
import dev.docent.ingest.Indexer;
import dev.docent.ingest.SourceState;
import dev.docent.journal.Journal;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps a journal of each pass over the documents: progress frames, then {@code done}. Thread-safe.
 *
 * <p>While a pass runs, there is at most one frame per second, without the names of files, so that the journal stays
 * small even if the pass takes many hours. The last frame has everything.
 */
public final class IndexPasses implements IndexServlet.Passes, IndexListener {
    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

    private final Indexer indexer;
    private final LongSupplier nanoTime;

    // Guarded by this.
    private Journal<PassFrame> journal = new Journal<>(PassFrame.CODEC);
    private long lastFrame;

    /**
     * Creates the journals and listens to the indexer from now on.
     *
     * @param nanoTime a clock in nanoseconds
     */
    public static IndexPasses of(Indexer indexer, LongSupplier nanoTime) {
        var passes = new IndexPasses(indexer, nanoTime);
        indexer.addListener(passes);
        return passes;
    }

    private IndexPasses(Indexer indexer, LongSupplier nanoTime) {
        this.indexer = indexer;
        this.nanoTime = nanoTime;
        this.lastFrame = nanoTime.getAsLong() - INTERVAL;
    }

    @Override
    public Object state(boolean details) {
        return details ? indexer.state() : indexer.state().forReaders();
    }

    @Override
    public Object files(FileQuery query) {
        return indexer.files(query);
    }

    @Override
    public void start() {
        indexer.start();
    }

    @Override
    public synchronized Journal<PassFrame> journal() {
        return journal;
    }

    @Override
    public void onChange(IndexState state) {
        boolean running = state.state() == IndexStatus.RUNNING;
        Journal<PassFrame> current;
        synchronized (this) {
            if (running && nanoTime.getAsLong() - lastFrame < INTERVAL) {
                return;
            }
            if (journal.hasEnded()) {
                journal = new Journal<>(PassFrame.CODEC);
            }
            lastFrame = nanoTime.getAsLong();
            current = journal;
        }
        // All users read the same frames.
        current.append(PassFrame.Progress.of(running ? withoutNames(state.forReaders()) : state.forReaders()));
        if (!running) {
            current.append(new PassFrame.Done());
        }
    }

    private static IndexState withoutNames(IndexState state) {
        var sources = state.sources().stream().map(SourceState::withoutNames).toList();
        return new IndexState(
                state.state(), state.chunks(), state.waiting(), state.startedAt(), state.finishedAt(), sources);
    }
}
