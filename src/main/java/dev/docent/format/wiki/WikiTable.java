package dev.docent.format.wiki;

import dev.docent.format.NumberedText;
import java.util.ArrayList;
import java.util.List;

/** Collects the cells of a table to rows, and writes each on the line of its first cell. One table, one thread. */
final class WikiTable {
    /** The most cells of a row. Further ones are joined to the last one. */
    private static final int MAX_CELLS = 200;

    private static final String FILLER = "|";

    private final NumberedText text;
    private final List<StringBuilder> cells = new ArrayList<>();
    private int rowLine;
    private int columns;
    /** Whether the cells of the row are all heads. */
    private boolean heads;
    /** Whether the row before is the head of the table, and no rule is below it yet. */
    private boolean wantsRule;

    private boolean begun;

    WikiTable(NumberedText text) {
        this.text = text;
    }

    void read(String line, int number) {
        if (line.startsWith("|+")) {
            text.write(number, WikiInline.words(withoutAttributes(line.substring(2))));
        } else if (line.startsWith("|-")) {
            endRow();
            // The line between the head and the rows is free for the rule.
            text.write(number, wantsRule ? "|" + " --- |".repeat(columns) : FILLER);
            wantsRule = false;
        } else if (line.startsWith("|") || line.startsWith("!")) {
            begin(number, line.charAt(0) == '!');
            add(line.substring(1), line.charAt(0) == '!' ? "!!|\\|\\|" : "\\|\\|");
        } else if (!cells.isEmpty() && !line.isEmpty()) {
            append(words(line));
            text.write(number, FILLER);
        }
    }

    private void begin(int number, boolean head) {
        if (cells.isEmpty()) {
            rowLine = number;
            heads = head;
        } else {
            heads &= head;
            text.write(number, FILLER);
        }
    }

    private void add(String line, String separator) {
        for (var cell : line.split(separator, -1)) {
            if (cells.size() < MAX_CELLS) {
                cells.add(new StringBuilder(words(withoutAttributes(cell))));
            } else {
                append(words(cell));
            }
        }
    }

    private void append(String words) {
        var last = cells.get(cells.size() - 1);
        last.append(last.isEmpty() || words.isEmpty() ? "" : " ").append(words);
    }

    /** The attributes of a cell are before a bar. */
    private static String withoutAttributes(String cell) {
        int bar = cell.indexOf('|');
        int equals = cell.indexOf('=');
        int link = cell.indexOf("[[");
        boolean has = equals > 0 && equals < bar && (link < 0 || link > bar);
        return has ? cell.substring(bar + 1) : cell;
    }

    private static String words(String cell) {
        return WikiInline.words(cell).replace("|", "\\|");
    }

    private void endRow() {
        if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
            text.write(rowLine, "| " + String.join(" | ", cells) + " |");
            wantsRule = heads && !begun;
            columns = cells.size();
            begun = true;
        }
        cells.clear();
    }

    void end() {
        endRow();
    }
}
