package dev.docent.answer;

import dev.docent.conversation.StoredTurn;
import dev.docent.conversation.Turn;
import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import dev.docent.model.Generation;
import dev.docent.security.Caller;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One answer, after its turn was stored and until it is forgotten. It owns everything that the answer has, and everything
 * that happens to the answer, in any thread, goes through here. {@link AnswerState} has the picture. Thread-safe.
 *
 * <p>Each answer that {@link #begin begins} gets its last frame and frees its place. No failure prevents this, not even an
 * {@link Error}. If the end cannot be worked out, shown or stored, {@link RunningTurns}, which has the answer until then,
 * tries again.
 */
final class LiveAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(LiveAnswer.class);

    /**
     * How long a model or a search may take to end after it was stopped: 5 s. Then the answer ends without it, so that a
     * model that does not react cannot keep a place.
     */
    static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Ticket ticket;
    private final Turn turn;
    private final Journal<Frame> journal = new Journal<>(Frame.CODEC);
    private final AnswerState state = new AnswerState();
    private final QueuePlace place = new QueuePlace(journal, state);
    private final Bookmark bookmark;
    private final LastFrames lastFrames;
    private final Readers.Counted readers;
    private final Answer answer;
    private final ModelCall call;
    private final AnswerWriter writer;
    private final RunningTurns keeper;
    private final ScheduledExecutorService scheduler;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();

    /**
     * Creates an answer whose turn is not stored yet; only {@link #begin} has an effect.
     *
     * @param turn the turn that will be stored
     * @param keeper stores what is written, and how it ends
     */
    LiveAnswer(
            Ticket ticket,
            Turn turn,
            AnswerSettings settings,
            RunningTurns keeper,
            ScheduledExecutorService scheduler,
            LongSupplier nanoTime) {
        this.ticket = ticket;
        this.turn = turn;
        this.bookmark = new Bookmark(turn, journal);
        this.lastFrames = new LastFrames(journal, state, bookmark);
        this.readers = new Readers.Counted(settings.times().grace(), scheduler, () -> stop(Stop.NOBODY_READING));
        this.answer = new Answer(turn.answer(), turn.conversation(), ticket.question(), turn.model(), journal, readers);
        this.call = new ModelCall(turn.answer());
        this.writer = new AnswerWriter(this, turn.model(), settings.sizes().answerChars(), nanoTime);
        this.keeper = keeper;
        this.scheduler = scheduler;
        journal.append(turn.start());
    }

    /**
     * Begins: the turn and its first frame are stored.
     *
     * @param line has a thread run the task
     */
    void begin(StoredTurn stored, AnswerTask task, WaitingLine line) {
        try {
            bookmark.begin(stored);
            keeper.begin(this);
            readers.awaitReaders();
            line.enter(task);
        } catch (Throwable e) {
            fail(e);
        } finally {
            ticket.give(answer);
        }
    }

    /** Begins what ends the answer from now on, or begins the next part: the model, or another wait that can be stopped. */
    void beginPart(Supplier<Generation> part) {
        if (!call.start(part)) {
            endStopped();
        }
    }

    /** Appends a frame, unless the answer is over. */
    void append(Frame frame) {
        journal.appendIf(() -> !state.isOver(), frame);
    }

    /** Returns the text up to a frame. */
    String text(int lastFrame) {
        return Ending.text(journal.framesAfter(0, Integer.MAX_VALUE), lastFrame);
    }

    /**
     * Does a part of the work. Whatever it throws ends the answer, even an {@link Error}, because the thread belongs to a pool
     * or to a library, which would not tell the reader.
     */
    void safely(Runnable part) {
        try {
            part.run();
        } catch (Throwable e) {
            fail(e);
        }
    }

    /**
     * Ends the answer as soon as possible, at most {@link #STOP_LIMIT} later. Does nothing if it is over or already being
     * stopped.
     */
    void stop(Stop why) {
        if (state.stopWaiting(why)) {
            endStopped();
        } else if (state.stopWriting(why)) {
            safely(this::stopModel);
        }
    }

    private void stopModel() {
        // The limit comes first, because a slow stop must not delay the end.
        var unused = scheduler.schedule(this::endStopped, STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        if (!call.stop()) {
            endStopped();
        }
    }

    /** Ends a stopped answer without waiting for its writer. Does nothing if it is over or was not stopped. */
    private void endStopped() {
        var stop = state.stop();
        if (stop != null) {
            safely(() -> end(new Ending(Outcome.stopped(stop, writer.facts(null)), null)));
        }
    }

    /** Ends the answer, unless it is over. */
    void end(Ending how) {
        if (state.end(how)) {
            keeper.end(this);
        }
    }

    /** Ends the answer because Docent itself failed, unless it is over, and stops the model. */
    void fail(Throwable cause) {
        boolean ended = state.end(cause instanceof RejectedExecutionException ? Ending.OVERLOADED : Ending.BROKEN);
        // Before the end is stored, because the call is forgotten then.
        call.stop();
        if (ended) {
            keeper.end(this);
        }
        LOG.error("Answer {} failed", id(), cause);
    }

    /** Ends the answer because no thread takes it. Does nothing if it does not wait any more. */
    void refuse(Throwable cause) {
        if (state.take()) {
            fail(cause);
        }
    }

    /** Frees the place and appends the last frames, unless they are there. To be called by the thread that closes it. */
    void close() {
        ticket.freePlace();
        readers.close();
        if (!lastFrames.areThere()) {
            lastFrames.append();
        }
    }

    /** Notes that the end is shown and stored, and drops what only a running answer needs. */
    void settle() {
        lastFrames.forget();
        call.forget();
        state.settle();
        settled.complete(null);
    }

    /** Closes the ticket, because nobody can read the answer any more. */
    void forget() {
        ticket.close();
    }

    String id() {
        return turn.answer();
    }

    Caller caller() {
        return ticket.caller();
    }

    Answer answer() {
        return answer;
    }

    AnswerState state() {
        return state;
    }

    AnswerWriter writer() {
        return writer;
    }

    QueuePlace place() {
        return place;
    }

    Bookmark bookmark() {
        return bookmark;
    }

    LastFrames lastFrames() {
        return lastFrames;
    }

    /** Returns whether somebody reads it, or nobody has started yet. */
    boolean isAwaited() {
        return readers.areThere();
    }

    /** Returns about how many bytes of memory it takes: its frames and its question. */
    long bytes() {
        return journal.bytes() + 2L * ticket.question().message().length();
    }

    /** Completes when nothing is left to do but to forget the answer. */
    CompletableFuture<Void> settled() {
        return settled;
    }
}
