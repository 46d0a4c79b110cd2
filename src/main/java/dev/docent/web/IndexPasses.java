package dev.docent.web;

import dev.docent.ingest.Indexer;
import dev.docent.ingest.PassScope;
import dev.docent.ingest.files.FileQuery;
import dev.docent.ingest.status.IndexListener;
import dev.docent.ingest.status.IndexState;
import dev.docent.ingest.status.IndexStatus;
import dev.docent.ingest.status.SourceState;
import dev.docent.ingest.status.VectorsLeft;
import dev.docent.journal.Journal;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a journal of each pass over the documents: progress frames, then {@code done}. Thread-safe.
 *
 * <p>While a pass runs, there is at most one frame per second, without the names of files, so that the journal stays
 * small even if the pass takes many hours. The last frame has everything.
 */
public final class IndexPasses implements IndexServlet.Passes, IndexListener {
    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

    /** The JSON of {@code GET /api/sources}. Immutable. */
    private record SourceList(VectorsLeft vectors, List<SourceState> sources) {
        private SourceList {
            sources = List.copyOf(sources);
        }
    }

    private final Indexer indexer;
    private final Function<String, Optional<Instant>> nextLooks;
    private final LongSupplier nanoTime;

    // Guarded by this.
    private Journal<PassFrame> journal = new Journal<>(PassFrame.CODEC);
    private long lastFrame;

    /**
     * Creates the journals and listens to the indexer from now on.
     *
     * @param nextLooks returns when the next look at a source is planned, by the source's name
     * @param nanoTime a clock in nanoseconds
     */
    public static IndexPasses of(
            Indexer indexer, Function<String, Optional<Instant>> nextLooks, LongSupplier nanoTime) {
        var passes = new IndexPasses(indexer, nextLooks, nanoTime);
        indexer.addListener(passes);
        return passes;
    }

    private IndexPasses(Indexer indexer, Function<String, Optional<Instant>> nextLooks, LongSupplier nanoTime) {
        this.indexer = indexer;
        this.nextLooks = nextLooks;
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
    public Object why(String path, boolean details) {
        return indexer.why(path, details);
    }

    @Override
    public Object sources(boolean details) {
        var state = details ? indexer.state() : indexer.state().forReaders();
        var sources = state.sources().stream()
                .map(SourceState::withoutNames)
                .map(source -> source.withNextLook(nextLook(source.name())))
                .toList();
        return new SourceList(indexer.vectors(), sources);
    }

    private @Nullable String nextLook(String source) {
        return nextLooks
                .apply(source)
                .map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString())
                .orElse(null);
    }

    @Override
    public void start(PassScope scope) {
        if (!scope.equals(PassScope.ALL) && !indexer.hasSource(scope.source())) {
            throw new Refusal(
                    Reason.NOT_FOUND,
                    "There is no source \"" + scope.source() + "\". GET /api/sources lists the sources.");
        }
        indexer.start(scope);
    }

    @Override
    public void cancel() {
        indexer.cancel();
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
