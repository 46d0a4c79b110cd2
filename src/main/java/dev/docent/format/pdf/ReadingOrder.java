package dev.docent.format.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts the pieces of a page into the order in which people read them: columns one after the other. One page, one thread. */
final class ReadingOrder {
    /** Columns inside columns are looked for this deep. */
    private static final int MAX_DEPTH = 8;
    /** Pieces whose lines differ less, in sizes of the font, are in one row. */
    private static final float SAME_ROW = 0.5f;

    private final int page;
    private final List<Row> rows = new ArrayList<>();

    private ReadingOrder(int page) {
        this.page = page;
    }

    /** @param pieces from the top */
    static List<Row> of(int page, List<Piece> pieces) {
        var order = new ReadingOrder(page);
        order.read(pieces, 0);
        return order.rows;
    }

    private void read(List<Piece> pieces, int depth) {
        var gutter = depth < MAX_DEPTH ? Gutter.of(pieces) : Optional.<Gutter>empty();
        if (gutter.isEmpty()) {
            addRows(pieces);
            return;
        }
        var found = gutter.get();
        var beside = pieces.subList(found.start(), found.end());
        read(pieces.subList(0, found.start()), depth + 1);
        read(beside.stream().filter(piece -> piece.left() < found.x()).toList(), depth + 1);
        read(beside.stream().filter(piece -> piece.left() >= found.x()).toList(), depth + 1);
        read(pieces.subList(found.end(), pieces.size()), depth + 1);
    }

    private void addRows(List<Piece> pieces) {
        var row = new ArrayList<Piece>();
        for (var piece : pieces) {
            if (!row.isEmpty() && piece.baseline() - row.get(0).baseline() > SAME_ROW * piece.size()) {
                rows.add(new Row(page, sorted(row)));
                row.clear();
            }
            row.add(piece);
        }
        if (!row.isEmpty()) {
            rows.add(new Row(page, sorted(row)));
        }
    }

    private static List<Piece> sorted(List<Piece> row) {
        return row.stream().sorted(Comparator.comparingDouble(Piece::left)).toList();
    }
}
