package dev.docent.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/** Compares what was found with what a question expects. Pure functions. */
public final class Measures {
    /** How many places count for {@link #ndcg}: 10. */
    public static final int PLACES = 10;

    private Measures() {}

    /**
     * Returns the nDCG@10 of what was found, from 0 to 1: 1 if the first answers the question, 0.63 for the second, 0.29 for the
     * tenth, 0 after that. An answer of several places counts each by where it was found, relative to finding them one after the
     * other from the first. If only documents are expected, a document counts once.
     *
     * @param found the best first
     */
    public static double ndcg(ListedQuestion question, List<FoundText> found) {
        var counted = question.wantsFiles() ? firstOfEach(found) : found;
        return question.answers().stream()
                .mapToDouble(places -> gain(places, counted))
                .max()
                .orElse(0);
    }

    private static double gain(List<ExpectedPlace> places, List<FoundText> found) {
        double gain = 0;
        double ideal = 0;
        for (int i = 0; i < places.size(); i++) {
            ideal += discount(i);
            int rank = rank(places.get(i), found);
            gain += rank < PLACES ? discount(rank) : 0;
        }
        return Math.min(1, gain / ideal);
    }

    private static int rank(ExpectedPlace place, List<FoundText> found) {
        for (int i = 0; i < Math.min(PLACES, found.size()); i++) {
            if (place.isIn(found.get(i).path(), found.get(i).text())) {
                return i;
            }
        }
        return PLACES;
    }

    private static double discount(int rank) {
        return Math.log(2) / Math.log(rank + 2);
    }

    private static List<FoundText> firstOfEach(List<FoundText> found) {
        var seen = new HashSet<String>();
        return found.stream().filter(each -> seen.add(each.path())).toList();
    }

    /** Returns whether what was found has all places of one of the question's answers. */
    public static boolean answers(ListedQuestion question, List<FoundText> found) {
        return question.answers().stream()
                .anyMatch(places -> places.stream()
                        .allMatch(place -> found.stream().anyMatch(each -> place.isIn(each.path(), each.text()))));
    }

    /**
     * Returns the smallest value that this share of the values does not exceed; 0 without values.
     *
     * @param share from 0 to 1
     */
    public static double percentile(List<Double> values, double share) {
        if (values.isEmpty()) {
            return 0;
        }
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) Math.max(0, Math.ceil(share * sorted.size()) - 1));
    }
}
