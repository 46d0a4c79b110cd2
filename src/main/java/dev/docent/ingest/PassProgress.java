package dev.docent.ingest;

import dev.docent.index.ChunkIndex;
import dev.docent.source.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what a pass does and informs the listeners. The pass writes, any thread reads the {@link #state()}. */
final class PassProgress {
    /** The time between two calls of a listener, unless a source or the pass begins or ends. */
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(PassProgress.class);

    private final Clock clock;
    private final List<IndexListener> listeners = new CopyOnWriteArrayList<>();

    // Used only by the thread of the pass.
    private final List<SourceProgress> sources = new ArrayList<>();
    private IndexStatus state = IndexStatus.IDLE;
    private @Nullable String startedAt;
    private @Nullable String finishedAt;
    private int chunks;
    private Instant lastTold = Instant.MIN;

    private volatile IndexState snapshot;

    /**
     * Creates the progress before the first pass.
     *
     * @param maxNamed how many files that failed or are left out are listed by name, for each source
     * @param index knows the chunks that are already searchable
     * @param clock decides when to call listeners
     */
    PassProgress(List<Source> sources, int maxNamed, ChunkIndex index, Clock clock) {
        this.clock = clock;
        sources.forEach(source -> this.sources.add(new SourceProgress(source, maxNamed)));
        countChunks(index.chunkCounts());
        this.snapshot = makeSnapshot();
    }

    IndexState state() {
        return snapshot;
    }

    void addListener(IndexListener listener) {
        listeners.add(listener);
    }

    /** Returns the sources in their configured order. */
    List<SourceProgress> sources() {
        return sources;
    }

    /** Notes the beginning of a pass over the sources with these names, and returns them. The others keep their state. */
    List<SourceProgress> begin(Set<String> names) {
        var read =
                sources.stream().filter(source -> names.contains(source.name())).toList();
        read.forEach(SourceProgress::reset);
        state = IndexStatus.RUNNING;
        startedAt = clock.instant().toString();
        finishedAt = null;
        tell();
        return read;
    }

    void end(boolean failed) {
        state = failed ? IndexStatus.FAILED : IndexStatus.IDLE;
        finishedAt = clock.instant().toString();
        tell();
    }

    void countChunks(Map<String, Integer> chunkCounts) {
        chunks = chunkCounts.values().stream().mapToInt(Integer::intValue).sum();
        sources.forEach(source -> source.countChunks(chunkCounts));
    }

    /** Informs the listeners about new counts, if the last time is long enough ago. */
    void changed() {
        if (!clock.instant().isBefore(lastTold.plus(INTERVAL))) {
            tell();
        }
    }

    void tell() {
        lastTold = clock.instant();
        snapshot = makeSnapshot();
        for (var listener : listeners) {
            try {
                listener.onChange(snapshot);
            } catch (RuntimeException e) {
                LOG.warn("A listener of the index failed; the pass continues", e);
            }
        }
    }

    private IndexState makeSnapshot() {
        var states = sources.stream().map(SourceProgress::state).toList();
        return new IndexState(state, chunks, startedAt, finishedAt, states);
    }
}
