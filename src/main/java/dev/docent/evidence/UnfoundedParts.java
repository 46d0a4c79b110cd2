package dev.docent.evidence;

import dev.docent.citation.CitationPlace;
import dev.docent.evidence.MarkdownPiece.PieceForm;
import dev.docent.evidence.Unfounded.UnfoundedKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds what an answer has and no passage has: values, and false quotations. What the question itself says is no finding
 * unless a citation covers it, and neither are counts. In code, only what looks like a real name counts, because code has
 * names of its own.
 */
final class UnfoundedParts {
    /** The most findings of one answer, 50; further ones are left out. */
    static final int MAX = 50;

    /** Up to this number, one without a unit is probably a count, if no citation covers it. */
    private static final int COUNT = 12;

    private static final Pattern REAL_NAME = Pattern.compile("--.+|.+\\..+\\..+|[\\d,.]{3,}.*");

    private final String text;
    private final KnownValues asked;
    private final List<ReadPassage> passages;
    private final List<Claim> claims;
    private final NavigableMap<Integer, Integer> places = new TreeMap<>();

    private UnfoundedParts(
            String text, String question, List<ReadPassage> passages, List<Claim> claims, List<CitationPlace> places) {
        this.text = text;
        this.asked = KnownValues.of(question);
        this.passages = passages;
        this.claims = claims;
        places.forEach(place -> this.places.put(place.start(), place.end()));
    }

    /** Returns the findings in the order of the text. */
    static List<Unfounded> of(
            String text, String question, List<ReadPassage> passages, List<Claim> claims, List<CitationPlace> places) {
        var findings = new UnfoundedParts(text, question, passages, claims, places);
        var all = findings.values();
        all.addAll(findings.quotations(all));
        return all.stream()
                .sorted(Comparator.comparingInt(Unfounded::start))
                .limit(MAX)
                .toList();
    }

    private List<Unfounded> values() {
        var found = new ArrayList<Unfounded>();
        for (var piece : MarkdownPiece.of(text)) {
            int offset = piece.start();
            for (var literal : ExactValues.in(piece.in(text), at -> isCitation(offset + at))) {
                int start = offset + literal.start();
                if (counts(literal, start, piece.form())
                        && passages.stream().noneMatch(it -> it.literals().has(literal))) {
                    found.add(new Unfounded(
                            literal.kind(), start, start + literal.text().length()));
                }
            }
        }
        return found;
    }

    private boolean counts(ExactValue literal, int start, PieceForm form) {
        if (literal.loose()) {
            return false;
        }
        if (form == PieceForm.CODE) {
            return literal.kind() == UnfoundedKind.PATH
                    || literal.kind() == UnfoundedKind.VERSION
                    || REAL_NAME.matcher(literal.text()).matches();
        }
        boolean isCovered = claims.stream().anyMatch(claim -> claim.start() <= start && start < claim.end());
        return isCovered || !(isCount(literal) || asked.has(literal));
    }

    private static boolean isCount(ExactValue literal) {
        var amount = literal.amount();
        return amount != null && amount.dimension() == Amount.Dimension.NONE && amount.number() <= COUNT;
    }

    private boolean isCitation(int at) {
        var place = places.floorEntry(at);
        return place != null && at < place.getValue();
    }

    /** Code in which a value was found is not named again. */
    private List<Unfounded> quotations(List<Unfounded> values) {
        var found = new ArrayList<Unfounded>();
        for (var claim : claims) {
            var texts = claim.numbers().stream()
                    .map(n -> passages.get(n - 1).verbatim())
                    .toList();
            for (var quotation : claim.quotations()) {
                boolean isNamed =
                        values.stream().anyMatch(it -> it.start() >= quotation.start() && it.end() <= quotation.end());
                if (!isNamed && !Verbatim.isIn(texts, quotation.text())) {
                    found.add(new Unfounded(UnfoundedKind.QUOTATION, quotation.start(), quotation.end()));
                }
            }
        }
        return found;
    }
}
