package dev.docent.answer;

import dev.docent.threads.Periodic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answers that wait for a thread, and know how many are before them. Thread-safe.
 *
 * <p>Users are served in turn, one answer of each, however many one of them has. Answers whose readers have all gone
 * come after those that somebody waits for, until a reader comes back. Stopped answers are no longer in the line. The
 * threads get at most as many answers as there are threads, so that nobody waits in a place where this order does not
 * apply.
 */
final class WaitingLine {
    /** How often those who wait are told their new places, 1 s. */
    static final Duration INTERVAL = Duration.ofSeconds(1);

    /** Into so many parts, 20, the line is cut, which are told one after the other: all at once would be in the way of tokens. */
    private static final int PARTS = 20;

    private final Executor threads;
    private final int size;

    // Guarded by this. The user whose turn is next comes first.
    private final Map<String, Queue<AnswerTask>> byUser = new LinkedHashMap<>();
    private final Set<AnswerTask> taken = new HashSet<>();

    // Used only by the task that announces places: the line at its last pass.
    private List<AnswerTask> told = List.of();
    private int part;

    /**
     * Starts to announce places, until the scheduler ends.
     *
     * @param size how many threads there are
     */
    WaitingLine(Executor threads, int size, ScheduledExecutorService scheduler) {
        this.threads = threads;
        this.size = size;
        Periodic.start(scheduler, INTERVAL.dividedBy(PARTS), "Updating the places in the line", this::tellPlaces);
    }

    /** Runs a task in a thread when its turn has come; first announces how many are before it, if there are any. */
    void enter(AnswerTask task) {
        int before;
        synchronized (this) {
            removeGone();
            byUser.computeIfAbsent(task.caller().id(), caller -> new ArrayDeque<>())
                    .add(task);
            before = countBefore(task.caller().id());
        }
        task.place().tell(before);
        serve();
    }

    /** Returns how many come before the last task of a user, as if all of them had readers: {@link #tellPlaces} knows better. */
    private int countBefore(String user) {
        int own = byUser.getOrDefault(user, new ArrayDeque<>()).size() - 1;
        int before =
                (int) taken.stream().filter(task -> task.place().isWaiting()).count();
        int turns = own + 1;
        for (var row : byUser.entrySet()) {
            if (row.getKey().equals(user)) {
                turns = own;
            }
            before += Math.min(row.getValue().size(), turns);
        }
        return before;
    }

    /** Hands tasks to the threads that are free. */
    private void serve() {
        for (var next = take(); next != null; next = take()) {
            var task = next;
            try {
                threads.execute(() -> run(task));
            } catch (Throwable e) {
                leave(task);
                task.refuse(e);
            }
        }
    }

    private void run(AnswerTask task) {
        try {
            task.run();
        } finally {
            leave(task);
            serve();
        }
    }

    private synchronized void leave(AnswerTask task) {
        taken.remove(task);
    }

    private synchronized @Nullable AnswerTask take() {
        if (taken.size() >= size) {
            return null;
        }
        removeGone();
        var next = find(AnswerTask::isAwaited);
        if (next == null) {
            next = find(task -> true);
        }
        if (next != null) {
            taken.add(next);
            var others = byUser.remove(next.caller().id());
            if (others != null && others.remove(next) && !others.isEmpty()) {
                // A user that has had a turn goes to the end.
                byUser.put(next.caller().id(), others);
            }
        }
        return next;
    }

    private @Nullable AnswerTask find(Predicate<AnswerTask> wanted) {
        return byUser.values().stream()
                .flatMap(tasks -> tasks.stream().filter(wanted).limit(1))
                .findFirst()
                .orElse(null);
    }

    /** Those that have been stopped. */
    private void removeGone() {
        byUser.values().forEach(tasks -> tasks.removeIf(task -> !task.place().isWaiting()));
        byUser.values().removeIf(Queue::isEmpty);
    }

    private void tellPlaces() {
        if (part == 0) {
            synchronized (this) {
                told = order();
            }
        }
        for (int before = part; before < told.size(); before += PARTS) {
            told.get(before).place().tell(before);
        }
        part = (part + 1) % PARTS;
    }

    /** Returns those who wait, in the order in which they will be served as it looks now. */
    private List<AnswerTask> order() {
        removeGone();
        var order = new ArrayList<AnswerTask>();
        taken.stream().filter(task -> task.place().isWaiting()).forEach(order::add);
        Stream.<Predicate<AnswerTask>>of(AnswerTask::isAwaited, task -> !task.isAwaited())
                .forEach(rank -> addInTurn(order, rank));
        return order;
    }

    private void addInTurn(List<AnswerTask> order, Predicate<AnswerTask> rank) {
        var rows = byUser.values().stream()
                .map(tasks -> tasks.stream().filter(rank).toList())
                .toList();
        int longest = rows.stream().mapToInt(List::size).max().orElse(0);
        for (int turn = 0; turn < longest; turn++) {
            for (var row : rows) {
                if (turn < row.size()) {
                    order.add(row.get(turn));
                }
            }
        }
    }
}
