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

    /** Returns whether a reader finds both under one name: they are not of two kinds or of two sheets. */
    default boolean unites(Span other) {
        return true;
    }

    /**
     * Returns the name of this part of a document with this path, for people: {@code a.md:12-40}, {@code a.pdf, page 3},
     * {@code a.xlsx, sheet Prices, rows 4-9}.
     */
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

    /** What a format counts, from the first to the last, with the lines of its text. */
    sealed interface Part extends Span {
        /** Returns what is counted. */
        PartKind kind();

        /** Returns the first one, counted from 1. */
        int first();

        /** Returns the last one, inclusive. */
        int last();

        /** Returns the name of the sheet that is counted in; empty for everything but {@link Cells}. */
        default String sheet() {
            return "";
        }

        /**
         * Returns the part of it that some of its lines are: all of it, because a format says only where its parts begin.
         * {@link Cells} know it.
         */
        default Part at(Lines some) {
            return withLines(some);
        }

        @Override
        default Part withLines(Lines other) {
            return kind().part(sheet(), first(), last(), other);
        }

        @Override
        default boolean unites(Span other) {
            return !(other instanceof Part part) || (kind() == part.kind() && sheet().equals(part.sheet()));
        }

        @Override
        default Span union(Span other) {
            var both = lines().union(other);
            return other instanceof Part part && unites(part)
                    ? kind().part(sheet(), Math.min(first(), part.first()), Math.max(last(), part.last()), both)
                    : both;
        }

        @Override
        default String nameIn(String path) {
            var within = sheet().isEmpty() ? "" : ", sheet " + sheet();
            return path + within + ", " + kind().name(first(), last());
        }
    }

    /**
     * Pages, as of PDF.
     *
     * @param first the first page, counted from 1
     * @param last the last page, inclusive
     * @param lines the lines of their text
     */
    record Page(int first, int last, Lines lines) implements Part {
        public Page {
            requireRange("pages", first, last);
        }

        @Override
        public PartKind kind() {
            return PartKind.PAGE;
        }
    }

    /**
     * Slides of a presentation.
     *
     * @param first the first slide, counted from 1
     * @param last the last slide, inclusive
     * @param lines the lines of their text
     */
    record Slide(int first, int last, Lines lines) implements Part {
        public Slide {
            requireRange("slides", first, last);
        }

        @Override
        public PartKind kind() {
            return PartKind.SLIDE;
        }
    }

    /**
     * Cells in rows of one sheet of a spreadsheet. If it has as many lines as rows, each line is one row.
     *
     * @param sheet the name of the sheet
     * @param first the first row, counted from 1
     * @param last the last row, inclusive
     * @param lines the lines of their text
     */
    record Cells(String sheet, int first, int last, Lines lines) implements Part {
        public Cells {
            requireRange("rows", first, last);
        }

        @Override
        public PartKind kind() {
            return PartKind.CELLS;
        }

        @Override
        public Part at(Lines some) {
            int before = some.first() - lines.first();
            int after = lines.last() - some.last();
            return last - first == lines.last() - lines.first() && before >= 0 && after >= 0
                    ? new Cells(sheet, first + before, last - after, some)
                    : withLines(some);
        }
    }

    /**
     * Cells of a notebook.
     *
     * @param first the first cell, counted from 1
     * @param last the last cell, inclusive
     * @param lines the lines of their text
     */
    record NotebookCell(int first, int last, Lines lines) implements Part {
        public NotebookCell {
            requireRange("cells", first, last);
        }

        @Override
        public PartKind kind() {
            return PartKind.NOTEBOOK_CELL;
        }
    }

    /**
     * Messages of a mailbox, or a message and those that it forwards as attachments.
     *
     * @param first the first message, counted from 1 in the order of the file
     * @param last the last message, inclusive
     * @param lines the lines of their text
     */
    record EmailPart(int first, int last, Lines lines) implements Part {
        public EmailPart {
            requireRange("messages", first, last);
        }

        @Override
        public PartKind kind() {
            return PartKind.EMAIL_PART;
        }
    }

    private static void requireRange(String what, int first, int last) {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException(
                    what + " (" + first + "-" + last + ") must count from 1 and must not run backwards");
        }
    }
}
