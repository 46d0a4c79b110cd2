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

    /** Returns the rows of such a table, as Markdown; each begins with a cell of the first column. */
    static List<String> rows(Element table) {
        var rows = new ArrayList<List<String>>();
        int heads = 0;
        for (var cell : table.children()) {
            if (cell.hasClass(FIRST) || rows.isEmpty()) {
                rows.add(new ArrayList<>());
                heads += cell.hasClass(HEAD) ? 1 : 0;
            }
            rows.get(rows.size() - 1).add(HtmlRenderer.cell(cell));
        }
        var lines = rows.stream().map(JavadocParts::line).collect(Collectors.toCollection(ArrayList::new));
        if (heads > 0) {
            lines.add(heads, "|" + " --- |".repeat(rows.get(0).size()));
        }
        return lines;
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
