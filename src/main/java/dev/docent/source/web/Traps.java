package dev.docent.source.web;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes addresses that a site makes up without end: calendars, lists in all orders, links that grow by a folder on
 * each page. One walk, one thread.
 */
final class Traps {
    /** The most pages that differ only in their query. */
    static final int MOST_QUERIES = 50;

    /** The most folders of an address. */
    static final int MOST_SEGMENTS = 25;

    /** How often a folder may occur in one address. */
    static final int MOST_REPEATS = 3;

    private final Map<String, Integer> queries = new HashMap<>();
    private @Nullable WebAddress first;
    private int refused;

    /** Returns whether an address that is new may be followed. */
    boolean admits(WebAddress address) {
        boolean admitted = !isEndless(address.path()) && (address.query().isEmpty() || hasRoom(address.path()));
        if (!admitted) {
            refused++;
            first = first == null ? address : first;
        }
        return admitted;
    }

    /** Counts an address that was admitted in an earlier walk. */
    void count(WebAddress address) {
        if (!address.query().isEmpty()) {
            queries.merge(address.path(), 1, Integer::sum);
        }
    }

    private boolean hasRoom(String path) {
        return queries.merge(path, 1, Integer::sum) <= MOST_QUERIES;
    }

    private static boolean isEndless(String path) {
        var segments = Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        if (segments.size() > MOST_SEGMENTS) {
            return true;
        }
        var counts = segments.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return !counts.isEmpty() && Collections.max(counts.values()) > MOST_REPEATS;
    }

    /** Returns the first address that was not admitted; null if all were. */
    @Nullable
    WebAddress first() {
        return first;
    }

    /** Returns how many were not admitted. */
    int refused() {
        return refused;
    }
}
