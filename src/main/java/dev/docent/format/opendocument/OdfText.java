package dev.docent.format.opendocument;

import dev.docent.format.office.Flow;
import dev.docent.format.office.FlowCell;
import dev.docent.format.office.FlowLimits;
import dev.docent.format.xml.XmlEvents;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Reads text of OpenDocument, event by event: what people see with all changes accepted, without comments and tables of contents. One
 * document, one thread.
 */
final class OdfText {
    private static final int MAX_CHARS_OF_A_HEADING = 300;
    /** The most spaces of one element for spaces. */
    private static final int MAX_SPACES = 200;

    private static final Set<String> LEFT_OUT = Set.of(
            "text:tracked-changes",
            "text:table-of-content",
            "text:alphabetical-index",
            "text:illustration-index",
            "text:table-index",
            "text:object-index",
            "text:user-index",
            "text:note-citation",
            "text:ruby-text",
            "office:annotation",
            "office:forms",
            "text:hidden-text",
            "presentation:footer-decl",
            "presentation:header-decl",
            "presentation:date-time-decl",
            "svg:title",
            "svg:desc");
    private static final Set<String> BOXES = Set.of(
            "draw:text-box",
            "draw:custom-shape",
            "draw:rect",
            "draw:ellipse",
            "draw:circle",
            "draw:line",
            "draw:connector",
            "draw:path",
            "draw:polygon",
            "draw:polyline",
            "draw:caption");

    private final XmlEvents events;
    private final OdfStyles styles;
    private final FlowLimits limits;
    private final Deque<Flow> flows = new ArrayDeque<>();
    private final Deque<OdfParagraph> paragraphs = new ArrayDeque<>();
    private final Deque<Boolean> fixed = new ArrayDeque<>();
    private final OdfTables tables;
    private final OdfLists lists = new OdfLists();
    private final int[] headings;
    private String title = "";

    OdfText(XmlEvents events, OdfStyles styles, FlowLimits limits) {
        this.events = events;
        this.styles = styles;
        this.limits = limits;
        this.tables = new OdfTables(limits);
        this.headings = styles.outline().starts();
    }

    /** Returns the words in the style of titles; empty if there are none. */
    String title() {
        return title;
    }

    /** Sends the next blocks elsewhere, until {@link #back}. */
    void to(Flow flow) {
        flows.addLast(flow);
    }

    void back() {
        flows.removeLast();
    }

    private Flow flow() {
        return flows.getLast();
    }

    /** Reads the event at which the reader is. */
    void event() {
        if (events.isText()) {
            append(events.text());
        } else if (events.isStart()) {
            start(events.name());
        } else {
            end(events.name());
        }
    }

    private void start(String name) {
        if (LEFT_OUT.contains(name)) {
            events.skip();
        } else if (BOXES.contains(name)) {
            to(paragraphs.isEmpty() ? flow() : paragraphs.getLast().boxes());
        } else if (name.startsWith("table:")) {
            startTable(name);
        } else if (name.startsWith("text:")) {
            startText(name);
        }
    }

    private void startText(String name) {
        switch (name) {
            case "text:p" -> paragraphs.addLast(new OdfParagraph(style(), 0, lists.label(), lists.level()));
            case "text:h" -> heading();
            case "text:span" -> fixed.addLast(isFixed() || styles.isFixed(style()));
            case "text:s" -> append(" ".repeat(Math.max(1, Math.min(MAX_SPACES, events.number("text:c", 1)))));
            case "text:tab" -> append("\t");
            case "text:line-break" -> append("\n");
            case "text:list" ->
                lists.begin(
                        styles.list(style()),
                        events.attribute("text:continue-numbering").equals("true")
                                || !events.attribute("text:continue-list").isEmpty());
            case "text:list-item" -> lists.beginItem();
            case "text:note-body" -> to(new FlowCell());
            default -> {}
        }
    }

    private String style() {
        return events.attribute("text:style-name");
    }

    private boolean isFixed() {
        return !fixed.isEmpty() && fixed.getLast();
    }

    private void heading() {
        int depth = Math.max(1, Math.min(OdfListStyle.LEVELS, events.number("text:outline-level", 1)));
        boolean numbered = !events.attribute("text:is-list-header").equals("true");
        var label = numbered ? styles.outline().next(headings, depth - 1) : "";
        paragraphs.addLast(new OdfParagraph(style(), depth, label, 0));
    }

    private void end(String name) {
        if (BOXES.contains(name)) {
            back();
        } else if (name.startsWith("table:")) {
            endTable(name);
        } else {
            switch (name) {
                case "text:p", "text:h" -> endParagraph(paragraphs.removeLast());
                case "text:span" -> fixed.pollLast();
                case "text:list" -> lists.end();
                case "text:note-body" -> note();
                default -> {}
            }
        }
    }

    private void note() {
        if (flows.removeLast() instanceof FlowCell note && !note.isEmpty()) {
            append(" (" + note.inOneLine() + ")");
        }
    }

    private void append(String words) {
        if (!paragraphs.isEmpty()) {
            limits.text(words.length());
            paragraphs.getLast().append(words, isFixed());
        }
    }

    private void endParagraph(OdfParagraph paragraph) {
        limits.pieces(1);
        var words = paragraph.words();
        if (!words.isEmpty()) {
            write(paragraph, words);
        }
        paragraph.boxes().writeTo(flow());
    }

    private void write(OdfParagraph paragraph, String words) {
        boolean code = styles.isCode(paragraph.style()) || paragraph.isFixed();
        if (paragraph.heading() > 0 && words.length() <= MAX_CHARS_OF_A_HEADING) {
            boolean numbered =
                    !paragraph.label().isEmpty() && !paragraph.label().equals(OdfListStyle.BULLET);
            flow().heading(paragraph.heading(), numbered ? paragraph.label() + " " + words : words);
        } else if (flows.size() == 1 && styles.isTitle(paragraph.style())) {
            title = title.isEmpty() ? words : title;
            flow().heading(1, words);
        } else if (!paragraph.label().isEmpty() && paragraph.heading() == 0) {
            flow().item(paragraph.level(), paragraph.label(), words);
        } else if (code) {
            flow().code(paragraph.lines());
        } else {
            flow().paragraph(words);
        }
    }

    private void startTable(String name) {
        switch (name) {
            case "table:table" -> tables.begin();
            case "table:table-header-rows" -> tables.head(true);
            case "table:table-cell" -> {
                tables.beginCell(events);
                to(new FlowCell());
            }
            case "table:covered-table-cell" -> {
                tables.coveredCell(events);
                events.skip();
            }
            default -> {}
        }
    }

    private void endTable(String name) {
        switch (name) {
            case "table:table" -> tables.end(flow());
            case "table:table-header-rows" -> tables.head(false);
            case "table:table-row" -> tables.endRow();
            case "table:table-cell" -> {
                if (flows.removeLast() instanceof FlowCell cell) {
                    tables.endCell(cell);
                }
            }
            default -> {}
        }
    }
}
