package dev.docent.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers that have ended and are stored, and that can still be read from memory: as many as fit into a budget of bytes
 * ({@code docent.limits.ended-bytes}, default 32 MiB). Above it, those that ended first go, because the database has their
 * frames. Thread-safe.
 */
final class EndedAnswers {
    /** The memory of an answer in addition to its text: its objects and its entries in some tables. */
    private static final int OVERHEAD = 4_000;

    private final long budget;

    // Guarded by this. The answer that ended first comes first.
    private final Map<String, Ended> ended = new LinkedHashMap<>();
    private long bytes;

    private record Ended(LiveAnswer answer, long bytes) {}

    EndedAnswers(long budget) {
        this.budget = budget;
    }

    /** Adds an answer that the database has, and takes out those that are above the budget, which it returns. */
    List<LiveAnswer> add(LiveAnswer answer) {
        long size = OVERHEAD + answer.bytes();
        synchronized (this) {
            remove(answer.id());
            ended.put(answer.id(), new Ended(answer, size));
            bytes += size;
            return takeAboveBudget();
        }
    }

    private List<LiveAnswer> takeAboveBudget() {
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

    /** Takes out an answer whose time is over; does nothing if it is not here. */
    synchronized void remove(String id) {
        var gone = ended.remove(id);
        if (gone != null) {
            bytes -= gone.bytes();
        }
    }
}
