package dev.docent.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.docent.corpus.Span.Lines;
import dev.docent.corpus.Span.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final Page FIRST = new Page(1, 1, new Lines(1, 20));
    private static final Page THIRD = new Page(3, 3, new Lines(20, 30));
    private static final Page FOURTH = new Page(4, 4, new Lines(32, 40));

    private final Pages pages = new Pages(List.of(FIRST, THIRD, FOURTH));

    @Test
    void saysOnWhichPageLinesAre() {
        assertEquals(new Page(1, 1, new Lines(1, 1)), pages.span(1, 1));
        assertEquals(new Page(1, 1, new Lines(5, 19)), pages.span(5, 19));
        assertEquals(new Page(3, 3, new Lines(21, 30)), pages.span(21, 30));
        assertEquals(new Page(4, 4, new Lines(31, 40)), pages.span(31, 40));
    }

    @Test
    void linesOfSeveralPagesHaveAllOfThem() {
        assertEquals(new Page(1, 3, new Lines(20, 20)), pages.span(20, 20));
        assertEquals(new Page(1, 4, new Lines(2, 33)), pages.span(2, 33));
    }

    @Test
    void linesOfNoPageAreOnlyLines() {
        assertEquals(new Lines(31, 31), pages.span(31, 31));
        assertEquals(new Lines(41, 50), pages.span(41, 50));
        assertEquals(new Lines(1, 2), Pages.NONE.span(1, 2));
    }

    @Test
    void returnsThePagesThatHaveSomeOfTheLines() {
        assertEquals(List.of(FIRST, THIRD), pages.within(20, 25));
        assertEquals(List.of(FOURTH), pages.within(31, 90));
        assertEquals(List.of(), pages.within(31, 31));
    }

    @Test
    void refusesPagesInAnotherOrder() {
        assertThrows(IllegalArgumentException.class, () -> new Pages(List.of(THIRD, FIRST)));
        assertThrows(IllegalArgumentException.class, () -> new Pages(List.of(FIRST, FIRST)));
        var startsEarlier = new Page(4, 4, new Lines(19, 32));
        var endsEarlier = new Page(4, 4, new Lines(21, 29));
        assertThrows(IllegalArgumentException.class, () -> new Pages(List.of(THIRD, startsEarlier)));
        assertThrows(IllegalArgumentException.class, () -> new Pages(List.of(THIRD, endsEarlier)));
    }
}
