package dev.docent.answer;

import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.Layout;
import dev.docent.conversation.TurnPart;
import dev.docent.journal.Frame;
import dev.docent.journal.NumberedFrame;
import dev.docent.json.Json;
import dev.docent.threads.Periodic;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what running answers have written so far, all of them together in one batch every {@link #INTERVAL}, and how each of
 * them ends. Thread-safe.
 *
 * <p>It reads the journals like any other reader, so that neither the models nor the readers wait for the database. While
 * the database fails, nothing is queued here: the journals hold what is to be written, and the next batch brings all of it.
 * The same holds for ends: an end that the database does not take, because it fails or because too much waits for it, is shown
 * to the reader all the same, and tried again with every batch until it is kept.
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
    private final Clock clock;
    private final Map<String, Progress> running = new ConcurrentHashMap<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile boolean missed;
    private volatile boolean failing;

    /** How much of an answer is in the database. */
    private static final class Progress {
        final LiveAnswer answer;
        // Written by the one batch at a time, read by the end of the answer. The first frame was kept with the turn.
        volatile int frames = 1;
        volatile boolean sourcesKept;
        // Written by the one thread at a time that ends the answer.
        volatile boolean endKept;
        volatile boolean endFailed;

        Progress(LiveAnswer answer) {
            this.answer = answer;
        }

        /** The places that one is told in the line are kept with what comes after the line: alone, nobody misses them. */
        boolean hasNews() {
            return answer.isOver()
                    || (!answer.isWaiting() && answer.answer().journal().size() > frames);
        }
    }

    /** What one batch takes from one answer. */
    private record Piece(Progress progress, TurnPart part, int lastFrame) {}

    /** Begins to look for what is new, until the scheduler ends. */
    RunningTurns(ConversationStore store, Executor storeThreads, ScheduledExecutorService scheduler, Clock clock) {
        this.store = store;
        this.storeThreads = storeThreads;
        this.clock = clock;
        Periodic.start(scheduler, INTERVAL, "Storing running answers", this::tick);
    }

    /** Keeps what an answer writes from now on; its first frame is kept already. */
    void begin(LiveAnswer answer) {
        running.put(answer.id(), new Progress(answer));
    }

    /** Returns how many answers are here: those that run, and those whose end is not kept yet. */
    int size() {
        return running.size();
    }

    /** Keeps how an answer ends, then has it closed: also when it cannot be kept now, and is tried again. */
    void end(LiveAnswer answer) {
        var progress = running.computeIfAbsent(answer.id(), id -> new Progress(answer));
        try {
            storeThreads.execute(() -> finish(progress, true));
        } catch (Throwable e) {
            endFailed(progress, e);
            finish(progress, false);
        }
    }

    /** Does what is left to be done for an answer that is over; what fails is left to the next batch. */
    private void finish(Progress progress, boolean keep) {
        var answer = progress.answer;
        if (!answer.lastFrames().enter()) {
            return;
        }
        try {
            prepareEnd(progress, keep);
            answer.close();
            if (progress.endKept && answer.lastFrames().areThere()) {
                running.remove(answer.id());
                answer.settle();
            }
        } catch (Throwable e) {
            endFailed(progress, e);
        } finally {
            answer.lastFrames().leave();
        }
    }

    /** The reader gets the end whether it is kept or not. */
    private void prepareEnd(Progress progress, boolean keep) {
        try {
            var end = progress.answer.lastFrames().result(clock);
            if (keep && !progress.endKept) {
                store.end(end.turn(), rest(progress, end));
                progress.endKept = true;
            }
        } catch (Throwable e) {
            endFailed(progress, e);
        }
    }

    /** Returns the frames that are in no batch, the last ones included, without their text. */
    private static TurnPart rest(Progress progress, Ending.Result end) {
        int until = progress.answer.lastFrames().before();
        // A batch that was under way when the answer ended may have got further, but had not got the last frames for
        // sure.
        int from = Math.min(progress.frames, until);
        var layout = frames(progress, from, until);
        end.lastFrames().forEach(layout::add);
        return part(progress, from, until, layout, "");
    }

    private static Frames frames(Progress progress, int from, int until) {
        var layout = new Frames();
        var journal = progress.answer.answer().journal();
        journal.framesAfter(from, until - from).forEach(numbered -> layout.add(numbered.frame()));
        return layout;
    }

    private static TurnPart part(Progress progress, int from, int until, Frames layout, String text) {
        return new TurnPart(
                progress.answer.id(),
                from + 1,
                Layout.format(layout.entries()),
                text,
                progress.sourcesKept ? Optional.empty() : layout.sources().map(Json::write),
                layout.hasNotice() ? Optional.of(notices(progress, until)) : Optional.empty());
    }

    /** Returns all notices so far: whatever of them was kept before is written again with them. */
    private static String notices(Progress progress, int until) {
        return Json.write(progress.answer.answer().journal().framesAfter(0, until).stream()
                .map(NumberedFrame::frame)
                .filter(Frame.Notice.class::isInstance)
                .toList());
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
        } catch (Throwable e) {
            writing.set(false);
            failed(e);
        }
    }

    private void write() {
        missed = false;
        try {
            writeParts();
            List.copyOf(running.values()).stream()
                    .filter(progress -> progress.answer.isOver())
                    .forEach(progress -> finish(progress, true));
        } finally {
            writing.set(false);
        }
        if (missed && !failing) {
            tick();
        }
    }

    private void writeParts() {
        try {
            var pieces = new ArrayList<Piece>();
            for (var progress : running.values()) {
                if (!progress.answer.isOver() && progress.hasNews()) {
                    pieces.add(piece(progress));
                }
            }
            if (!pieces.isEmpty()) {
                store.append(pieces.stream().map(Piece::part).toList());
                pieces.forEach(RunningTurns::written);
                succeeded();
            }
        } catch (Throwable e) {
            failed(e);
        }
    }

    private static Piece piece(Progress progress) {
        int from = progress.frames;
        int until = progress.answer.answer().journal().size();
        var layout = frames(progress, from, until);
        return new Piece(progress, part(progress, from, until, layout, layout.text()), until);
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
            LOG.info("Running answers are stored again");
        }
    }

    private void failed(Throwable failure) {
        if (!failing) {
            failing = true;
            LOG.error(
                    "{} running answers cannot be stored at the moment. They will be stored when they end or "
                            + "when the database works again: {}",
                    running.size(),
                    String.valueOf(failure));
            LOG.debug("Running answers are not stored", failure);
        }
    }

    /** Says once for each answer that its end is not kept. */
    private static void endFailed(Progress progress, Throwable failure) {
        if (!progress.endFailed) {
            progress.endFailed = true;
            var why = failure instanceof RejectedExecutionException
                    ? "too much work is waiting for the database"
                    : failure.getMessage();
            LOG.error("The end of answer {} is not stored yet and will be retried: {}", progress.answer.id(), why);
            LOG.debug("The end of answer {} is not stored", progress.answer.id(), failure);
        }
    }
}
