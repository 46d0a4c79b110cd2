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
import org.jspecify.annotations.Nullable;

/**
 * The answers that wait for a thread, each of which says how many are before it. Thread-safe.
 *
 * <p>Users are served in turn, one answer of each, however many answers one of them has. Answers whose readers have all gone
 * come after those that somebody reads, until a reader comes back. Stopped answers leave the line. The threads get at most
 * as many answers as there are threads, so that no answer waits in a place where this order does not apply.
 */
final class WaitingLine {
    /** How often an answer says its new place, 1 s. */
    static final Duration INTERVAL = Duration.ofSeconds(1);

    /** The line says its places in so many parts, 20, one after the other: all at once would delay tokens. */
    private static final int PARTS = 20;

    private final Executor threads;
    private final int size;

    // Guarded by this. The user whose turn is next comes first.
    private final Map<String, Queue<AnswerTask>> byUser = new LinkedHashMap<>();
    private final Set<AnswerTask> taken = new HashSet<>();

    // Used only by the task that announces places: the line when its round began, and the next part of it.
    private List<AnswerTask> announced = List.of();
    private int part;

    /**
     * Starts to announce places, until the scheduler ends.
     *
     * @param size how many threads there are
     */
    WaitingLine(Executor threads, int size, ScheduledExecutorService scheduler) {
        this.threads = threads;
        this.size = size;
        Periodic.start(scheduler, INTERVAL.dividedBy(PARTS), "Updating the places in the line", this::announce);
    }

    /** Runs a task in a thread when it is its turn. Its answer first says how many are before it, if there are any. */
    void enter(AnswerTask task) {
        int before;
        synchronized (this) {
            removeGone();
            byUser.computeIfAbsent(userOf(task), user -> new ArrayDeque<>()).add(task);
            before = countBefore(userOf(task));
        }
        task.live().place().tell(before);
        serve();
    }

    private static String userOf(AnswerTask task) {
        return task.live().caller().id();
    }

    private static boolean isWaiting(AnswerTask task) {
        return task.live().state().isWaiting();
    }

    private static boolean isAwaited(AnswerTask task) {
        return task.live().isAwaited();
    }

    /** Returns how many come before the last task of a user, as if all had readers; {@link #announce} is more exact. */
    private int countBefore(String user) {
        int own = byUser.getOrDefault(user, new ArrayDeque<>()).size() - 1;
        int before = (int) taken.stream().filter(WaitingLine::isWaiting).count();
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
                task.live().refuse(e);
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
        var next = find(WaitingLine::isAwaited);
        if (next == null) {
            next = find(task -> true);
        }
        if (next != null) {
            taken.add(next);
            var others = byUser.remove(userOf(next));
            if (others != null && others.remove(next) && !others.isEmpty()) {
                // A user that has had a turn goes to the end.
                byUser.put(userOf(next), others);
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

    /** Removes those that were stopped. */
    private void removeGone() {
        byUser.values().forEach(tasks -> tasks.removeIf(task -> !isWaiting(task)));
        byUser.values().removeIf(Queue::isEmpty);
    }

    private void announce() {
        if (part == 0) {
            synchronized (this) {
                announced = order();
            }
        }
        for (int before = part; before < announced.size(); before += PARTS) {
            announced.get(before).live().place().tell(before);
        }
        part = (part + 1) % PARTS;
    }

    /** Returns those that wait, in the order in which they will be served if nothing changes. */
    private List<AnswerTask> order() {
        removeGone();
        var order = new ArrayList<AnswerTask>();
        taken.stream().filter(WaitingLine::isWaiting).forEach(order::add);
        addInTurn(order, WaitingLine::isAwaited);
        addInTurn(order, task -> !isAwaited(task));
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
