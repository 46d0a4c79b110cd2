package dev.docent.corpus;

/**
 * A part of a document, in the terms of its format. Immutable.
 *
 * <p>Every span also has the lines of the document's {@linkplain Document#text() text} that it covers, because passages of
 * every format are joined, cut and read by lines.
 */
public sealed interface Span {
    /** Returns the lines of the document's text that it covers. */
    Lines lines();

    /** Returns the smallest span that covers both: of their kind if both have the same, otherwise lines. */
    Span union(Span other);

    /** Returns the same part of the document with other lines of its text. */
    Span withLines(Lines other);

    /** Returns the name of this part of a document with this path, for people: {@code a.md:12-40}, {@code a.pdf, page 3}. */
    default String nameIn(String path) {
        return path + ":" + lines();
    }

    /**
     * Whole lines, printed {@code 12-40}.
     *
     * @param first the first line, counted from 1
     * @param last the last line, inclusive, not before the first
     */
    record Lines(int first, int last) implements Span {
        public Lines {
            requireRange("lines", first, last);
        }

        /** Returns whether both overlap or are adjacent. */
        public boolean adjoins(Lines other) {
            return first <= other.last + 1 && other.first <= last + 1;
        }

        @Override
        public Lines lines() {
            return this;
        }

        @Override
        public Lines withLines(Lines other) {
            return other;
        }

        @Override
        public Lines union(Span other) {
            var lines = other.lines();
            return new Lines(Math.min(first, lines.first), Math.max(last, lines.last));
        }

        @Override
        public String toString() {
            return first + "-" + last;
        }
    }

    /**
     * Pages, as of PDF.
     *
     * @param first the first page, counted from 1
     * @param last the last page, inclusive
     * @param lines the lines of their text
     */
    record Page(int first, int last, Lines lines) implements Span {
        public Page {
            requireRange("pages", first, last);
        }

        @Override
        public Page withLines(Lines other) {
            return new Page(first, last, other);
        }

        @Override
        public String nameIn(String path) {
            return path + (first == last ? ", page " + first : ", pages " + first + "-" + last);
        }

        @Override
        public Span union(Span other) {
            return other instanceof Page page
                    ? new Page(Math.min(first, page.first), Math.max(last, page.last), lines.union(page.lines))
                    : lines.union(other);
        }
    }

    /**
     * Slides of a presentation.
     *
     * @param first the first slide, counted from 1
     * @param last the last slide, inclusive
     * @param lines the lines of their text
     */
    record Slide(int first, int last, Lines lines) implements Span {
        public Slide {
            requireRange("slides", first, last);
        }

        @Override
        public Slide withLines(Lines other) {
            return new Slide(first, last, other);
        }

        @Override
        public Span union(Span other) {
            return other instanceof Slide slide
                    ? new Slide(Math.min(first, slide.first), Math.max(last, slide.last), lines.union(slide.lines))
                    : lines.union(other);
        }
    }

    /**
     * Cells in rows of one sheet of a spreadsheet.
     *
     * @param sheet the name of the sheet
     * @param firstRow the first row, counted from 1
     * @param lastRow the last row, inclusive
     * @param lines the lines of their text
     */
    record Cells(String sheet, int firstRow, int lastRow, Lines lines) implements Span {
        public Cells {
            requireRange("rows", firstRow, lastRow);
        }

        @Override
        public Cells withLines(Lines other) {
            return new Cells(sheet, firstRow, lastRow, other);
        }

        @Override
        public Span union(Span other) {
            return other instanceof Cells cells && sheet.equals(cells.sheet)
                    ? new Cells(
                            sheet,
                            Math.min(firstRow, cells.firstRow),
                            Math.max(lastRow, cells.lastRow),
                            lines.union(cells.lines))
                    : lines.union(other);
        }
    }

    /**
     * Cells of a notebook.
     *
     * @param first the first cell, counted from 1
     * @param last the last cell, inclusive
     * @param lines the lines of their text
     */
    record NotebookCell(int first, int last, Lines lines) implements Span {
        public NotebookCell {
            requireRange("cells", first, last);
        }

        @Override
        public NotebookCell withLines(Lines other) {
            return new NotebookCell(first, last, other);
        }

        @Override
        public Span union(Span other) {
            return other instanceof NotebookCell cell
                    ? new NotebookCell(Math.min(first, cell.first), Math.max(last, cell.last), lines.union(cell.lines))
                    : lines.union(other);
        }
    }

    private static void requireRange(String what, int first, int last) {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException(
                    what + " (" + first + "-" + last + ") must count from 1 and must not run backwards");
        }
    }
}
