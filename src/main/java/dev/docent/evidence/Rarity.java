package dev.docent.evidence;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much the words of an answer weigh: the more, the fewer parts of its passages have them. Immutable. */
final class Rarity {
    private final Map<String, Integer> holders = new HashMap<>();
    private final double heaviest;
    private final int units;

    Rarity(List<ReadPassage> passages) {
        int count = 0;
        for (var passage : passages) {
            for (var unit : passage.units()) {
                unit.words().forEach(word -> holders.merge(word, 1, Integer::sum));
                count++;
            }
        }
        units = count;
        heaviest = weight(1);
    }

    private double weight(int holding) {
        return Math.log(1 + (units + 1.0) / (holding + 0.5));
    }

    /** Returns the weight of a word. One that no passage has may be a word of the answer's own, so it weighs no more than a rare one. */
    double of(String word) {
        var holding = holders.get(word);
        return holding == null ? heaviest : weight(holding);
    }

    /** Returns whether any passage has the word. */
    boolean isKnown(String word) {
        return holders.containsKey(word);
    }

    /** Returns the weight of words together. */
    double sum(Collection<String> words) {
        return words.stream().mapToDouble(this::of).sum();
    }

    /**
     * Returns the share of words, by weight, that a part of a passage has; 1 if there are no words.
     *
     * @param contextWeight how much a word counts that only the headings have
     */
    double share(Collection<String> words, Set<String> own, Set<String> context, double contextWeight) {
        double all = 0;
        double shared = 0;
        for (var word : words) {
            double weight = of(word);
            all += weight;
            if (own.contains(word)) {
                shared += weight;
            } else if (context.contains(word)) {
                shared += contextWeight * weight;
            }
        }
        return all == 0 ? 1 : shared / all;
    }
}
