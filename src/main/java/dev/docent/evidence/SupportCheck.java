package dev.docent.evidence;

import dev.docent.citation.CitationFilter;
import dev.docent.corpus.Span;
import dev.docent.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the cited sentences of an answer with its passages. Thread-safe; a check blocks while it computes.
 *
 * <pre>{@code
 * var verdict = check.check("The heartbeat is 51 s [1].", question, passages, () -> false);
 * verdict.checked();    // [Checked(n=1, start=0, end=21, support=0.04, …)]
 * verdict.findings();   // [Unfounded(NUMBER, 17, 19)]
 * }</pre>
 */
public final class SupportCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SupportCheck.class);

    /** The longest answer that is checked, in UTF-16 units: 100,000. Of a longer one, the rest is not. */
    static final int MAX_CHARS = 100_000;

    /** How many windows of a passage are compared in meaning. */
    private static final int NEAREST = 2;

    /** When words alone are so sure, meaning changes nothing. */
    private static final double SURE = 0.15;

    /** The support of a sentence whose values a passage in another language lacks. */
    private static final double LACKS_VALUE = 0.1;

    private final Similarity similarity;

    public SupportCheck(Similarity similarity) {
        this.similarity = similarity;
    }

    /**
     * Checks an answer.
     *
     * @param text its whole text
     * @param question what was asked
     * @param passages its passages, in the order of their numbers
     * @param timeIsUp whether the rest is to be left unchecked; asked before each citation
     */
    public Verdict check(String text, String question, List<Passage> passages, BooleanSupplier timeIsUp) {
        var checked = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
        return passages.isEmpty() ? Verdict.NONE : new Run(checked, question, passages, timeIsUp).verdict();
    }

    private final class Run {
        private final String text;
        private final String question;
        private final BooleanSupplier timeIsUp;
        private final List<ReadPassage> passages;
        private final List<Verdict.Judgement> checked = new ArrayList<>();
        private final Tongue tongue;
        private boolean hasVectors = similarity.isCalibrated();
        private int unchecked;

        Run(String text, String question, List<Passage> passages, BooleanSupplier timeIsUp) {
            this.text = text;
            this.question = question;
            this.timeIsUp = timeIsUp;
            this.passages = passages.stream().map(ReadPassage::new).toList();
            this.tongue = Tongue.of(text);
        }

        Verdict verdict() {
            var places = CitationFilter.places(text, passages.size());
            var claims = ClaimReader.of(text, places);
            unchecked = places.stream()
                    .skip(ClaimReader.MAX)
                    .mapToInt(it -> it.numbers().size())
                    .sum();
            if (!claims.isEmpty()) {
                var rarity = new Rarity(passages);
                claims.forEach(claim -> check(claim, rarity));
            }
            var findings = timeIsUp.getAsBoolean()
                    ? List.<Unfounded>of()
                    : UnfoundedParts.of(text, question, passages, claims, places);
            return new Verdict(checked, findings, lines(claims), unchecked);
        }

        private void check(Claim claim, Rarity rarity) {
            if (timeIsUp.getAsBoolean()) {
                unchecked += claim.numbers().size();
                return;
            }
            var comparison = new ClaimComparison(claim, passages, rarity);
            for (int n : claim.numbers()) {
                var support = comparison.saysSomething() ? support(claim, comparison, n) : null;
                if (support == null) {
                    unchecked++;
                } else {
                    checked.add(new Verdict.Judgement(
                            n,
                            claim.start(),
                            claim.end(),
                            Math.round(support * 100) / 100.0,
                            comparison
                                    .best(n)
                                    .map(ReadPassage.PassageWindow::lines)
                                    .orElse(null)));
                }
            }
        }

        /** Returns the support of a claim by a passage; null if they cannot be compared. */
        private @Nullable Double support(Claim claim, ClaimComparison comparison, int n) {
            var signs = comparison.signs(n);
            var own = Tongue.of(claim.text());
            var said = own == Tongue.UNKNOWN ? tongue : own;
            var read = Tongue.of(passages.get(n - 1).passage().text());
            if (!said.isComparableWith(read)) {
                return signs.values().missing() == 1 ? Double.valueOf(LACKS_VALUE) : null;
            }
            double byWords = Calibration.BY_WORDS.support(signs);
            boolean isEnglish = said == Tongue.ENGLISH || said == Tongue.UNKNOWN;
            if (!hasVectors || !isEnglish || byWords < SURE || byWords > 1 - SURE) {
                return byWords;
            }
            try {
                double close = similarity.best(claim.text(), comparison.nearest(n, NEAREST));
                return Calibration.WITH_VECTORS.support(signs.withSimilarity(close));
            } catch (RuntimeException e) {
                LOG.warn("The citations of an answer are compared by words only, because the similarity failed", e);
                hasVectors = false;
                return byWords;
            }
        }

        /** Returns the lines that each cited passage is cited for; all of its lines if none are clear. */
        private List<Verdict.SupportingLines> lines(List<Claim> claims) {
            var numbers = new TreeSet<Integer>();
            claims.forEach(claim -> numbers.addAll(claim.numbers()));
            return numbers.stream().flatMap(n -> lines(n).stream()).toList();
        }

        private List<Verdict.SupportingLines> lines(int n) {
            var passage = passages.get(n - 1).passage();
            var supporting = checked.stream()
                    .filter(it -> it.n() == n && it.support() >= Verdict.WEAK)
                    .map(Verdict.Judgement::lines)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            var all = new Span.Lines(
                    passage.location().startLine(), passage.location().endLine());
            var text = List.of(passage.text().split("\n", -1));
            return (supporting.isEmpty() ? List.of(all) : supporting)
                    .stream()
                            .map(lines -> new Verdict.SupportingLines(n, lines, hash(text, all, lines)))
                            .toList();
        }

        private String hash(List<String> text, Span.Lines all, Span.Lines lines) {
            int from = Math.min(text.size(), lines.first() - all.first());
            int to = Math.min(text.size(), lines.last() - all.first() + 1);
            return Freshness.hash(text.subList(from, Math.max(from, to)));
        }
    }
}
