package dev.docent.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.docent.corpus.Span.Cells;
import dev.docent.corpus.Span.Lines;
import dev.docent.corpus.Span.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedPartsTest {
    private static final Page FIRST = new Page(1, 1, new Lines(1, 20));
    private static final Page THIRD = new Page(3, 3, new Lines(20, 30));
    private static final Page FOURTH = new Page(4, 4, new Lines(32, 40));

    private final CountedParts parts = new CountedParts(List.of(FIRST, THIRD, FOURTH));

    @Test
    void saysOnWhichPageLinesAre() {
        assertEquals(new Page(1, 1, new Lines(1, 1)), parts.span(1, 1));
        assertEquals(new Page(1, 1, new Lines(5, 19)), parts.span(5, 19));
        assertEquals(new Page(3, 3, new Lines(21, 30)), parts.span(21, 30));
        assertEquals(new Page(4, 4, new Lines(31, 40)), parts.span(31, 40));
    }

    @Test
    void linesOfSeveralPartsHaveAllOfThem() {
        assertEquals(new Page(1, 3, new Lines(20, 20)), parts.span(20, 20));
        assertEquals(new Page(1, 4, new Lines(2, 33)), parts.span(2, 33));
    }

    @Test
    void linesOfNoPageAreOnlyLines() {
        assertEquals(new Lines(31, 31), parts.span(31, 31));
        assertEquals(new Lines(41, 50), parts.span(41, 50));
        assertEquals(new Lines(1, 2), CountedParts.NONE.span(1, 2));
    }

    @Test
    void eachLineOfASheetIsARowIfThereAreAsManyOfBoth() {
        var head = new Cells("A", 1, 1, new Lines(1, 2));
        var rows = new Cells("A", 2, 11, new Lines(3, 12));
        var other = new Cells("B", 1, 2, new Lines(14, 15));
        var sheets = new CountedParts(List.of(head, rows, other));

        assertEquals(new Cells("A", 4, 6, new Lines(5, 7)), sheets.span(5, 7));
        assertEquals(new Cells("A", 1, 3, new Lines(2, 4)), sheets.span(2, 4));
        assertEquals(new Cells("A", 11, 11, new Lines(12, 13)), sheets.span(12, 13));
        assertEquals(new Cells("A", 1, 1, new Lines(1, 1)), sheets.span(1, 1));
        assertEquals(new Lines(12, 14), sheets.span(12, 14), "two sheets");
    }

    @Test
    void returnsThePartsThatHaveSomeOfTheLines() {
        assertEquals(List.of(FIRST, THIRD), parts.within(20, 25));
        assertEquals(List.of(FOURTH), parts.within(31, 90));
        assertEquals(List.of(), parts.within(31, 31));
    }

    @Test
    void refusesPartsInAnotherOrder() {
        assertThrows(IllegalArgumentException.class, () -> new CountedParts(List.of(THIRD, FIRST)));
        assertThrows(IllegalArgumentException.class, () -> new CountedParts(List.of(FIRST, FIRST)));
        var startsEarlier = new Page(4, 4, new Lines(19, 32));
        var endsEarlier = new Page(4, 4, new Lines(21, 29));
        assertThrows(IllegalArgumentException.class, () -> new CountedParts(List.of(THIRD, startsEarlier)));
        assertThrows(IllegalArgumentException.class, () -> new CountedParts(List.of(THIRD, endsEarlier)));
    }
}
