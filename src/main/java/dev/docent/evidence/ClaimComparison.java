package dev.docent.evidence;

import dev.docent.evidence.ReadPassage.PassageWindow;
import dev.docent.evidence.Signs.ValueSigns;
import dev.docent.evidence.Signs.WordSigns;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares one claim with the passages of its answer by words and values. Immutable. */
final class ClaimComparison {
    /** How much a word counts that only the headings above a part have. */
    static final double CONTEXT = 0.6;

    /** How much the values of a claim count in the choice of a window, compared with 1 for its words. */
    private static final double VALUES = 0.25;

    /** What each further part of a window costs: of two windows that say the same, the shorter one is better. */
    private static final double LENGTH = 0.015;

    /** How much a missing number counts that may be a count. */
    private static final double LOOSE = 0.5;

    /** A window, and how well it fits the claim. */
    private record Scored(PassageWindow window, double score) {}

    private final Claim claim;
    private final List<ReadPassage> passages;
    private final Rarity rarity;
    private final Set<String> words;
    private final List<ExactValue> strict;
    private final Placement placement;

    /** The windows of each passage, the best first. */
    private final List<List<Scored>> ranked;

    ClaimComparison(Claim claim, List<ReadPassage> passages, Rarity rarity) {
        this.claim = claim;
        this.passages = passages;
        this.rarity = rarity;
        this.words = contentOf(claim.text());
        this.strict = claim.literals().stream().filter(it -> !it.loose()).toList();
        this.placement = new Placement(claim.text(), cited(), rarity);
        this.ranked = passages.stream().map(this::rank).toList();
    }

    /** Returns the words of a text without numbers, which are compared as values. */
    static Set<String> contentOf(String text) {
        var words = new LinkedHashSet<>(ContentWords.of(text));
        words.removeIf(word -> word.codePoints().allMatch(Character::isDigit));
        return words;
    }

    private List<Scored> rank(ReadPassage passage) {
        var held = passage.units().stream().map(this::heldBy).toList();
        return passage.windows().stream()
                .map(window ->
                        new Scored(window, score(window, held.subList(window.first(), window.first() + window.size()))))
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList();
    }

    private BitSet heldBy(Unit unit) {
        var held = new BitSet();
        for (int i = 0; i < strict.size(); i++) {
            held.set(i, unit.literals().has(strict.get(i)));
        }
        return held;
    }

    private double score(PassageWindow window, List<BitSet> heldByParts) {
        double share = rarity.share(words, window.words(), window.context(), CONTEXT);
        var all = new BitSet();
        heldByParts.forEach(all::or);
        double held = strict.isEmpty() ? 0 : (double) all.cardinality() / strict.size();
        return share + VALUES * held - LENGTH * (window.size() - 1);
    }

    /** Returns whether the claim says anything that can be compared. */
    boolean saysSomething() {
        return words.size() > 1
                || !claim.literals().isEmpty()
                || !claim.quotations().isEmpty();
    }

    /** Returns the window of a passage that fits best; empty if the passage says nothing. */
    Optional<PassageWindow> best(int n) {
        return ranked.get(n - 1).stream().findFirst().map(Scored::window);
    }

    /** Returns the texts of the windows of a passage that fit best, none of which overlaps another. */
    List<String> nearest(int n, int count) {
        var chosen = new ArrayList<PassageWindow>();
        for (var scored : ranked.get(n - 1)) {
            if (chosen.size() < count && chosen.stream().noneMatch(other -> overlaps(other, scored.window()))) {
                chosen.add(scored.window());
            }
        }
        return chosen.stream().map(PassageWindow::text).toList();
    }

    private static boolean overlaps(PassageWindow a, PassageWindow b) {
        return a.first() < b.first() + b.size() && b.first() < a.first() + a.size();
    }

    /** Returns what speaks for a citation of this passage and against it, without a similarity. */
    Signs signs(int n) {
        var own = best(n);
        double inPassage = rarity.share(words, passages.get(n - 1).words(), Set.of(), CONTEXT);
        var byWords = new WordSigns(
                own.map(this::joined).orElse(0.0),
                inPassage,
                rival(),
                own.map(this::foreign).orElse(1.0));
        boolean isUnnamed = ProperNames.in(claim.text()).stream().anyMatch(this::isUnnamed);
        var byValues = new ValueSigns(
                claim.literals().stream()
                        .mapToDouble(placement::misplaced)
                        .max()
                        .orElse(0),
                missing(),
                isUnnamed ? 1 : 0,
                misquoted());
        return new Signs(byWords, byValues, 0);
    }

    /**
     * Returns the share of the claim's words in a window. If several passages are cited together, words count that the others
     * have, as far as this one has its part in them.
     */
    private double joined(PassageWindow own) {
        double alone = rarity.share(words, own.words(), own.context(), CONTEXT);
        if (claim.numbers().size() == 1) {
            return alone;
        }
        var all = new HashSet<String>();
        var context = new HashSet<String>();
        for (int other : claim.numbers()) {
            best(other).ifPresent(it -> {
                all.addAll(it.words());
                context.addAll(it.context());
            });
        }
        double together = rarity.share(words, all, context, CONTEXT);
        return together == 0 ? alone : alone + (together - alone) * alone / together;
    }

    private List<ReadPassage> cited() {
        return claim.numbers().stream().map(n -> passages.get(n - 1)).toList();
    }

    private double missing() {
        double worst = 0;
        for (var literal : claim.literals()) {
            if (cited().stream().noneMatch(passage -> passage.literals().has(literal))) {
                worst = Math.max(worst, literal.loose() ? LOOSE : 1);
            }
        }
        return worst;
    }

    private boolean isUnnamed(String name) {
        long naming = passages.stream().filter(it -> it.words().contains(name)).count();
        return 2 * naming < passages.size()
                && cited().stream().noneMatch(it -> it.words().contains(name));
    }

    /** Code that is put together from pieces is no false quotation; {@link #missing} finds pieces that do not exist. */
    private double misquoted() {
        var texts = cited().stream().map(ReadPassage::verbatim).toList();
        boolean all = claim.quotations().stream()
                .allMatch(quotation -> quotation.inCode() || Verbatim.isIn(texts, quotation.text()));
        return all ? 0 : 1;
    }

    private double rival() {
        double own = 0;
        double other = 0;
        for (int n = 1; n <= passages.size(); n++) {
            double score =
                    ranked.get(n - 1).isEmpty() ? 0 : ranked.get(n - 1).get(0).score();
            if (claim.numbers().contains(n)) {
                own = Math.max(own, score);
            } else {
                other = Math.max(other, score);
            }
        }
        return Math.max(0, other - own);
    }

    private double foreign(PassageWindow window) {
        double all = rarity.sum(words);
        var others = words.stream()
                .filter(word -> rarity.isKnown(word)
                        && !window.words().contains(word)
                        && !window.context().contains(word))
                .toList();
        return all == 0 ? 0 : rarity.sum(others) / all;
    }
}
