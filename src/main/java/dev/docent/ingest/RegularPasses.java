package dev.docent.ingest;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Starts a pass over each source some time after the end of the last one over it, no matter what started that. So changes and
 * late mounts are found. Sources that are due together share a pass. Passes never overlap: a source that is due during a pass
 * over others waits for its end. Thread-safe.
 */
public final class RegularPasses implements AutoCloseable {
    private final Indexer indexer;
    private final ScheduledExecutorService scheduler;
    private final Map<String, Duration> intervals;

    // Guarded by this.
    /** The round that each source waits for. */
    private final Map<String, Round> rounds = new HashMap<>();
    /** The sources whose time has come while a pass ran. */
    private final Set<String> due = new HashSet<>();

    private boolean closed;

    /** A moment at which sources are due. */
    private static final class Round {
        private final Set<String> sources;
        private @Nullable ScheduledFuture<?> timer;

        Round(Set<String> sources) {
            this.sources = new HashSet<>(sources);
        }

        /** A round without sources does not take place. */
        void leave(String source) {
            sources.remove(source);
            if (sources.isEmpty() && timer != null) {
                timer.cancel(false);
            }
        }
    }

    /**
     * Listens to the indexer from now on. It does not start the first pass.
     *
     * @param scheduler measures the time; a pass itself runs elsewhere
     * @param intervals for each source by its name, from the end of a pass over it to the start of the next one; zero for no
     *     regular passes
     */
    public static RegularPasses of(
            Indexer indexer, ScheduledExecutorService scheduler, Map<String, Duration> intervals) {
        var passes = new RegularPasses(indexer, scheduler, intervals);
        indexer.addEndListener(passes::onEnd);
        return passes;
    }

    private RegularPasses(Indexer indexer, ScheduledExecutorService scheduler, Map<String, Duration> intervals) {
        this.indexer = indexer;
        this.scheduler = scheduler;
        this.intervals = Map.copyOf(intervals);
    }

    private synchronized void onEnd(Set<String> read) {
        read.forEach(this::leaveRound);
        due.removeAll(read);
        read.stream()
                .filter(source -> !intervals.getOrDefault(source, Duration.ZERO).isZero())
                .collect(Collectors.groupingBy(intervals::get, Collectors.toSet()))
                .forEach(this::wait);
        startDue();
    }

    private void leaveRound(String source) {
        var round = rounds.remove(source);
        if (round != null) {
            round.leave(source);
        }
    }

    private void wait(Duration interval, Set<String> sources) {
        if (closed) {
            return;
        }
        var round = new Round(sources);
        sources.forEach(source -> rounds.put(source, round));
        try {
            round.timer = scheduler.schedule(() -> comes(round), interval.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            closed = true; // Docent is shutting down.
        }
    }

    private synchronized void comes(Round round) {
        due.addAll(round.sources);
        round.sources.forEach(rounds::remove);
        startDue();
    }

    /** If a pass runs, its end comes back here. */
    private void startDue() {
        var sources = Set.copyOf(due);
        if (!closed && !sources.isEmpty() && indexer.start(sources)) {
            due.removeAll(sources);
        }
    }

    /** Returns how long it is until the next look at a source; empty if none is planned, or if it waits for a running pass. */
    public synchronized Optional<Duration> untilNext(String source) {
        return Optional.ofNullable(rounds.get(source))
                .map(round -> round.timer)
                .map(timer -> Duration.ofMillis(Math.max(0, timer.getDelay(TimeUnit.MILLISECONDS))));
    }

    /** Starts no further pass; a running pass continues. */
    @Override
    public synchronized void close() {
        closed = true;
        Set.copyOf(rounds.keySet()).forEach(this::leaveRound);
    }
}
