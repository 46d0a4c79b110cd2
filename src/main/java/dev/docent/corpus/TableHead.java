package dev.docent.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a table that name its columns, down to the rule below them. Immutable.
 *
 * <p>They are recognized by how tables are drawn in text: rows with bars and a rule of dashes (Markdown, Org, and what
 * the parsers of HTML and AsciiDoc make), grids and the simple tables of reStructuredText, and a first row with double bars
 * (CSV, where no line is free for a rule). A head of more than ten lines or 2,000 characters does not count, because it would displace the rows below it.
 *
 * @param startLine its first line in the document's text, counted from 1
 * @param endLine its last line, the rule
 * @param text the lines, joined by {@code \n}
 */
public record TableHead(int startLine, int endLine, String text) {
    private static final int MAX_LINES = 10;
    private static final int MAX_CHARS = 2000;
    private static final String HEAD_BARS = "||";
    private static final String OF_A_RULE = "|+-=: \t";

    /** Returns the head of a block that is a table. */
    public static Optional<TableHead> of(Block block) {
        return block.kind() == BlockKind.TABLE
                ? of(block.text().lines().limit(MAX_LINES + 1L).toList(), block.startLine(), block.endLine())
                : Optional.empty();
    }

    /** Returns the heads of tables of bars inside a block of another kind, such as the items of a list, in their order. */
    public static List<TableHead> within(Block block) {
        var heads = new ArrayList<TableHead>();
        if (block.kind() == BlockKind.LIST || block.kind() == BlockKind.PROSE) {
            var rows = block.text().lines().toList();
            for (int i = 1; i < rows.size(); i++) {
                boolean ruledOff = isBar(rows.get(i)) && isRule(rows.get(i));
                if (ruledOff && isBar(rows.get(i - 1)) && !isRule(rows.get(i - 1))) {
                    head(rows.subList(i - 1, i + 1), block.startLine() + i - 1, block.endLine())
                            .ifPresent(heads::add);
                    while (i + 1 < rows.size() && isBar(rows.get(i + 1))) {
                        i++; // The rest of this table.
                    }
                }
            }
        }
        return heads;
    }

    /**
     * Returns the head of the table that contains a line, if the head ends above it.
     *
     * @param lines of the whole document
     * @param line counted from 1
     */
    public static Optional<TableHead> above(List<String> lines, int line) {
        int first = line;
        while (first >= 1 && first <= lines.size() && isRow(lines.get(first - 1))) {
            first--;
        }
        if (first == line) {
            return Optional.empty();
        }
        var rows = lines.subList(first, Math.min(lines.size(), first + MAX_LINES + 1));
        return of(rows, first + 1, Math.max(line, first + rows.size())).filter(head -> head.endLine() < line);
    }

    private static Optional<TableHead> of(List<String> rows, int startLine, int endLine) {
        if (!rows.isEmpty() && isHeadRow(rows.get(0))) {
            return head(rows.subList(0, 1), startLine, endLine);
        }
        var taken = new ArrayList<String>();
        boolean named = false;
        for (var row : rows) {
            taken.add(row);
            if (!isRule(row)) {
                named = true;
            } else if (named && (rulesOffHeads(rows.get(0)) || row.indexOf('=') >= 0)) {
                return head(taken, startLine, endLine);
            }
        }
        return Optional.empty();
    }

    /** In a grid, which begins with a rule, dashes separate the rows, and equals signs separate the head from them. */
    private static boolean rulesOffHeads(String firstRow) {
        return !isRule(firstRow);
    }

    private static Optional<TableHead> head(List<String> lines, int startLine, int tableEnd) {
        int end = startLine + lines.size() - 1;
        String text = String.join("\n", lines);
        return end < tableEnd && lines.size() <= MAX_LINES && text.length() <= MAX_CHARS
                ? Optional.of(new TableHead(startLine, end, text))
                : Optional.empty();
    }

    private static boolean isRow(String line) {
        return isBar(line) || isRule(line);
    }

    /** Returns whether a line has cells with a bar between or beside them. */
    public static boolean isBar(String line) {
        return line.indexOf('|') >= 0;
    }

    /** Returns whether a row names the columns of a table without a rule below it: its cells have double bars around them. */
    public static boolean isHeadRow(String row) {
        return row.startsWith(HEAD_BARS + " ")
                && row.endsWith(" " + HEAD_BARS)
                && row.length() > 2 * HEAD_BARS.length() + 1;
    }

    /** Returns whether a line consists of dashes or equals signs, with bars, crosses or gaps between them. */
    public static boolean isRule(String line) {
        String rule = line.strip();
        boolean drawn = false;
        boolean parted = false;
        for (int i = 0; i < rule.length(); i++) {
            char c = rule.charAt(i);
            if (OF_A_RULE.indexOf(c) < 0) {
                return false;
            }
            drawn |= c == '-' || c == '=';
            parted |= c == '|' || c == '+' || c == ' ';
        }
        return drawn && parted;
    }
}
