package dev.docent.format.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins glyphs to pieces of lines by their places alone. One page, one thread. */
final class Pieces {
    /** A wider gap, in sizes of the font, ends a piece: a space of justified text is narrower. */
    private static final float GAP = 1.2f;
    /** The same in code, whose columns are filled with spaces. */
    private static final float GAP_IN_CODE = 12;
    /** Glyphs whose lines differ less, in sizes of the font, are in one line: indices and exponents. */
    private static final float SAME_LINE = 0.5f;

    /** A space is wider than this, in sizes of the font, even in a font whose spaces are narrow. */
    private static final float NARROWEST_SPACE = 0.1f;
    /** Letters of a word are closer than this, even if the font does not say how wide its spaces are. */
    private static final float WIDEST_JOINT = 0.17f;

    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<FontStyle, Integer> styles = new HashMap<>();
    private Glyph first;
    private Glyph last;
    private boolean space;

    private Pieces(Glyph first) {
        this.first = first;
        this.last = first;
    }

    /** Returns the pieces of a page from the top, those of one line from the left. */
    static List<Piece> of(List<Glyph> glyphs) {
        if (glyphs.isEmpty()) {
            return List.of();
        }
        var sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(Glyph::baseline));
        var joined = new Pieces(sorted.get(0));
        int start = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || !isSameLine(sorted.get(start), sorted.get(i))) {
                var line = sorted.subList(start, i);
                line.sort(Comparator.comparingDouble(Glyph::left));
                line.forEach(joined::add);
                joined.end();
                start = i;
            }
        }
        return joined.pieces;
    }

    private static boolean isSameLine(Glyph glyph, Glyph next) {
        float size = Math.max(glyph.style().size(), next.style().size());
        return next.baseline() - glyph.baseline() <= SAME_LINE * size;
    }

    private void add(Glyph glyph) {
        if (glyph.text().isBlank()) {
            space = true;
            return;
        }
        float gap = text.isEmpty() ? 0 : glyph.left() - last.right();
        if (gap > widestGap(glyph)) {
            end();
        }
        if (text.isEmpty()) {
            first = glyph;
        } else {
            text.append(" ".repeat(spaces(glyph, gap)));
        }
        space = false;
        text.append(glyph.text());
        styles.merge(glyph.style(), glyph.text().length(), Integer::sum);
        last = glyph;
    }

    private float widestGap(Glyph glyph) {
        boolean code = last.style().mono() && glyph.style().mono();
        return (code ? GAP_IN_CODE : GAP) * glyph.style().size();
    }

    private int spaces(Glyph glyph, float gap) {
        float size = glyph.style().size();
        float width = Math.max(glyph.space(), 0.1f);
        if (glyph.style().mono()) {
            return gap < width / 2 ? 0 : Math.round(gap / width);
        }
        float least = Math.min(Math.max(width / 2, NARROWEST_SPACE * size), WIDEST_JOINT * size);
        return gap > (space ? 0 : least) ? 1 : 0;
    }

    private void end() {
        space = false;
        if (!text.isEmpty()) {
            var style = styles.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            pieces.add(new Piece(
                    Characters.inReadingOrder(text.toString()), first.left(), last.right(), first.baseline(), style));
            text.setLength(0);
            styles.clear();
        }
    }
}
