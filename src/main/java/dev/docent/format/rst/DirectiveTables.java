package dev.docent.format.rst;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Shows the directives whose lines are entries: tables, tables of contents and lists of names. One file, one thread. */
final class DirectiveTables {
    private final MarkupLines lines;
    private final BlockWriter writer;
    private final BlockReader blocks;

    /** @param blocks numbers the lists */
    DirectiveTables(MarkupLines lines, BlockWriter writer, BlockReader blocks) {
        this.lines = lines;
        this.writer = writer;
        this.blocks = blocks;
    }

    /** Shows the titles that a table of contents gives to other pages; the titles in the pages are not known here. */
    void ofContents(Directive directive, DirectiveOptions options, BlockPlace place) {
        if (options.byName().containsKey("hidden")) {
            return;
        }
        writer.option(options, "caption", "", place);
        var inside = items(directive, place);
        for (int line = options.next(); line <= directive.last(); line++) {
            String entry = lines.line(line).strip();
            int open = entry.endsWith(">") ? entry.lastIndexOf(" <") : -1;
            if (open > 0) {
                writer.line(line, "- " + entry.substring(0, open), inside);
            }
        }
    }

    /** Shows names, one on a line, whose summaries are read from code. */
    void names(Directive directive, DirectiveOptions options, BlockPlace place) {
        var inside = items(directive, place);
        for (int line = options.next(); line <= directive.last(); line++) {
            String name = lines.line(line).strip();
            if (!name.isEmpty()) {
                writer.line(line, "- " + Roles.code(name.startsWith("~") ? name.substring(1) : name), inside);
            }
        }
    }

    private BlockPlace items(Directive directive, BlockPlace place) {
        return place.item(directive.margin(), 0, place.list() > 0 ? place.list() : blocks.nextList());
    }

    /** Shows a list of lists as a table. */
    void list(Directive directive, DirectiveOptions options, BlockPlace place) {
        writer.line(directive.line(), writer.readable(directive.argument()), place);
        var rows = ListTable.rows(lines, options.next(), directive.last());
        writer.table(rows, number(options.value("header-rows")), place);
    }

    /** Shows a table of separated values. */
    void csv(Directive directive, DirectiveOptions options, BlockPlace place) {
        writer.line(directive.line(), writer.readable(directive.argument()), place);
        writer.option(options, "file", "Included table: ", place);
        var csv = new CsvTable(options.value("delim"));
        var header = options.byName().get("header");
        var rows =
                new ArrayList<TableRow>(header == null ? List.of() : csv.rows(List.of(header.value()), header.line()));
        int headRows = rows.size() + number(options.value("header-rows"));
        rows.addAll(csv.rows(content(options.next(), directive.last()), options.next()));
        writer.table(rows, headRows, place);
    }

    private List<String> content(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(line -> lines.line(line).strip())
                .toList();
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : 0;
    }
}
