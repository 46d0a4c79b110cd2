package dev.docent.format.rst;

/** Reads the items of lists: with bullets, numbers, names of fields, options, and terms. One file, one thread. */
final class ListItems {
    /** The lists among the blocks of one place: neighbors are one list, and their items may be numbered. */
    static final class Run {
        private int list;
        private int number;

        void end() {
            list = 0;
            number = 0;
        }
    }

    private final MarkupLines lines;
    private final BlockWriter writer;
    private final BlockReader blocks;
    private int lists;

    /** @param blocks reads what is in the items */
    ListItems(MarkupLines lines, BlockWriter writer, BlockReader blocks) {
        this.lines = lines;
        this.writer = writer;
        this.blocks = blocks;
    }

    /** Reads an item of a list; returns 0 if none begins here. */
    int read(int line, int last, String text, BlockPlace place, Run run) {
        int bullet = Markers.bullet(text);
        if (bullet > 0) {
            return item(line, last, "- ", bullet, place, run);
        }
        int enumerator = Markers.enumerator(text);
        if (enumerator > 0 && isItem(line, last, place)) {
            return item(line, last, numbered(Markers.ordinal(text), run), enumerator, place, run);
        }
        int field = Markers.field(text);
        if (field > 0) {
            return field(line, last, text.substring(1, field), field + 1, place, run);
        }
        int options = Markers.options(text);
        if (options > 0 && (options < text.length() || isFollowedByIndented(line, last, place))) {
            String label = "- " + Roles.code(text.substring(0, options)) + ": ";
            return labelled(line, last, label, options, place, run);
        }
        if (isTerm(line, last, place)) {
            lines.replace(line, place.margin(), "");
            return labelled(line, last, "- " + term(text), text.length(), place, run);
        }
        return 0;
    }

    private int item(int line, int last, String marker, int width, BlockPlace place, Run run) {
        int end = lines.endOfIndented(line + 1, last, place.margin());
        int column = contentColumn(line, end, place.margin() + width);
        lines.replace(line, column, lines.from(line, place.margin() + width));
        writer.marker(line, marker, place);
        var inside = place.item(column, marker.length(), list(place, run));
        blocks.read(line, end, inside);
        writer.endItem(inside);
        return end;
    }

    /** Reads an item that begins with words which its text must not lose. */
    private int labelled(int line, int last, String label, int width, BlockPlace place, Run run) {
        int end = lines.endOfIndented(line + 1, last, place.margin());
        int column = contentColumn(line, end, place.margin() + width);
        lines.replace(line, column, lines.from(line, place.margin() + width).strip());
        int list = list(place, run);
        var around = place.item(column, 0, list);
        var inside = place.item(column, 2, list);
        writer.label(line, label, around);
        boolean textBelow = lines.isBlank(line) && line < end && !lines.isBlank(line + 1);
        if (textBelow) {
            writer.endLabel(around);
        }
        blocks.read(line, end, inside);
        writer.endItem(inside);
        return end;
    }

    /** The text after a marker may be to the right of the lines below it. */
    private int contentColumn(int line, int end, int column) {
        return Math.min(column, lines.smallestIndent(line + 1, end));
    }

    private int list(BlockPlace place, Run run) {
        if (run.list == 0) {
            run.list = place.list() > 0 ? place.list() : nextList();
        }
        return run.list;
    }

    int nextList() {
        return ++lists;
    }

    private static String numbered(String ordinal, Run run) {
        if (ordinal.equals("#")) {
            run.number++;
        } else if (Character.isDigit(ordinal.charAt(0))) {
            run.number = Integer.parseInt(ordinal);
        } else {
            return "- " + ordinal + ". ";
        }
        return run.number + ". ";
    }

    /** What looks like an enumerator is one if the next line is blank, indented or the next item. */
    private boolean isItem(int line, int last, BlockPlace place) {
        return line == last
                || lines.isBlank(line + 1)
                || lines.indent(line + 1) > place.margin()
                || Markers.enumerator(lines.from(line + 1, place.margin())) > 0;
    }

    private boolean isFollowedByIndented(int line, int last, BlockPlace place) {
        return line < last && lines.indent(line + 1) > place.margin();
    }

    private int field(int line, int last, String name, int width, BlockPlace place, Run run) {
        int end = lines.endOfIndented(line + 1, last, place.margin());
        if (FieldNames.isHidden(name)) {
            return end;
        }
        return labelled(line, last, "- " + FieldNames.readable(writer.readable(name)) + ": ", width, place, run);
    }

    /** Returns whether a line is a term: the next line, directly below, is indented. */
    private boolean isTerm(int line, int last, BlockPlace place) {
        String text = lines.from(line, place.margin());
        boolean other =
                text.startsWith("..") || text.startsWith("__ ") || text.startsWith(">>>") || text.endsWith("::");
        boolean drawn = DrawnTables.isBorder(text) || DrawnTables.isTopOfGrid(text) || text.startsWith("| ");
        if (other || drawn || SectionTitles.isRule(text)) {
            return false;
        }
        return isFollowedByIndented(line, last, place) || place.hasTerms();
    }

    private String term(String text) {
        String words = writer.readable(text).strip();
        int classifier = words.indexOf(" : ");
        String term = classifier < 0
                ? words
                : words.substring(0, classifier).strip() + " ("
                        + words.substring(classifier + 3).strip() + ")";
        return term.endsWith(":") ? term + " " : term + ": ";
    }
}
