package dev.docent.answer;

import dev.docent.threads.Periodic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;

/** The answers that wait for a thread, first come first served, and told how many are before them. Thread-safe. */
final class WaitingLine {
    /** How often those who wait are told their new places, 1 s. */
    static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Executor threads;

    // Guarded by itself.
    private final Set<AnswerTask> waiting = new LinkedHashSet<>();

    /** Begins to tell places, until the scheduler ends. */
    WaitingLine(Executor threads, ScheduledExecutorService scheduler) {
        this.threads = threads;
        Periodic.start(scheduler, INTERVAL, "Telling questions their places in the line", this::tellPlaces);
    }

    /** Has a thread run a task when its turn has come; tells it first how many are before it, if there are any. */
    void enter(AnswerTask task) {
        int before;
        synchronized (waiting) {
            waiting.removeIf(WaitingLine::hasGone);
            before = waiting.size();
            waiting.add(task);
        }
        task.place().tell(before);
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            synchronized (waiting) {
                waiting.remove(task);
            }
            throw e;
        }
    }

    /** Whether a task has been begun or stopped. */
    private static boolean hasGone(AnswerTask task) {
        return !task.place().isWaiting();
    }

    private void tellPlaces() {
        List<AnswerTask> line;
        synchronized (waiting) {
            waiting.removeIf(WaitingLine::hasGone);
            line = new ArrayList<>(waiting);
        }
        for (int before = 0; before < line.size(); before++) {
            line.get(before).place().tell(before);
        }
    }
}
