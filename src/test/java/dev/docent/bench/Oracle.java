package dev.docent.bench;

import dev.docent.evaluation.FoundText;
import dev.docent.evaluation.ListedQuestion;
import dev.docent.evaluation.Measures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/** Puts what was found in the best possible order, because it knows the labels: the most that re-ranking can reach. */
final class Oracle {
    /** The default of {@code docent.rerank.candidates}. */
    static final int CANDIDATES = 20;

    private Oracle() {}

    /** Returns the positions of these candidates, the best first: what answers the question, then the others as they were. */
    static List<Integer> order(ListedQuestion question, List<FoundText> candidates) {
        return question.answers().stream()
                .map(places -> {
                    var order = new LinkedHashSet<Integer>();
                    for (var place : places) {
                        IntStream.range(0, candidates.size())
                                .filter(i -> place.isIn(
                                        candidates.get(i).path(),
                                        candidates.get(i).text()))
                                .findFirst()
                                .ifPresent(order::add);
                    }
                    IntStream.range(0, candidates.size()).forEach(order::add);
                    return List.copyOf(order);
                })
                .max(Comparator.comparingDouble(order -> Measures.ndcg(
                        question, order.stream().map(candidates::get).toList())))
                .orElse(List.of());
    }

    /**
     * Returns values in the oracle's order: the first ones changed, the others after them.
     *
     * @param found the values as what was found
     */
    static <T> List<T> ordered(ListedQuestion question, List<T> values, List<FoundText> found) {
        int count = Math.min(CANDIDATES, values.size());
        var ordered = new ArrayList<T>();
        order(question, found.subList(0, count)).forEach(place -> ordered.add(values.get(place)));
        ordered.addAll(values.subList(ordered.size(), values.size()));
        return ordered;
    }
}
