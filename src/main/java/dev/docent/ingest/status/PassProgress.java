package dev.docent.ingest.status;

import dev.docent.index.ChunkIndex;
import dev.docent.index.WaitingDocument;
import dev.docent.source.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what a pass does and informs the listeners. The pass writes, any thread reads the {@link #state()}. */
public final class PassProgress {
    /** The time between two calls of a listener, unless a source or the pass begins or ends. */
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(PassProgress.class);

    private final Clock clock;
    private final List<IndexListener> listeners = new CopyOnWriteArrayList<>();

    // Used only by the thread of the pass.
    private final List<SourceProgress> sources = new ArrayList<>();
    /** Those that the pass reads. */
    private List<SourceProgress> current = List.of();

    private IndexStatus state = IndexStatus.IDLE;
    private @Nullable String startedAt;
    private @Nullable String finishedAt;
    private int chunks;
    /** How many chunks wait for their vectors. */
    private int waiting;

    private Instant lastTold = Instant.MIN;

    /** How fast vectors are computed. */
    private final SourceRate vectorRate = new SourceRate();
    /** How many passages got vectors since the pass began to compute them. */
    private int embedded;

    private volatile IndexState snapshot;
    private volatile VectorsLeft vectors = new VectorsLeft(0, null, null);

    /**
     * Creates the progress before the first pass.
     *
     * @param maxNamed how many files that failed or are left out are listed by name, for each source
     * @param index knows the chunks that are already searchable
     * @param clock decides when to call listeners
     */
    public PassProgress(List<Source> sources, int maxNamed, ChunkIndex index, Clock clock) {
        this.clock = clock;
        sources.forEach(source -> this.sources.add(new SourceProgress(source, maxNamed, clock)));
        count(index);
        waiting(index.waiting());
        this.snapshot = makeSnapshot();
    }

    public IndexState state() {
        return snapshot;
    }

    public VectorsLeft vectors() {
        return vectors;
    }

    public void addListener(IndexListener listener) {
        listeners.add(listener);
    }

    /** Returns the sources in their configured order. */
    public List<SourceProgress> sources() {
        return sources;
    }

    /**
     * Notes the beginning of a pass over the sources with these names, and returns them. The others keep their state.
     *
     * @param path the only path in the only source that is looked at; empty for all. The source then keeps its state too
     */
    public List<SourceProgress> begin(Set<String> names, String path) {
        var read =
                sources.stream().filter(source -> names.contains(source.name())).toList();
        if (path.isEmpty()) {
            read.forEach(SourceProgress::reset);
        }
        current = read;
        state = IndexStatus.RUNNING;
        startedAt = clock.instant().toString();
        finishedAt = null;
        tell();
        return read;
    }

    public void end(boolean failed) {
        state = failed ? IndexStatus.FAILED : IndexStatus.IDLE;
        finishedAt = clock.instant().toString();
        tell();
    }

    /** Counts what is in the index. */
    public void count(ChunkIndex index) {
        var chunkCounts = index.chunkCounts();
        chunks = chunkCounts.values().stream().mapToInt(Integer::intValue).sum();
        sources.forEach(source -> {
            source.countChunks(chunkCounts);
            source.countOnlyByWords(index.onlyByWords(source.name()));
        });
    }

    /** Notes the documents that wait for vectors. */
    public void waiting(List<WaitingDocument> documents) {
        waiting = documents.stream().mapToInt(WaitingDocument::chunks).sum();
        embedded = 0;
        vectorRate.begin(clock.instant());
    }

    /**
     * Notes that chunks of a document got their vectors.
     *
     * @param whole whether all of its chunks have one now
     */
    public void embedded(WaitingDocument document, int chunksOfIt, boolean whole) {
        waiting -= chunksOfIt;
        embedded += chunksOfIt;
        vectorRate.note(clock.instant(), embedded, embedded);
        if (!whole) {
            return;
        }
        current.stream()
                .filter(source -> source.name().equals(document.source()))
                .forEach(source -> source.embedded(inSource(document)));
    }

    private static String inSource(WaitingDocument document) {
        return document.path().substring(document.source().length() + 1);
    }

    /** Notes that a document got no vectors, for this reason. A source that this pass does not read keeps its counts. */
    public void notEmbedded(WaitingDocument document, String reason) {
        current.stream()
                .filter(source -> source.name().equals(document.source()))
                .forEach(source -> source.notEmbedded(inSource(document), reason));
    }

    /** Informs the listeners about new counts, if the last time is long enough ago. */
    public void changed() {
        if (!clock.instant().isBefore(lastTold.plus(INTERVAL))) {
            tell();
        }
    }

    public void tell() {
        lastTold = clock.instant();
        snapshot = makeSnapshot();
        vectors = new VectorsLeft(
                waiting,
                isEmbedding() ? vectorRate.passagesPerSecond().orElse(null) : null,
                isEmbedding() ? vectorRate.secondsFor(waiting).orElse(null) : null);
        for (var listener : listeners) {
            try {
                listener.onChange(snapshot);
            } catch (RuntimeException e) {
                LOG.warn("A listener of the index failed; the pass continues", e);
            }
        }
    }

    private boolean isEmbedding() {
        return state == IndexStatus.RUNNING && embedded > 0;
    }

    private IndexState makeSnapshot() {
        var states = sources.stream().map(SourceProgress::state).toList();
        return new IndexState(state, chunks, waiting, startedAt, finishedAt, states);
    }
}
