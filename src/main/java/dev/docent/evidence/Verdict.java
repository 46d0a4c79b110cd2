package dev.docent.evidence;

import dev.docent.corpus.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the check of an answer has found. Immutable.
 *
 * @param checked the citations that were checked, in the order of the text
 * @param findings what no passage has, in the order of the text
 * @param lines the lines that the citations are about, by passage
 * @param unchecked how many citations were not checked: for lack of time, or because of their number or their language
 */
public record Verdict(List<Judgement> checked, List<Unfounded> findings, List<SupportingLines> lines, int unchecked) {
    /** A citation is to be marked if its passage supports it less than this. */
    public static final double WEAK = 0.5;

    /** What nothing was found of, because nothing was looked at. */
    public static final Verdict NONE = new Verdict(List.of(), List.of(), List.of(), 0);

    public Verdict {
        checked = List.copyOf(checked);
        findings = List.copyOf(findings);
        lines = List.copyOf(lines);
    }

    /**
     * A citation that was checked.
     *
     * @param n the number of the passage
     * @param start where the text begins that it covers, in UTF-16 units
     * @param end where that text ends
     * @param support how well the passage supports the text, from 0 to 1; below {@link #WEAK} not clearly
     * @param lines the lines of the document that fit the text best; null if the passage has none
     */
    public record Judgement(int n, int start, int end, double support, Span.@Nullable Lines lines) {}

    /**
     * Lines that an answer cites.
     *
     * @param n the number of the passage
     * @param hash the {@linkplain Freshness#hash hash} of their text
     */
    public record SupportingLines(int n, Span.Lines lines, String hash) {}
}
