package dev.docent.corpus;

import java.util.List;

/**
 * The pages, slides, sheets, cells or messages of a document, and the lines of its text that each covers. A document whose
 * places are its lines has none. Immutable.
 *
 * @param spans those that have text, in the order of their lines; two neighbours share the lines of a paragraph that runs from
 *     one to the other
 */
public record CountedParts(List<Span.Part> spans) {
    /** No parts: the places of the document are its lines. */
    public static final CountedParts NONE = new CountedParts(List.of());

    public CountedParts {
        spans = List.copyOf(spans);
        for (int i = 1; i < spans.size(); i++) {
            requireOrder(spans.get(i - 1), spans.get(i));
        }
    }

    private static void requireOrder(Span.Part part, Span.Part next) {
        // Texts that lie over cells follow them.
        boolean counted = !part.unites(next) || next.first() > part.last() || next.kind() == PartKind.CELLS;
        if (!counted
                || next.lines().first() < part.lines().first()
                || next.lines().last() < part.lines().last()) {
            throw new IllegalArgumentException(part + " and " + next + " must be in the order of numbers and lines");
        }
    }

    /** Returns these lines with the parts that they are in; only the lines if no part, or parts of two sheets, have them. */
    public Span span(int startLine, int endLine) {
        var lines = new Span.Lines(startLine, endLine);
        return within(startLine, endLine).stream()
                .<Span>map(part -> clipped(part, lines))
                .reduce(Span::union)
                .map(span -> span.withLines(lines))
                .orElse(lines);
    }

    private static Span.Part clipped(Span.Part part, Span.Lines lines) {
        var own = part.lines();
        return part.at(new Span.Lines(Math.max(own.first(), lines.first()), Math.min(own.last(), lines.last())));
    }

    /** Returns the parts that have one of these lines, with all of their lines. */
    public List<Span.Part> within(int startLine, int endLine) {
        int first = firstEndingAt(startLine);
        int last = first;
        while (last < spans.size() && spans.get(last).lines().first() <= endLine) {
            last++;
        }
        return spans.subList(first, last);
    }

    /** Returns the position of the first part that ends on a line or later. */
    private int firstEndingAt(int line) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (spans.get(middle).lines().last() < line) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
