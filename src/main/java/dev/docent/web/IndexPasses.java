package dev.docent.web;

import dev.docent.ingest.FileQuery;
import dev.docent.ingest.IndexListener;
import dev.docent.ingest.IndexState;
import dev.docent.ingest.Indexer;
import dev.docent.ingest.SourceState;
import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps a journal of each pass over the documents: progress frames, then {@code done}. Thread-safe.
 *
 * <p>While a pass runs, a frame comes at most once a second and without the names of files, so that the journal of
 * a pass of many hours stays small. The last one has everything.
 */
public final class IndexPasses implements IndexServlet.Passes, IndexListener {
    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

    /** The digest of no text: a pass writes none. */
    private static final String EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final Indexer indexer;
    private final LongSupplier nanoTime;

    // Guarded by this.
    private Journal journal = new Journal();
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
    public synchronized Journal journal() {
        return journal;
    }

    @Override
    public void onChange(IndexState state) {
        boolean running = state.state().equals(IndexState.RUNNING);
        Journal current;
        synchronized (this) {
            if (running && nanoTime.getAsLong() - lastFrame < INTERVAL) {
                return;
            }
            if (journal.hasEnded()) {
                journal = new Journal();
            }
            lastFrame = nanoTime.getAsLong();
            current = journal;
        }
        // Everybody reads the same frames.
        current.append(new Frame.Progress(running ? withoutNames(state.forReaders()) : state.forReaders()));
        if (!running) {
            current.append(new Frame.Done("stop", Optional.empty(), 0, EMPTY_SHA256, Map.of(), Optional.empty()));
        }
    }

    private static IndexState withoutNames(IndexState state) {
        var sources = state.sources().stream().map(SourceState::withoutNames).toList();
        return new IndexState(state.state(), state.chunks(), state.startedAt(), state.finishedAt(), sources);
    }
}
