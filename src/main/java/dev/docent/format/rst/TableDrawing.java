package dev.docent.format.rst;

import dev.docent.format.NumberedText;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Draws a table as in Markdown, each row on its first line of the file. The other lines of a row have only a bar, so that the
 * lines of the table follow each other. One table, one thread.
 */
final class TableDrawing {
    /** A line of a table without text. */
    private static final String FILLER = "|";

    private final NumberedText rendition;
    private final List<TableRow> rows;
    private final String indent;
    private final UnaryOperator<String> readable;

    /** @param rows at least one */
    TableDrawing(NumberedText rendition, List<TableRow> rows, String indent, UnaryOperator<String> readable) {
        this.rendition = rendition;
        this.rows = rows;
        this.indent = indent;
        this.readable = readable;
    }

    /** Draws the table and returns its first line. */
    int draw(int headRows) {
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            rendition.write(row.line(), drawn(row));
            int end = i + 1 < rows.size() ? rows.get(i + 1).line() - 1 : row.lastLine();
            for (int line = row.line() + 1; line <= end; line++) {
                rendition.write(line, indent + FILLER);
            }
        }
        return headRows > 0 && headRows < rows.size()
                ? drawRule(headRows)
                : rows.get(0).line();
    }

    /** Draws the rule below the head, on its last line. A head of one line moves to the blank line above, if there is one. */
    private int drawRule(int headRows) {
        var head = rows.get(headRows - 1);
        int first = rows.get(0).line();
        int below = rows.get(headRows).line() - 1;
        int columns = rows.subList(0, headRows).stream()
                .mapToInt(row -> row.cells().size())
                .max()
                .orElse(1);
        String rule = indent + "|" + "---|".repeat(columns);
        if (below > head.line()) {
            rendition.write(below, rule);
        } else if (headRows == 1 && rendition.isFree(first - 1)) {
            rendition.write(first - 1, drawn(head));
            rendition.write(first, rule);
            return first - 1;
        }
        return first;
    }

    private String drawn(TableRow row) {
        return indent + row.cells().stream().map(this::cell).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private String cell(String text) {
        return readable.apply(text.strip())
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .strip();
    }
}
