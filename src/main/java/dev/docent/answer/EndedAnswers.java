package dev.docent.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The answers that have ended and are kept, and can still be read from memory: as many as fit into a budget of bytes ({@code
 * docent.limits.ended-bytes}, default 32 MiB). Above it those that ended first are let go of; the database has their frames.
 * Thread-safe.
 */
final class EndedAnswers {
    /** The memory of an answer in addition to its frames: its question, its objects, its entries in some tables. */
    private static final int OVERHEAD = 4_000;

    private final long budget;
    private final Consumer<LiveAnswer> letGo;

    // Guarded by this. The answer that ended first comes first.
    private final Map<String, Ended> ended = new LinkedHashMap<>();
    private long bytes;

    private record Ended(LiveAnswer answer, long bytes) {}

    /**
     * Creates it without an answer.
     *
     * @param letGo called for each answer that is read from the database from now on
     */
    EndedAnswers(long budget, Consumer<LiveAnswer> letGo) {
        this.budget = budget;
        this.letGo = letGo;
    }

    /** Adds an answer that the database has. */
    void add(LiveAnswer answer) {
        long size = OVERHEAD
                + 2L * answer.question().message().length()
                + answer.answer().journal().bytes();
        List<LiveAnswer> gone;
        synchronized (this) {
            ended.put(answer.id(), new Ended(answer, size));
            bytes += size;
            gone = overBudget();
        }
        gone.forEach(letGo);
    }

    private List<LiveAnswer> overBudget() {
        var gone = new ArrayList<LiveAnswer>();
        var all = ended.values().iterator();
        while (bytes > budget && all.hasNext()) {
            var first = all.next();
            all.remove();
            bytes -= first.bytes();
            gone.add(first.answer());
        }
        return gone;
    }

    /** Takes an answer out whose time is over. */
    synchronized void remove(String id) {
        var gone = ended.remove(id);
        if (gone != null) {
            bytes -= gone.bytes();
        }
    }
}
