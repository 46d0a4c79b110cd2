package dev.docent.format.pdf;

import java.util.List;

/**
 * The text of a page at its places. Immutable.
 *
 * @param number its number, from 1
 * @param height in points
 * @param pieces from the top
 */
record PdfPage(int number, float height, List<Piece> pieces) {
    PdfPage {
        pieces = List.copyOf(pieces);
    }
}
