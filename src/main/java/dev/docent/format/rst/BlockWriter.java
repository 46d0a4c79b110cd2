package dev.docent.format.rst;

import dev.docent.corpus.BlockKind;
import dev.docent.format.HeadingPath;
import dev.docent.format.NumberedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the blocks of a file into its rendition, below the headings at that place. What stands before a block, such as the
 * marker of an item or the word "Note", waits for the first line of the block. One file, one thread.
 */
final class BlockWriter {
    private static final int MAX_HEADING_DEPTH = 6;

    private final MarkupLines lines;
    private final InlineMarkup inline;
    private final NumberedText rendition;
    private final HeadingPath sections = new HeadingPath();
    /** What waits for the next line; empty if nothing does. */
    private String lead = "";
    /** The line of the word that waits; 0 if only a marker does. */
    private int labelLine;
    /** The number of the list that the last block is a part of; 0 outside lists. */
    private int list;

    BlockWriter(MarkupLines lines, InlineMarkup inline, NumberedText rendition) {
        this.lines = lines;
        this.inline = inline;
        this.rendition = rendition;
    }

    Optional<String> title() {
        return sections.title();
    }

    String readable(String text) {
        return inline.readable(text);
    }

    void section(int depth, int line, BlockPlace place) {
        String text = inline.words(lines.line(line).strip());
        sections.enter(depth, plain(text));
        heading(line, text, place);
    }

    /** Writes a heading below the headings of a place, which include it. */
    void heading(int line, String text, BlockPlace place) {
        endLabel(place, line);
        int depth = Math.min(MAX_HEADING_DEPTH, Math.max(1, headings(place).size()));
        rendition.write(line, start(place) + "#".repeat(depth) + " " + plain(text));
        block(headings(place), BlockKind.PROSE, line, line);
    }

    private static String plain(String heading) {
        return heading.replace("`", "");
    }

    private List<String> headings(BlockPlace place) {
        var headings = new ArrayList<>(sections.titles());
        headings.addAll(place.signatures());
        return headings;
    }

    /** Makes the marker of an item wait for its first line. */
    void marker(int line, String marker, BlockPlace around) {
        endLabel(around, line);
        lead = start(around) + marker;
    }

    /** Makes a word wait for the next paragraph. If something else comes, the word is written on its own line. */
    void label(int line, String label, BlockPlace place) {
        endLabel(place, line);
        lead = start(place) + label;
        labelLine = line;
    }

    /** Writes the word that still waits, unless it waits on the line of the next block. */
    private void endLabel(BlockPlace place, int next) {
        if (labelLine < next) {
            endLabel(place);
        }
    }

    /** Writes the word that still waits. */
    void endLabel(BlockPlace place) {
        if (labelLine > 0) {
            int line = labelLine;
            rendition.write(line, start(place));
            text(line, line, place);
        }
    }

    /** Forgets the marker of an item without text. */
    void endItem(BlockPlace place) {
        endLabel(place);
        lead = "";
    }

    private String start(BlockPlace place) {
        String start = lead.isEmpty() ? place.indent() : lead;
        lead = "";
        labelLine = 0;
        return start;
    }

    private void text(int first, int last, BlockPlace place) {
        if (place.list() == 0) {
            block(headings(place), BlockKind.PROSE, first, last);
        } else if (place.list() == list) {
            rendition.continueList(headings(place), first, last);
        } else {
            block(headings(place), BlockKind.LIST, first, last);
            list = place.list();
        }
    }

    private void block(List<String> headings, BlockKind kind, int first, int last) {
        rendition.block(headings, kind, first, last);
        list = 0;
    }

    /** Writes readable text on a line, as a block of its own. */
    void line(int line, String text, BlockPlace place) {
        endLabel(place, line);
        if (!text.isBlank()) {
            rendition.write(line, start(place) + text.strip());
            text(line, line, place);
        }
    }

    /** Shows the value of an option after some words, if there is such an option. */
    void option(DirectiveOptions options, String name, String words, BlockPlace place) {
        var option = options.byName().get(name);
        if (option != null) {
            line(option.line(), words + readable(option.value()), place);
        }
    }

    /** Writes the readable text of lines. */
    void paragraph(int first, int last, BlockPlace place) {
        var raw = new ArrayList<String>();
        for (int line = first; line <= last; line++) {
            raw.add(lines.line(line).strip());
        }
        paragraph(first, raw, place);
    }

    /** Writes the readable text of lines that begin with a line. Rules among them are not shown. */
    void paragraph(int first, List<String> raw, BlockPlace place) {
        var shown = readable(String.join(
                        "\n", raw.stream().map(BlockWriter::withoutRule).toList()))
                .split("\n", -1);
        String start = start(place);
        int last = 0;
        for (int i = 0; i < shown.length; i++) {
            String text = shown[i].strip();
            if (!text.isEmpty()) {
                rendition.write(first + i, start + text);
                start = place.indent();
                last = first + i;
            }
        }
        if (last > 0) {
            text(first, last, place);
        }
    }

    private static String withoutRule(String line) {
        return SectionTitles.isTransition(line) ? "" : line;
    }

    /** Writes lines as code. A line before them that is given and the blank line after them become the fence. */
    void code(int open, int first, int last, String language, BlockPlace place) {
        code(open, first, unindented(first, last), language, place);
    }

    /** Returns lines without the spaces that all of them begin with. */
    List<String> unindented(int first, int last) {
        int margin = lines.smallestIndent(first, last);
        var code = new ArrayList<String>();
        for (int line = first; line <= last; line++) {
            code.add(lines.from(line, margin));
        }
        return code;
    }

    void code(int open, int first, List<String> code, String language, BlockPlace place) {
        endLabel(place, Math.min(open, first));
        int after = first + code.size();
        boolean atEnd = after > lines.count();
        boolean fenced = rendition.isFree(open) && (atEnd || (rendition.isFree(after) && lines.isBlank(after)));
        String fence = code.stream().anyMatch(line -> line.contains("```")) ? "````" : "```";
        String start = start(place);
        if (fenced) {
            rendition.write(open, start + fence + language);
            start = place.indent();
        }
        for (int i = 0; i < code.size(); i++) {
            rendition.write(first + i, code.get(i).isEmpty() ? "" : start + (fenced ? "" : "    ") + code.get(i));
            start = code.get(i).isEmpty() ? start : place.indent();
        }
        // At the end of the file, a fence needs no last line.
        if (fenced && !atEnd) {
            rendition.write(after, place.indent() + fence);
        }
        boolean closed = fenced && !atEnd;
        block(headings(place), BlockKind.CODE, fenced ? open : first, closed ? after : after - 1);
    }

    /** Writes rows of a table, the first ones of them its head. */
    void table(List<TableRow> rows, int headRows, BlockPlace place) {
        if (!rows.isEmpty()) {
            endLabel(place, rows.get(0).line());
        }
        lead = "";
        if (!rows.isEmpty()) {
            int first = new TableDrawing(rendition, rows, place.indent(), this::readable).draw(headRows);
            int last = rows.get(rows.size() - 1).lastLine();
            block(headings(place), BlockKind.TABLE, first, last);
        }
    }
}
