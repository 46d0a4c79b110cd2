package dev.docent.format.html;

import dev.docent.format.FileContent;
import dev.docent.format.Rendition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeFilter.FilterResult;

/** Writes the elements of a page into a {@link Rendition}. Walks without recursion. One page, one thread. */
final class HtmlRenderer implements NodeFilter {
    private static final Set<String> CODE_NAMES = Set.of("code", "kbd", "samp", "tt");
    private static final String NOT_FLAT = "table, pre, ul, ol, dl, h1, h2, h3, h4, h5, h6, blockquote";
    private static final int MAX_LIST_DEPTH = 6;

    private final Rendition rendition;
    private final int below;
    private final StringBuilder words = new StringBuilder();
    /** The open lists, innermost last: the next number of an ordered one, 0 for a bulleted one. */
    private final Deque<Integer> lists = new ArrayDeque<>();

    private String marker = "";
    private boolean listGoesOn;

    HtmlRenderer(Rendition rendition) {
        this(rendition, 0);
    }

    /** @param below the depth of the heading above everything; headings of the page are deeper */
    HtmlRenderer(Rendition rendition, int below) {
        this.rendition = rendition;
        this.below = below;
    }

    void render(Element main) {
        main.filter(this);
        flush();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            appendWords(text.getWholeText());
            return FilterResult.CONTINUE;
        }
        return node instanceof Element element ? head(element) : FilterResult.SKIP_CHILDREN;
    }

    private FilterResult head(Element element) {
        String name = element.normalName();
        if (isHeading(name)) {
            flush();
            String title = collapse(element.text());
            if (!title.isEmpty()) {
                rendition.heading(Math.min(6, below + name.charAt(1) - '0'), title);
            }
            listGoesOn = false;
            return FilterResult.SKIP_ENTIRELY;
        }
        if (JavadocParts.isTable(element)) {
            flush();
            rendition.table(JavadocParts.rows(element));
            listGoesOn = false;
            return FilterResult.SKIP_ENTIRELY;
        }
        switch (name) {
            case "pre" -> {
                flush();
                code(element);
                return FilterResult.SKIP_ENTIRELY;
            }
            case "table" -> {
                flush();
                return table(element);
            }
            case "ul", "ol" -> {
                flush();
                if (!JavadocParts.isLayout(element)) {
                    lists.addLast(name.equals("ol") ? 1 : 0);
                }
            }
            case "li" -> {
                flush();
                marker = JavadocParts.isLayout(element.parent()) ? "" : marker();
            }
            case "dd" -> {
                flush();
                marker = "  ";
            }
            case "br" -> appendWords(" ");
            default -> open(element);
        }
        return FilterResult.CONTINUE;
    }

    private void open(Element element) {
        if (CODE_NAMES.contains(element.normalName())) {
            words.append('`');
        } else if (isBlock(element)) {
            flush();
        }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        String name = element.normalName();
        if (CODE_NAMES.contains(name)) {
            words.append('`');
        } else if (name.equals("ul") || name.equals("ol")) {
            flush();
            if (!JavadocParts.isLayout(element)) {
                lists.pollLast();
            }
            listGoesOn &= !lists.isEmpty();
            marker = "  ".repeat(Math.min(lists.size(), MAX_LIST_DEPTH));
        } else if (isBlock(element)) {
            flush();
            marker = name.equals("dd") && lists.isEmpty() ? "" : marker;
        }
        return FilterResult.CONTINUE;
    }

    private static boolean isHeading(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
    }

    private static boolean isBlock(Element element) {
        return element.isBlock() || element.normalName().equals("td");
    }

    private String marker() {
        String indent = "  ".repeat(Math.min(Math.max(lists.size() - 1, 0), MAX_LIST_DEPTH));
        Integer number = lists.peekLast();
        if (number == null || number == 0) {
            return indent + "- ";
        }
        lists.pollLast();
        lists.addLast(number + 1);
        return indent + number + ". ";
    }

    private void appendWords(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = Character.isWhitespace(c) || c == '\u00A0';
            if (!space) {
                words.append(c);
            } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
    }

    private void flush() {
        String text = words.toString().strip().replace("``", "");
        words.setLength(0);
        if (text.isEmpty()) {
            return;
        }
        if (marker.isBlank()) {
            rendition.prose(text, marker);
            listGoesOn = false;
        } else {
            rendition.item(text, marker, listGoesOn);
            listGoesOn = true;
        }
        // A second paragraph of an item is indented and has no marker.
        marker = lists.isEmpty() ? "" : " ".repeat(marker.length());
    }

    private void code(Element pre) {
        String code = FileContent.normalizeLineEnds(pre.wholeText());
        String trimmed = code.startsWith("\n") ? code.substring(1) : code;
        if (!trimmed.isBlank()) {
            rendition.code(trimmed, CodeLanguage.of(pre));
            listGoesOn = false;
        }
    }

    /** A table of plain cells becomes rows; a table for layout is walked like any other element. */
    private FilterResult table(Element table) {
        for (var child : table.children()) {
            if (child.selectFirst(NOT_FLAT) != null) {
                return FilterResult.CONTINUE;
            }
        }
        for (var caption : table.select("caption")) {
            if (caption.hasText()) {
                rendition.prose(collapse(caption.text()), "");
            }
        }
        List<String> rows = new ArrayList<>();
        boolean inHead = true;
        for (var row : table.select("tr")) {
            // An empty cell stays, because otherwise the others would be in the wrong column.
            var cells = row.children().stream().map(HtmlRenderer::cell).toList();
            boolean names = isHead(row);
            if (inHead && !names && !rows.isEmpty()) {
                rows.add("|" + " --- |".repeat(cells.size()));
            }
            inHead &= names;
            if (!cells.stream().allMatch(String::isEmpty)) {
                rows.add("| " + String.join(" | ", cells) + " |");
            }
        }
        rendition.table(rows);
        listGoesOn = false;
        return FilterResult.SKIP_ENTIRELY;
    }

    /** Returns whether all cells of a row are heads of columns. */
    private static boolean isHead(Element row) {
        return row.closest("thead") != null
                || (!row.children().isEmpty()
                        && row.children().stream()
                                .allMatch(cell -> cell.normalName().equals("th")));
    }

    static String cell(Element cell) {
        return collapse(cell.text()).replace("|", "\\|");
    }

    private static String collapse(String text) {
        return text.replace('\u00A0', ' ').strip();
    }
}
