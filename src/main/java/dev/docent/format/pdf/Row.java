package dev.docent.format.pdf;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What stands on one line of one column. Immutable.
 *
 * @param page the number of its page, from 1
 * @param pieces from the left, at least one
 */
record Row(int page, List<Piece> pieces) {
    Row {
        pieces = List.copyOf(pieces);
    }

    String text() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining(" "));
    }

    float left() {
        return pieces.get(0).left();
    }

    float right() {
        return pieces.get(pieces.size() - 1).right();
    }

    float baseline() {
        return pieces.get(0).baseline();
    }

    /** Returns the font of its longest piece. */
    FontStyle style() {
        var longest = pieces.get(0);
        for (var piece : pieces) {
            longest = piece.text().length() > longest.text().length() ? piece : longest;
        }
        return longest.style();
    }

    float size() {
        return style().size();
    }

    boolean isCode() {
        return pieces.stream().allMatch(piece -> piece.style().mono());
    }

    /** Returns whether it is below another row of the same page, and at most this far, in sizes of its font. */
    boolean follows(Row before, float most) {
        float distance = baseline() - before.baseline();
        return page == before.page && distance > 0 && distance <= most * Math.max(size(), before.size());
    }
}
