package dev.docent.format.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds headers, footers and page numbers: lines at the edge of pages that repeat or only count. For one document; one thread. */
final class RunningLines {
    /** The share of a page's height that is its edge. */
    private static final float EDGE = 0.13f;
    /** A line that is on this many pages repeats. */
    private static final int REPEATED = 3;
    /** A line in a larger font, compared with the text, is a heading. */
    private static final float LARGER = 1.15f;

    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "[-–—|\\s]*(?:(?:page|seite|p\\.)\\s*)?(?:\\d{1,5}|[ivxlc]{1,7})(?:\\s*(?:/|of|von)\\s*\\d{1,5})?[-–—|\\s]*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final float textSize;
    private final Map<String, Integer> counts = new HashMap<>();

    /** @param textSize the size of most of the text */
    RunningLines(List<PdfPage> pages, float textSize) {
        this.textSize = textSize;
        pages.forEach(this::count);
    }

    private void count(PdfPage page) {
        Set<String> lines = new HashSet<>();
        page.pieces().stream().filter(piece -> isAtEdge(page, piece)).forEach(piece -> lines.add(key(page, piece)));
        lines.forEach(line -> counts.merge(line, 1, Integer::sum));
    }

    /** Returns the pieces of a page without them. */
    List<Piece> without(PdfPage page) {
        var kept = new ArrayList<Piece>();
        for (var piece : page.pieces()) {
            if (!isAtEdge(page, piece)
                    || !(repeats(page, piece)
                            || PAGE_NUMBER.matcher(piece.text()).matches())) {
                kept.add(piece);
            }
        }
        return kept;
    }

    private boolean repeats(PdfPage page, Piece piece) {
        return counts.getOrDefault(key(page, piece), 0) >= REPEATED;
    }

    private boolean isAtEdge(PdfPage page, Piece piece) {
        return piece.size() <= LARGER * textSize && (isAtTop(page, piece) || isAtBottom(page, piece));
    }

    private static boolean isAtTop(PdfPage page, Piece piece) {
        return piece.baseline() < EDGE * page.height();
    }

    private static boolean isAtBottom(PdfPage page, Piece piece) {
        return piece.baseline() > (1 - EDGE) * page.height();
    }

    private static String key(PdfPage page, Piece piece) {
        return (isAtTop(page, piece) ? "top " : "bottom ")
                + Math.round(piece.baseline())
                + NUMBER.matcher(piece.text()).replaceAll("#");
    }
}
