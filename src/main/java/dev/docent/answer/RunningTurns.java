package dev.docent.answer;

import dev.docent.conversation.ConversationStore;
import dev.docent.conversation.TurnPart;
import dev.docent.threads.Periodic;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    /** How often the frames of answers that ended long enough ago are let go of: 1 min. */
    static final Duration FORGET_INTERVAL = Duration.ofMinutes(1);

    private final ConversationStore store;
    private final Executor storeThreads;
    private final Clock clock;
    private final Map<String, LiveAnswer> running = new ConcurrentHashMap<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile boolean missed;
    private volatile boolean failing;

    /** What one batch takes from one answer. */
    private record News(LiveAnswer answer, TurnPart part) {}

    /**
     * Begins to look for what is new, until the scheduler ends.
     *
     * @param retention how long the frames of an ended answer are kept
     */
    RunningTurns(
            ConversationStore store,
            Executor storeThreads,
            ScheduledExecutorService scheduler,
            Clock clock,
            Duration retention) {
        this.store = store;
        this.storeThreads = storeThreads;
        this.clock = clock;
        Periodic.start(scheduler, INTERVAL, "Storing running answers", this::tick);
        Periodic.start(
                scheduler,
                FORGET_INTERVAL,
                "Deleting the frames of ended answers",
                () -> storeThreads.execute(() -> forget(retention)));
    }

    private void forget(Duration retention) {
        try {
            store.forget(clock.instant().minus(retention));
        } catch (Throwable e) {
            LOG.warn("The frames of ended answers could not be deleted this time: {}", String.valueOf(e));
        }
    }

    /** Keeps what an answer writes from now on; its first frame is kept already. */
    void begin(LiveAnswer answer) {
        running.put(answer.id(), answer);
    }

    /** Returns how many answers are here: those that run, and those whose end is not kept yet. */
    int size() {
        return running.size();
    }

    /** Keeps how an answer ends, then has it closed: also when it cannot be kept now, and is tried again. */
    void end(LiveAnswer answer) {
        running.put(answer.id(), answer);
        try {
            storeThreads.execute(() -> finish(answer, true));
        } catch (Throwable e) {
            endFailed(answer, e);
            finish(answer, false);
        }
    }

    /** Does what is left to be done for an answer that is over; what fails is left to the next batch. */
    private void finish(LiveAnswer answer, boolean keep) {
        if (!answer.lastFrames().enter()) {
            return;
        }
        try {
            prepareEnd(answer, keep);
            answer.close();
            if (answer.bookmark().isAtEnd() && answer.lastFrames().areThere()) {
                running.remove(answer.id());
                answer.settle();
            }
        } catch (Throwable e) {
            endFailed(answer, e);
        } finally {
            answer.lastFrames().leave();
        }
    }

    /** The reader gets the end whether it is kept or not. */
    private void prepareEnd(LiveAnswer answer, boolean keep) {
        try {
            var lastFrames = answer.lastFrames();
            var end = lastFrames.result(clock);
            var bookmark = answer.bookmark();
            if (keep && !bookmark.isAtEnd()) {
                store.end(end.turn(), bookmark.rest(lastFrames.before(), end.lastFrames()));
                bookmark.moveToEnd();
            }
        } catch (Throwable e) {
            endFailed(answer, e);
        }
    }

    private void tick() {
        if (running.values().stream().noneMatch(answer -> answer.isOver() || hasNews(answer))) {
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
            writeNews();
            List.copyOf(running.values()).stream().filter(LiveAnswer::isOver).forEach(answer -> finish(answer, true));
        } finally {
            writing.set(false);
        }
        if (missed && !failing) {
            tick();
        }
    }

    /** The places that one is told in the line are kept with what comes after the line: alone, nobody misses them. */
    private static boolean hasNews(LiveAnswer answer) {
        return !answer.isWaiting() && answer.bookmark().hasNews();
    }

    private void writeNews() {
        try {
            var news = running.values().stream()
                    .filter(answer -> !answer.isOver() && hasNews(answer))
                    .map(answer -> new News(answer, answer.bookmark().news()))
                    .toList();
            if (!news.isEmpty()) {
                store.append(news.stream().map(News::part).toList());
                news.forEach(kept -> kept.answer().bookmark().moveTo(kept.part()));
                succeeded();
            }
        } catch (Throwable e) {
            failed(e);
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
    private static void endFailed(LiveAnswer answer, Throwable failure) {
        if (answer.bookmark().endFailed()) {
            var why = failure instanceof RejectedExecutionException
                    ? "too much work is waiting for the database"
                    : failure.getMessage();
            LOG.error("The end of answer {} is not stored yet and will be retried: {}", answer.id(), why);
            LOG.debug("The end of answer {} is not stored", answer.id(), failure);
        }
    }
}
