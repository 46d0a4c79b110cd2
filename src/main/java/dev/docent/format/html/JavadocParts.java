package dev.docent.format.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Parts of pages of Javadoc that look different from what their elements say: tables of divisions, and lists for
 * layout.
 */
final class JavadocParts {
    private static final Set<String> LAYOUT_LISTS =
            Set.of("summary-list", "details-list", "member-list", "block-list", "blockList", "blockListLast");

    private static final String FIRST = "col-first";
    private static final String HEAD = "table-header";

    private JavadocParts() {}

    /** Returns whether a list only divides the page into sections, so that its items have no marks. */
    static boolean isLayout(@Nullable Element list) {
        return list != null && LAYOUT_LISTS.stream().anyMatch(list::hasClass);
    }

    /** Returns whether an element is a table whose cells are its children, one after the other. */
    static boolean isTable(Element element) {
        return element.hasClass("summary-table");
    }

    /**
     * Returns the rows of such a table, as Markdown. Its head has as many cells as each row; without a head, a row begins with a
     * cell of the first column.
     */
    static List<String> rows(Element table) {
        var cells = table.children();
        int columns =
                (int) cells.stream().takeWhile(cell -> cell.hasClass(HEAD)).count();
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < cells.size(); i++) {
            boolean first = columns > 0 ? i % columns == 0 : cells.get(i).hasClass(FIRST);
            if (first || rows.isEmpty()) {
                rows.add(new ArrayList<>());
            }
            rows.get(rows.size() - 1).add(HtmlRenderer.cell(cells.get(i)));
        }
        var lines = rows.stream().map(JavadocParts::line).collect(Collectors.toCollection(ArrayList::new));
        if (columns > 0) {
            lines.add(1, "|" + " --- |".repeat(columns));
        }
        return lines;
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
