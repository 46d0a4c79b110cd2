package dev.docent.format.pdf;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the fonts of a document mean: which is that of the text, and which are those of headings. Immutable. */
final class Looks {
    /** A heading is this much larger than the text, or bold. */
    private static final float LARGER = 1.12f;

    private static final int MAX_DEPTH = 6;
    /** The most characters of a heading. */
    private static final int LONGEST = 160;

    private final FontStyle text;
    private final List<FontStyle> headings;

    private Looks(FontStyle text, List<FontStyle> headings) {
        this.text = text;
        this.headings = headings;
    }

    static Looks of(List<PdfPage> pages) {
        Map<FontStyle, Integer> counts = new HashMap<>();
        for (var page : pages) {
            page.pieces()
                    .forEach(piece -> counts.merge(piece.style(), piece.text().length(), Integer::sum));
        }
        var text = counts.entrySet().stream()
                .filter(entry -> !entry.getKey().mono() || counts.size() == 1)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(new FontStyle(0, false, false));
        return new Looks(text, headings(counts, text));
    }

    private static List<FontStyle> headings(Map<FontStyle, Integer> counts, FontStyle text) {
        return counts.keySet().stream()
                .filter(style -> isOfHeadings(style, text))
                .sorted(Comparator.comparing(FontStyle::size)
                        .thenComparing(FontStyle::bold)
                        .reversed())
                .toList();
    }

    private static boolean isOfHeadings(FontStyle style, FontStyle text) {
        boolean heavier = style.bold() && !text.bold() && style.size() >= text.size() - 0.2f;
        return !style.mono() && (style.size() >= LARGER * text.size() || heavier);
    }

    /** Returns the size of most of the text. */
    float textSize() {
        return text.size();
    }

    /** Returns whether a line may be a heading: it looks like one, and is not a sentence or a number. */
    boolean isHeading(Row row) {
        var line = row.text();
        return headings.contains(row.style())
                && row.pieces().stream().allMatch(piece -> headings.contains(piece.style()))
                && line.length() <= LONGEST
                && line.chars().anyMatch(Character::isLetter)
                && (row.size() >= LARGER * text.size() || !line.matches(".*[.,;:]"));
    }

    /** Returns the depth of a heading, from 1. */
    int depth(FontStyle style) {
        return Math.min(MAX_DEPTH, headings.indexOf(style) + 1);
    }
}
