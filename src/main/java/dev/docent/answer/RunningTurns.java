package dev.docent.answer;

import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.Layout;
import dev.docent.conversation.StoreException;
import dev.docent.conversation.TurnPart;
import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import dev.docent.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what running answers have written so far: all of them together, in one batch every {@link #INTERVAL}. Thread-safe.
 *
 * <p>It reads the journals like any other reader, so that neither the models nor the readers wait for the database. While
 * the database fails, nothing is queued here: the journals hold what is to be written, and the next batch brings all of it.
 */
final class RunningTurns {
    private static final Logger LOG = LoggerFactory.getLogger(RunningTurns.class);

    /**
     * The time between two batches, 400 ms: with what a batch takes, what is in the database is at most 500 ms old. A batch
     * is not begun before the one before has ended; with nothing new there is none.
     */
    static final Duration INTERVAL = Duration.ofMillis(400);

    private final ConversationStore store;
    private final Executor storeThreads;
    private final Map<String, Progress> running = new ConcurrentHashMap<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile boolean missed;
    private volatile boolean failing;

    /** How much of an answer is in the database. */
    private static final class Progress {
        final String answer;
        final Journal journal;
        // Written by the one batch at a time, read by the end of the answer.
        volatile int frames;
        volatile boolean sourcesKept;

        Progress(String answer, Journal journal) {
            this.answer = answer;
            this.journal = journal;
        }

        boolean hasNews() {
            return journal.size() > frames;
        }
    }

    /** What one batch takes from one answer. */
    private record Piece(Progress progress, TurnPart part, int lastFrame) {}

    /** Begins to look for what is new, until the scheduler ends. */
    RunningTurns(ConversationStore store, Executor storeThreads, ScheduledExecutorService scheduler) {
        this.store = store;
        this.storeThreads = storeThreads;
        var unused = scheduler.scheduleWithFixedDelay(
                this::tick, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Keeps what is written into this journal from now on. */
    void begin(String answer, Journal journal) {
        running.put(answer, new Progress(answer, journal));
    }

    /** Returns the frames of an answer that are in no batch, without their text, and takes it out of the batches to come. */
    TurnPart rest(String answer, Journal journal, List<Frame> lastFrames) {
        var progress = Optional.ofNullable(running.remove(answer)).orElseGet(() -> new Progress(answer, journal));
        return piece(progress, false, lastFrames).part();
    }

    private void tick() {
        if (running.values().stream().noneMatch(Progress::hasNews)) {
            return;
        }
        if (!writing.compareAndSet(false, true)) {
            missed = true;
            return;
        }
        try {
            storeThreads.execute(this::write);
        } catch (RejectedExecutionException e) {
            writing.set(false);
            failed(e);
        }
    }

    private void write() {
        var pieces = running.values().stream()
                .filter(Progress::hasNews)
                .map(progress -> piece(progress, true, List.of()))
                .toList();
        missed = false;
        try {
            store.append(pieces.stream().map(Piece::part).toList());
            pieces.forEach(RunningTurns::written);
            succeeded();
        } catch (StoreException e) {
            failed(e);
        } finally {
            writing.set(false);
        }
        if (missed && !failing) {
            tick();
        }
    }

    private static Piece piece(Progress progress, boolean withText, List<Frame> more) {
        int written = progress.frames;
        var layout = new Frames();
        var frames = progress.journal.framesAfter(written, Integer.MAX_VALUE - written);
        frames.forEach(numbered -> layout.add(numbered.frame()));
        more.forEach(layout::add);
        var part = new TurnPart(
                progress.answer,
                written + 1,
                Layout.format(layout.entries()),
                withText ? layout.text() : "",
                progress.sourcesKept ? Optional.empty() : layout.sources().map(Json::write));
        return new Piece(progress, part, written + frames.size());
    }

    private static void written(Piece piece) {
        piece.progress().frames = piece.lastFrame();
        if (piece.part().sources().isPresent()) {
            piece.progress().sourcesKept = true;
        }
    }

    private void succeeded() {
        if (failing) {
            failing = false;
            LOG.info("What running answers write is kept again");
        }
    }

    private void failed(RuntimeException failure) {
        if (!failing) {
            failing = true;
            LOG.error(
                    "What {} running answers write is not kept at the moment, only when they end or the database"
                            + " works again: {}",
                    running.size(),
                    failure.getMessage(),
                    failure);
        }
    }
}
