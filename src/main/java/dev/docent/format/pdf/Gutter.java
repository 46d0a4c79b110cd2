package dev.docent.format.pdf;

import java.util.List;
import java.util.Optional;

/**
 * The white space between two columns of text. Immutable.
 *
 * @param x its place, in points from the left
 * @param start the position of the first piece beside it
 * @param end the position after the last one
 */
record Gutter(float x, int start, int end) {
    /** Places are tried this far from each other, in points. */
    private static final float STEP = 4;
    /** A piece crosses a place if it covers this much on both sides, in points. */
    private static final float MARGIN = 2;
    /** The fewest lines of a column. */
    private static final int LINES = 4;
    /** A line of a column fills this share of it, on average. The cells of tables are shorter. */
    private static final float FILLED = 0.55f;
    /** A line of a column has this many characters, on average. */
    private static final int LETTERS = 15;

    /** Returns the best place between two columns of running text; empty if there is one column. */
    static Optional<Gutter> of(List<Piece> pieces) {
        float from = Float.MAX_VALUE;
        float to = 0;
        for (var piece : pieces) {
            from = Math.min(from, piece.left());
            to = Math.max(to, piece.right());
        }
        Side best = null;
        for (float x = from + STEP; x < to && pieces.size() >= 2 * LINES; x += STEP) {
            var found = new Side(pieces, x).longest();
            best = best == null || found.lines() > best.lines() ? found : best;
        }
        return Optional.ofNullable(best).filter(Side::isText).map(side -> new Gutter(side.x, side.start, side.end));
    }

    /** The pieces beside one place that no piece crosses, while they are counted. */
    private static final class Side {
        private final List<Piece> pieces;
        private final float x;
        private int start;
        private int end;

        Side(List<Piece> pieces, float x) {
            this.pieces = pieces;
            this.x = x;
        }

        /** Returns the longest run of pieces that do not cross. */
        Side longest() {
            var best = new Side(pieces, x);
            for (int i = 0; i <= pieces.size(); i++) {
                if (i == pieces.size() || crosses(pieces.get(i))) {
                    end = i;
                    best = lines() > best.lines() ? copy() : best;
                    start = i + 1;
                    left = 0;
                    right = 0;
                } else if (isLeft(pieces.get(i))) {
                    left++;
                } else {
                    right++;
                }
            }
            return best;
        }

        private int left;
        private int right;

        private Side copy() {
            var copy = new Side(pieces, x);
            copy.start = start;
            copy.end = end;
            copy.left = left;
            copy.right = right;
            return copy;
        }

        private boolean crosses(Piece piece) {
            return piece.left() < x - MARGIN && piece.right() > x + MARGIN;
        }

        private boolean isLeft(Piece piece) {
            return piece.right() <= x + MARGIN;
        }

        int lines() {
            return Math.min(left, right);
        }

        boolean isText() {
            return lines() >= LINES && isText(true) && isText(false);
        }

        private boolean isText(boolean onLeft) {
            float from = Float.MAX_VALUE;
            float to = 0;
            float widths = 0;
            int letters = 0;
            int count = onLeft ? left : right;
            for (var piece : pieces.subList(start, end)) {
                if (isLeft(piece) == onLeft) {
                    from = Math.min(from, piece.left());
                    to = Math.max(to, piece.right());
                    widths += piece.width();
                    letters += piece.text().length();
                }
            }
            return widths >= FILLED * (to - from) * count && letters >= LETTERS * count;
        }
    }
}
