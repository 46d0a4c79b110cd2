package dev.docent.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Span.Cells;
import dev.docent.corpus.Span.EmailPart;
import dev.docent.corpus.Span.Lines;
import dev.docent.corpus.Span.NotebookCell;
import dev.docent.corpus.Span.Page;
import dev.docent.corpus.Span.Slide;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocationTest {
    private static final Lines UPPER = new Lines(3, 7);
    private static final Lines LOWER = new Lines(8, 9);
    private static final Lines BOTH = new Lines(3, 9);

    @Test
    void isPrintedAsPathAndLines() {
        assertEquals("docs/install.md:12-40", new Location("docs/install.md", 12, 40).toString());
    }

    @Test
    void isPrintedInTheTermsOfItsFormat() {
        assertEquals("a.pdf, page 2", new Location("a.pdf", "r1", new Page(2, 2, UPPER)).toString());
        assertEquals("a.pdf, pages 2-3", new Location("a.pdf", "r1", new Page(2, 3, UPPER)).toString());
        assertEquals("a.pptx, slide 2", new Location("a.pptx", "r1", new Slide(2, 2, UPPER)).toString());
        assertEquals(
                "a.xlsx, sheet Net prices, rows 4-9",
                new Location("a.xlsx", "r1", new Cells("Net prices", 4, 9, UPPER)).toString());
        assertEquals("a.ipynb, cell 5", new Location("a.ipynb", "r1", new NotebookCell(5, 5, UPPER)).toString());
        assertEquals("a.mbox, messages 2-3", new Location("a.mbox", "r1", new EmailPart(2, 3, UPPER)).toString());
    }

    @Test
    void keepsItsKindWithFewerLines() {
        var few = new Lines(3, 4);
        for (var span : List.of(
                UPPER,
                new Page(1, 2, UPPER),
                new Slide(1, 2, UPPER),
                new Cells("A", 1, 2, UPPER),
                new NotebookCell(1, 2, UPPER),
                new EmailPart(1, 2, UPPER))) {
            var cut = new Location("a", "r1", span).upTo(4);

            assertEquals(new Location("a", "r1", span.withLines(few)), cut);
            assertEquals(few, cut.span().lines());
            assertEquals(span.getClass(), cut.span().getClass());
            assertEquals(span, cut.span().withLines(UPPER));
        }
    }

    @Test
    void joinsWithinOneDocumentAndKeepsTheRevision() {
        var upper = new Location("a.md", "r1", UPPER);

        assertEquals(new Location("a.md", "r1", BOTH), upper.union(new Location("a.md", 8, 9)));
        assertThrows(IllegalArgumentException.class, () -> upper.union(new Location("b.md", 8, 9)));
    }

    @Test
    void touchesTheNextLineOfTheSameDocumentOnly() {
        var upper = new Location("a.md", 3, 7);

        assertTrue(upper.adjoins(new Location("a.md", 8, 9)));
        assertFalse(upper.adjoins(new Location("a.md", 9, 9)));
        assertFalse(upper.adjoins(new Location("b.md", 8, 9)));
    }

    @Test
    void doesNotTouchLinesOfAnotherSheet() {
        var upper = new Location("a.xlsx", null, new Cells("A", 1, 2, UPPER));

        assertTrue(upper.adjoins(new Location("a.xlsx", null, new Cells("A", 3, 3, LOWER))));
        assertFalse(upper.adjoins(new Location("a.xlsx", null, new Cells("B", 3, 3, LOWER))));
        assertTrue(upper.adjoins(new Location("a.xlsx", null, LOWER)));
    }

    @Test
    void spansOfOneKindJoinToThatKindInEitherOrder() {
        assertUnion(BOTH, UPPER, LOWER);
        assertUnion(new Page(1, 3, BOTH), new Page(1, 2, UPPER), new Page(3, 3, LOWER));
        assertUnion(new Slide(1, 3, BOTH), new Slide(1, 2, UPPER), new Slide(3, 3, LOWER));
        assertUnion(new Cells("A", 1, 3, BOTH), new Cells("A", 1, 2, UPPER), new Cells("A", 3, 3, LOWER));
        assertUnion(new NotebookCell(1, 3, BOTH), new NotebookCell(1, 2, UPPER), new NotebookCell(3, 3, LOWER));
        assertUnion(new EmailPart(1, 3, BOTH), new EmailPart(1, 2, UPPER), new EmailPart(3, 3, LOWER));
    }

    @Test
    void spansOfTwoKindsOrSheetsJoinToTheirLines() {
        var kinds = List.of(
                LOWER,
                new Page(1, 1, LOWER),
                new Slide(1, 1, LOWER),
                new Cells("A", 1, 1, LOWER),
                new Cells("B", 1, 1, LOWER),
                new NotebookCell(1, 1, LOWER),
                new EmailPart(1, 1, LOWER));
        for (var kind : kinds) {
            var other = kind instanceof Slide ? new Page(1, 1, UPPER) : new Slide(1, 1, UPPER);
            assertUnion(BOTH, kind, other);
        }
        assertUnion(BOTH, new Cells("A", 1, 1, UPPER), new Cells("B", 2, 2, LOWER));
    }

    @Test
    void refusesRangesThatStartBelowOneOrRunBackwards() {
        assertThrows(IllegalArgumentException.class, () -> new Lines(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Lines(2, 1));
        assertThrows(IllegalArgumentException.class, () -> new Page(0, 1, UPPER));
        assertThrows(IllegalArgumentException.class, () -> new Slide(2, 1, UPPER));
        assertThrows(IllegalArgumentException.class, () -> new Cells("A", 0, 0, UPPER));
        assertThrows(IllegalArgumentException.class, () -> new NotebookCell(2, 1, UPPER));
        assertThrows(IllegalArgumentException.class, () -> new EmailPart(0, 1, UPPER));
        assertThrows(IllegalArgumentException.class, () -> new Location("", 1, 1));
    }

    private static void assertUnion(Span expected, Span one, Span other) {
        assertEquals(expected, one.union(other));
        assertEquals(expected, other.union(one));
    }
}
