package dev.docent.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether the values of a claim stand in its passages where its other words stand: a passage that has 15 s and 60 s does not
 * support that each of them is everything. Immutable.
 */
final class Placement {
    /** How much the words beside a value count if they stand in the part before or after it. */
    private static final double NEIGHBOUR = 0.8;

    /** The fewest words around a value that say what it is the value of. */
    private static final int ENOUGH = 2;

    private static final Pattern CLAUSE = Pattern.compile("[,;:()—–]|\\b(?:and|but|while|whereas|or|und|aber|oder)\\b");

    private final String text;
    private final List<ReadPassage> cited;
    private final Rarity rarity;

    Placement(String text, List<ReadPassage> cited, Rarity rarity) {
        this.text = text;
        this.cited = cited;
        this.rarity = rarity;
    }

    /**
     * Returns by how much the words around a value fit a part of the passages better that does not have the value, and less the
     * less they fit any part. What only the headings have stands everywhere.
     */
    double misplaced(ExactValue literal) {
        var around = around(literal);
        double with = -1;
        double without = 0;
        for (var passage : cited) {
            var units = passage.units();
            for (int i = 0; i < units.size(); i++) {
                if (units.get(i).literals().has(literal)) {
                    with = Math.max(with, near(units, i, around));
                } else {
                    without = Math.max(without, share(around, units.get(i).words(), units.get(i)));
                }
            }
        }
        return with < 0 ? 0 : Math.max(0, without - with) * without;
    }

    private double share(Set<String> around, Set<String> words, Unit unit) {
        return rarity.share(around, words, unit.context(), ClaimComparison.CONTEXT);
    }

    private double near(List<Unit> units, int at, Set<String> around) {
        var unit = units.get(at);
        double own = share(around, unit.words(), unit);
        if (unit.isRow()) {
            return own;
        }
        var neighbours = new HashSet<>(unit.words());
        for (int i = Math.max(0, at - 1); i <= Math.min(units.size() - 1, at + 1); i++) {
            neighbours.addAll(units.get(i).words());
        }
        return Math.max(own, NEIGHBOUR * share(around, neighbours, unit));
    }

    private Set<String> around(ExactValue literal) {
        var own = ContentWords.of(literal.text());
        var around = ClaimComparison.contentOf(clause(literal));
        around.removeAll(own);
        if (around.size() < ENOUGH) {
            around.addAll(ClaimComparison.contentOf(text));
            around.removeAll(own);
        }
        return around;
    }

    /** Returns the part of the claim around a value, between commas and conjunctions. */
    private String clause(ExactValue literal) {
        int at = text.indexOf(literal.text());
        if (at < 0) {
            return text;
        }
        int from = 0;
        int to = text.length();
        var ends = CLAUSE.matcher(text);
        while (ends.find()) {
            if (ends.end() <= at) {
                from = ends.end();
            } else if (ends.start() >= at + literal.text().length()) {
                to = ends.start();
                break;
            }
        }
        return text.substring(from, to);
    }
}
