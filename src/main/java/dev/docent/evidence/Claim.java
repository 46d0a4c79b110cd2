package dev.docent.evidence;

import java.util.List;

/**
 * A part of an answer that a citation covers, or several citations in a row. Immutable.
 *
 * @param start where it begins in the answer, in UTF-16 units
 * @param end where it ends, in front of its citations unless they begin it
 * @param numbers the passages that it cites, each once
 * @param text its words without marks
 * @param literals what must be in the passages letter by letter
 * @param quotations what it quotes
 */
record Claim(
        int start, int end, List<Integer> numbers, String text, List<ExactValue> literals, List<Quotation> quotations) {
    /**
     * ContentWords that a passage must have in the same order.
     *
     * @param inCode whether they are code
     */
    record Quotation(int start, int end, String text, boolean inCode) {}

    Claim {
        numbers = List.copyOf(numbers);
        literals = List.copyOf(literals);
        quotations = List.copyOf(quotations);
    }
}
