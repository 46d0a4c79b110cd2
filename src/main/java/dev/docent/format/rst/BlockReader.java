package dev.docent.format.rst;

import dev.docent.format.NumberedText;
import java.util.Optional;

/**
 * Reads the blocks of a file: titles, paragraphs, lists, literal blocks, drawn tables. {@link DirectiveReader} reads what begins
 * with two dots. The order of the checks is that of <a
 * href="https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html">the specification</a>. One file, one thread.
 */
final class BlockReader {
    private final MarkupLines lines;
    private final BlockWriter writer;
    private final SectionTitles titles;
    private final DirectiveReader directives;
    private final ListItems items;
    /** The language of literal blocks, as the last {@code highlight} says. */
    private String language = "";

    BlockReader(MarkupLines lines, Definitions definitions, NumberedText rendition) {
        this.lines = lines;
        this.writer = new BlockWriter(lines, new InlineMarkup(definitions), rendition);
        this.titles = new SectionTitles(lines);
        this.items = new ListItems(lines, writer, this);
        this.directives = new DirectiveReader(lines, definitions, writer, this);
    }

    Optional<String> title() {
        return writer.title();
    }

    void readAll() {
        read(1, lines.count(), BlockPlace.TOP);
    }

    void highlight(String name) {
        language = name;
    }

    String language() {
        return language;
    }

    int nextList() {
        return items.nextList();
    }

    /** Reads the blocks on lines, none of which is left of the margin. */
    void read(int first, int last, BlockPlace place) {
        var run = new ListItems.Run();
        int line = lines.next(first, last);
        while (line <= last) {
            int end = place.isTooDeep() ? paragraph(line, last, place) : block(line, last, place, run);
            line = lines.next(end + 1, last);
        }
    }

    /** Reads the block that begins on a line; returns its last line. */
    private int block(int line, int last, BlockPlace place, ListItems.Run run) {
        int margin = place.margin();
        String text = lines.from(line, margin);
        int end = lines.indent(line) > margin ? 0 : items.read(line, last, text, place, run);
        if (end > 0) {
            return end;
        }
        run.end();
        if (lines.indent(line) > margin) {
            return quote(line, last, place);
        }
        if (text.equals("..") || text.startsWith(".. ")) {
            return directives.read(line, last, place);
        }
        if (text.startsWith("__ ")) {
            return lines.endOfRun(line + 1, last, margin + 1);
        }
        end = drawn(line, last, text, place);
        return end > 0 ? end : ofText(line, last, text, place);
    }

    private int quote(int line, int last, BlockPlace place) {
        int end = lines.endOfIndented(line, last, place.margin());
        read(line, end, place.at(lines.smallestIndent(line, end)));
        return end;
    }

    /** Reads what is drawn or marked at the beginning of each line; returns 0 if nothing such begins here. */
    private int drawn(int line, int last, String text, BlockPlace place) {
        if (text.startsWith(">>> ") || text.equals(">>>")) {
            return session(line, last, place);
        }
        if (text.equals("|") || text.startsWith("| ")) {
            return lineBlock(line, last, place);
        }
        if (DrawnTables.isTopOfGrid(text)) {
            int end = DrawnTables.endOfGrid(lines, line, last, place.margin());
            writeTable(DrawnTables.grid(lines, line, end, place.margin()), place);
            return end;
        }
        int end = DrawnTables.isBorder(text) ? DrawnTables.endOfSimple(lines, line, last, place.margin()) : 0;
        if (end > 0) {
            writeTable(DrawnTables.simple(lines, line, end, place.margin()), place);
        }
        return end;
    }

    private void writeTable(DrawnTables.DrawnTable table, BlockPlace place) {
        writer.table(table.rows(), table.headRows(), place);
    }

    /** Reads what was typed at a prompt and what it printed. Sessions below each other are one block of code. */
    private int session(int line, int last, BlockPlace place) {
        int end = lines.endOfRun(line, last, place.margin());
        int next = lines.next(end + 1, last);
        while (next <= last && lines.from(next, place.margin()).startsWith(">>>")) {
            end = lines.endOfRun(next, last, place.margin());
            next = lines.next(end + 1, last);
        }
        writer.code(line - 1, line, end, "pycon", place);
        return end;
    }

    private int lineBlock(int line, int last, BlockPlace place) {
        int end = lines.endOfRun(line, last, place.margin());
        for (int at = line; at <= end; at++) {
            String text = lines.from(at, place.margin());
            if (text.startsWith("|")) {
                lines.replace(at, place.margin(), text.substring(1).strip());
            }
        }
        writer.paragraph(line, end, place);
        return end;
    }

    /** Reads a title or a paragraph, with the literal block that follows two colons. */
    private int ofText(int line, int last, String text, BlockPlace place) {
        var title = place.hasSections() ? titles.at(line, last) : Optional.<SectionTitles.SectionTitle>empty();
        if (title.isPresent()) {
            writer.section(title.get().depth(), title.get().line(), place);
            return title.get().lastLine();
        }
        if (SectionTitles.isTransition(text) && (line == last || lines.isBlank(line + 1))) {
            return line;
        }
        return paragraph(line, last, place);
    }

    /** Returns the last line of the paragraph: before a blank line or a change of the indent. */
    private int paragraph(int line, int last, BlockPlace place) {
        int end = place.isTooDeep() ? lines.endOfRun(line, last, 0) : line;
        while (end < last && !lines.isBlank(end + 1) && lines.indent(end + 1) == place.margin()) {
            end++;
        }
        String lastLine = lines.from(end, place.margin());
        if (place.isTooDeep() || !lastLine.endsWith("::")) {
            writer.paragraph(line, end, place);
            return end;
        }
        return literal(line, end, last, lastLine, place);
    }

    private int literal(int line, int end, int last, String lastLine, BlockPlace place) {
        String words = lastLine.substring(0, lastLine.length() - 2);
        boolean apart = words.isEmpty() || words.endsWith(" ");
        lines.replace(end, place.margin(), apart ? words : words + ":");
        boolean alone = line == end && words.isEmpty();
        if (!alone) {
            writer.paragraph(line, end, place);
        }
        int first = lines.next(end + 1, last);
        int lastOfCode = endOfLiteral(first, last, place);
        if (lastOfCode < first) {
            return end;
        }
        writer.code(alone && first == end + 1 ? end : first - 1, first, lastOfCode, language, place);
        return lastOfCode;
    }

    /** A literal block is indented, or each line begins with the same punctuation character. */
    private int endOfLiteral(int first, int last, BlockPlace place) {
        if (first > last || lines.indent(first) > place.margin()) {
            return lines.endOfIndented(first, last, place.margin());
        }
        String quote = lines.from(first, place.margin()).substring(0, 1);
        int end = first - 1;
        while (SectionTitles.isRule(quote)
                && end < last
                && lines.from(end + 1, place.margin()).startsWith(quote)
                && lines.indent(end + 1) == place.margin()) {
            end++;
        }
        return end;
    }
}
