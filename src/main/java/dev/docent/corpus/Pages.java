package dev.docent.corpus;

import java.util.List;

/**
 * The pages of a document and the lines of its text that each covers. A document whose places are its lines has none. Immutable.
 *
 * @param spans the pages that have text, in their order; two neighbours share the lines of a paragraph that runs from one to the other
 */
public record Pages(List<Span.Page> spans) {
    /** No pages: the places of the document are its lines. */
    public static final Pages NONE = new Pages(List.of());

    public Pages {
        spans = List.copyOf(spans);
        for (int i = 1; i < spans.size(); i++) {
            requireOrder(spans.get(i - 1), spans.get(i));
        }
    }

    private static void requireOrder(Span.Page page, Span.Page next) {
        if (next.first() <= page.last()
                || next.lines().first() < page.lines().first()
                || next.lines().last() < page.lines().last()) {
            throw new IllegalArgumentException(page + " and " + next + " must be in the order of pages and lines");
        }
    }

    /** Returns these lines with the pages that they are on; only the lines if no page has any of them. */
    public Span span(int startLine, int endLine) {
        var lines = new Span.Lines(startLine, endLine);
        int first = firstEndingAt(startLine);
        int last = first;
        while (last < spans.size() && spans.get(last).lines().first() <= endLine) {
            last++;
        }
        return first == last
                ? lines
                : new Span.Page(spans.get(first).first(), spans.get(last - 1).last(), lines);
    }

    /** Returns the pages that have one of these lines, with all of their lines. */
    public List<Span.Page> within(int startLine, int endLine) {
        return spans.stream()
                .filter(page -> page.lines().first() <= endLine && page.lines().last() >= startLine)
                .toList();
    }

    /** Returns the position of the first page that ends on a line or later. */
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
