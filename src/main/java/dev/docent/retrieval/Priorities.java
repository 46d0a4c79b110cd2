package dev.docent.retrieval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * Decides between equally good passages: those of the source with the higher priority come first and, within a source, those of
 * its first branch. Passages are
 * equally good if their scores differ by at most 2 % of the best of them, because the same text in two sources has almost the same
 * score: paths count a little. Immutable.
 *
 * @param bySource the priority of each source by its name; others have 0
 * @param place returns how far behind the documents of its source a document stands, by its path: 0 for the first ones, such as
 *     those of the first branch of a repository
 */
public record Priorities(Map<String, Integer> bySource, ToIntFunction<String> place) {
    /** All sources are equal. */
    public static final Priorities NONE = new Priorities(Map.of());

    private static final double EQUALLY_GOOD = 0.98;

    public Priorities {
        bySource = Map.copyOf(bySource);
    }

    /** Decides by the sources alone. */
    public Priorities(Map<String, Integer> bySource) {
        this(bySource, path -> 0);
    }

    /**
     * Returns the same values in their new order.
     *
     * @param bestFirst sorted by their scores
     * @param path returns the path of the document
     */
    <T> List<T> order(List<T> bestFirst, ToDoubleFunction<T> score, Function<T, String> path) {
        var ordered = new ArrayList<T>();
        for (int begin = 0; begin < bestFirst.size(); begin = ordered.size()) {
            double least = EQUALLY_GOOD * score.applyAsDouble(bestFirst.get(begin));
            int end = begin + 1;
            while (end < bestFirst.size() && score.applyAsDouble(bestFirst.get(end)) >= least) {
                end++;
            }
            bestFirst.subList(begin, end).stream()
                    .sorted(Comparator.<T>comparingInt(value -> -priority(path.apply(value)))
                            .thenComparingInt(value -> place.applyAsInt(path.apply(value))))
                    .forEach(ordered::add);
        }
        return ordered;
    }

    private int priority(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? 0 : bySource.getOrDefault(path.substring(0, slash), 0);
    }
}
