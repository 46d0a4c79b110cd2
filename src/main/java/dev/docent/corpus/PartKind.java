package dev.docent.corpus;

import java.util.Locale;

/** What formats count. The name in lower case is its name for programs: {@code notebook_cell}. */
public enum PartKind {
    /** Pages, as of PDF. */
    PAGE("page") {
        @Override
        public Span.Part part(String sheet, int first, int last, Span.Lines lines) {
            return new Span.Page(first, last, lines);
        }
    },
    /** Slides of a presentation. */
    SLIDE("slide") {
        @Override
        public Span.Part part(String sheet, int first, int last, Span.Lines lines) {
            return new Span.Slide(first, last, lines);
        }
    },
    /** Rows of a sheet. */
    CELLS("row") {
        @Override
        public Span.Part part(String sheet, int first, int last, Span.Lines lines) {
            return new Span.Cells(sheet, first, last, lines);
        }
    },
    /** Cells of a notebook. */
    NOTEBOOK_CELL("cell") {
        @Override
        public Span.Part part(String sheet, int first, int last, Span.Lines lines) {
            return new Span.NotebookCell(first, last, lines);
        }
    },
    /** Messages of a mailbox. */
    EMAIL_PART("message") {
        @Override
        public Span.Part part(String sheet, int first, int last, Span.Lines lines) {
            return new Span.EmailPart(first, last, lines);
        }
    };

    private final String noun;

    PartKind(String noun) {
        this.noun = noun;
    }

    /**
     * Returns such a part.
     *
     * @param sheet the name of the sheet; empty for everything but {@link #CELLS}
     * @param first the first one, counted from 1
     * @param last the last one, inclusive
     */
    public abstract Span.Part part(String sheet, int first, int last, Span.Lines lines);

    /** Returns the name for programs, such as {@code notebook_cell}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the name of some of them for people: {@code page 3}, {@code rows 4-9}. */
    String name(int first, int last) {
        return first == last ? noun + " " + first : noun + "s " + first + "-" + last;
    }
}
