package dev.docent.answer;

import dev.docent.conversation.Turn;
import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One answer from its admission until it is forgotten: whatever happens to it, and in whichever thread, goes through here.
 * Thread-safe.
 *
 * <pre>
 *   ADMITTED ──refuse, giveWayTo──▶ REFUSED      its place and its key are free again
 *      │ begin: its turn is kept
 *      ▼
 *   WAITING ──stop, fail────────┐
 *      │ a thread takes it      │
 *      ▼                        │
 *   WRITING ──end, stop, fail───┤                the first end counts, later ones do nothing
 *                               ▼
 *                            ENDING              no frame is taken any more; the end goes to the database
 *                               │ close: the database has it, or did not take it
 *                               ▼
 *                             ENDED              its place is free, the last frame is there
 *                               │ docent.stream.retention
 *                               ▼
 *                           FORGOTTEN            its key is free
 * </pre>
 *
 * <p>Each answer that leaves ADMITTED downwards gets to ENDED: there is no failure, an {@link Error} included, that leaves it
 * without its last frame or keeps its place. An end that failed on the way, or that the database did not take, is tried again
 * by {@link RunningTurns}, which has the answer until both are done.
 */
final class LiveAnswer implements AnswerTask.Output {
    private static final Logger LOG = LoggerFactory.getLogger(LiveAnswer.class);

    /**
     * How long a model, or a search, may take to end after it was stopped: 5 s. Then the answer ends without it, so that no
     * model can keep a place by not listening.
     */
    static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Question question;
    private final AnswerLimits.Permit permit;
    private final Runnable releaseKey;
    private final CompletableFuture<Answer> promise;
    private final RunningTurns keeper;
    private final ScheduledExecutorService scheduler;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();

    private volatile @Nullable Begun begun;
    private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();

    /** Whether it failed so badly that not even its end could be noted. */
    private volatile boolean broken;

    /**
     * What an answer has once its turn is kept.
     *
     * @param bookmark up to where the database has it
     * @param failed the end for a failure of Docent itself, made beforehand
     */
    private record Begun(
            Turn turn,
            Bookmark bookmark,
            Answer answer,
            AnswerTask task,
            Readers.Counted readers,
            Watcher watcher,
            Ending failed,
            LastFrames lastFrames) {}

    /** Is told what becomes of an answer, once each. */
    interface Watcher {
        /** The last frame is there. */
        void ended();

        /** The database has the end too, and nobody writes any more. */
        void settled();
    }

    /**
     * Admits a question.
     *
     * @param permit the place that it takes; closed when the answer has ended
     * @param releaseKey frees its idempotency key; may be called more than once
     * @param promise what the asker waits for
     * @param keeper keeps what is written, and how it ends
     */
    LiveAnswer(
            Question question,
            AnswerLimits.Permit permit,
            Runnable releaseKey,
            CompletableFuture<Answer> promise,
            RunningTurns keeper,
            ScheduledExecutorService scheduler) {
        this.question = question;
        this.permit = permit;
        this.releaseKey = releaseKey;
        this.promise = promise;
        this.keeper = keeper;
        this.scheduler = scheduler;
    }

    Question question() {
        return question;
    }

    /** Says why there is no answer. */
    void refuse(Throwable cause) {
        permit.close();
        releaseKey.run();
        promise.completeExceptionally(cause);
    }

    /** Gives the asker an answer that the same question got earlier. */
    void giveWayTo(Answer earlier) {
        permit.close();
        releaseKey.run();
        promise.complete(earlier);
    }

    /**
     * Begins: the turn and the frame {@code start} are kept.
     *
     * @param number the number under which its frames are kept
     * @param watcher is told what becomes of it
     * @param enter has a thread take the answer
     */
    void begin(
            Turn turn,
            long number,
            Answer answer,
            AnswerTask task,
            Readers.Counted readers,
            Watcher watcher,
            Runnable enter) {
        begun = new Begun(
                turn,
                new Bookmark(number, answer.journal()),
                answer,
                task,
                readers,
                watcher,
                new Ending(turn, Outcome.BROKEN, Optional.empty()),
                new LastFrames(answer.journal(), this::endingOrFailed));
        try {
            answer.journal().append(turn.start());
            keeper.begin(this);
            readers.awaitReaders();
            enter.run();
        } catch (Throwable e) {
            fail(e);
        } finally {
            promise.complete(answer);
        }
    }

    private Begun begun() {
        var life = begun;
        if (life == null) {
            throw new AssertionError("Only called after begin");
        }
        return life;
    }

    String id() {
        return begun().turn().answer();
    }

    Answer answer() {
        return begun().answer();
    }

    private Journal<Frame> journal() {
        return answer().journal();
    }

    @Override
    public boolean append(Frame frame) {
        return journal().appendIf(() -> !isOver(), frame);
    }

    /** Returns whether nothing is written any more but the last frames. */
    @Override
    public boolean isOver() {
        return broken || ending.get() != null;
    }

    /** Returns whether the answer stands in the line and has nothing but its place in it. */
    boolean isWaiting() {
        return begun().task().place().isWaiting();
    }

    /**
     * Ends the answer as soon as possible, at most {@link #STOP_LIMIT} later; does nothing when it is over or being stopped.
     *
     * @param keepUntil the last frame whose text is kept
     */
    void stop(StopCause cause, int keepUntil) {
        var task = begun().task();
        task.stop(cause, keepUntil);
        if (!isOver()) {
            var unused = scheduler.schedule(task::endStopped, STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void end(Outcome outcome, Optional<Frame.Citations> citations) {
        end(new Ending(begun().turn(), outcome, citations));
    }

    private void end(Ending end) {
        if (ending.compareAndSet(null, end)) {
            keeper.end(this);
        }
    }

    @Override
    public void fail(Throwable cause) {
        var life = begun;
        if (life == null) {
            refuse(cause);
            return;
        }
        if (cause instanceof RejectedExecutionException) {
            end(Outcome.overloaded(), Optional.empty());
        } else {
            broken = true;
            end(life.failed());
        }
        LOG.error("Answer {} failed", life.turn().answer(), cause);
    }

    private Ending endingOrFailed() {
        var end = ending.get();
        return end == null ? begun().failed() : end;
    }

    Bookmark bookmark() {
        return begun().bookmark();
    }

    /** Returns what the end is that an answer that is over has; it is worked on by one thread at a time. */
    LastFrames lastFrames() {
        return begun().lastFrames();
    }

    /**
     * Frees the place, and appends the last frames unless they are there. When it is not known what they are, because that has
     * failed, the answer ends with {@code error}. To be called by the thread that works on {@link #lastFrames}.
     */
    void close() {
        permit.close();
        var life = begun();
        if (life.lastFrames().areThere()) {
            return;
        }
        if (!life.lastFrames().areKnown()) {
            ending.set(life.failed());
        }
        life.lastFrames().append();
        life.readers().close();
        life.watcher().ended();
    }

    /** Says that the end is kept and the last frame is there, so that nothing is left to be done. */
    void settle() {
        lastFrames().forget();
        begun().task().letGo();
        settled.complete(null);
        begun().watcher().settled();
    }

    /** Completes when nothing is left to be done but to forget the answer. */
    CompletableFuture<Void> settled() {
        return settled;
    }

    /** Says that nobody can read it any more. */
    void forget() {
        releaseKey.run();
    }
}
