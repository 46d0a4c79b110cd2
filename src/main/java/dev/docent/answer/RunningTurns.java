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
 * Stores what running answers have written so far, all of them together in one batch every {@link #INTERVAL}, and how each
 * of them ends. Thread-safe.
 *
 * <p>It reads the journals like any other reader, so that neither the models nor the readers wait for the database. While
 * the database fails, nothing is queued here: the journals have what must be stored, and the next batch takes all of it. If
 * the database does not accept an end, because it fails or because too much waits for it, readers see the end all the same,
 * and every batch tries again until it is stored.
 */
final class RunningTurns {
    private static final Logger LOG = LoggerFactory.getLogger(RunningTurns.class);

    /**
     * The time between two batches, 400 ms. A batch takes up to 100 ms, so what is in the database is at most 500 ms old. A
     * batch begins after the one before has ended. If nothing is new, there is none.
     */
    static final Duration INTERVAL = Duration.ofMillis(400);

    /** How often the frames of answers that ended long enough ago are deleted: 1 min. */
    static final Duration FORGET_INTERVAL = Duration.ofMinutes(1);

    private final ConversationStore store;
    private final Executor storeThreads;
    private final Clock clock;
    private final LiveAnswers inMemory;
    private final Map<String, LiveAnswer> running = new ConcurrentHashMap<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    /** Whether a batch was due while another one was being written. */
    private volatile boolean missed;

    /** Whether the last batch failed, which is logged once. */
    private volatile boolean failing;

    /** What one batch takes from one answer. */
    private record News(LiveAnswer answer, TurnPart part) {}

    /**
     * Begins to look for what is new, until the scheduler ends.
     *
     * @param inMemory knows the answers that begin here, and those that are stored whole
     * @param retention how long the frames of an ended answer stay in the database
     */
    RunningTurns(
            ConversationStore store,
            Executor storeThreads,
            ScheduledExecutorService scheduler,
            Clock clock,
            LiveAnswers inMemory,
            Duration retention) {
        this.store = store;
        this.storeThreads = storeThreads;
        this.clock = clock;
        this.inMemory = inMemory;
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

    /** Stores what an answer writes from now on; its first frame is stored already. */
    void begin(LiveAnswer answer) {
        running.put(answer.id(), answer);
        inMemory.add(answer);
    }

    /** Returns how many answers are here: those that run, and those whose end is not stored yet. */
    int size() {
        return running.size();
    }

    /** Stores how an answer ends, then shows it; also if it cannot be stored now, and that will be tried again. */
    void end(LiveAnswer answer) {
        try {
            storeThreads.execute(() -> close(answer, true));
        } catch (Throwable e) {
            endFailed(answer, e);
            close(answer, false);
        }
    }

    /** Does what is left to do for an answer that is over. The next batch does what fails. */
    private void close(LiveAnswer answer, boolean store) {
        if (!answer.state().close()) {
            return;
        }
        try {
            prepareEnd(answer, store);
            answer.close();
            if (answer.bookmark().isAtEnd()) {
                inMemory.settled(answer);
                answer.settle();
                running.remove(answer.id());
            }
        } catch (Throwable e) {
            endFailed(answer, e);
        } finally {
            answer.state().pause();
        }
    }

    /** A failure here does not keep the end from the readers. */
    private void prepareEnd(LiveAnswer answer, boolean store) {
        try {
            var lastFrames = answer.lastFrames();
            var end = lastFrames.result(clock);
            var bookmark = answer.bookmark();
            if (store && !bookmark.isAtEnd()) {
                this.store.end(end.turn(), bookmark.rest(lastFrames.before(), end.lastFrames()));
                bookmark.moveToEnd();
            }
        } catch (Throwable e) {
            endFailed(answer, e);
        }
    }

    private void tick() {
        if (running.values().stream().noneMatch(answer -> answer.state().isOver() || hasNews(answer))) {
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
            List.copyOf(running.values()).stream()
                    .filter(answer -> answer.state().isOver())
                    .forEach(answer -> close(answer, true));
        } finally {
            writing.set(false);
        }
        if (missed && !failing) {
            tick();
        }
    }

    /** The places in the line are stored with what comes after the line: nobody misses them alone. */
    private static boolean hasNews(LiveAnswer answer) {
        return !answer.state().isWaiting() && answer.bookmark().hasNews();
    }

    private void writeNews() {
        try {
            var news = running.values().stream()
                    .filter(answer -> !answer.state().isOver() && hasNews(answer))
                    .map(answer -> new News(answer, answer.bookmark().news()))
                    .toList();
            if (!news.isEmpty()) {
                store.append(news.stream().map(News::part).toList());
                news.forEach(stored -> stored.answer().bookmark().moveTo(stored.part()));
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

    /** Logs once for each answer that its end is not stored. */
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
