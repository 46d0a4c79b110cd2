package dev.docent.format.slides;

import dev.docent.format.office.FixedFonts;
import dev.docent.format.office.Flow;
import dev.docent.format.office.FlowCell;
import dev.docent.format.office.FlowLimits;
import dev.docent.format.office.FlowTable;
import dev.docent.format.xml.XmlEvents;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a slide, or of its notes (PresentationML and DrawingML, ECMA-376 part 1, 19 and 21), in the order of its
 * shapes. One slide, one thread.
 */
final class SlideReader {
    private final XmlEvents events;
    private final FlowLimits limits;
    private final FlowCell body = new FlowCell();
    /** The references to the data of drawings such as organization charts. */
    private final List<String> drawings = new ArrayList<>();

    private final StringBuilder title = new StringBuilder();
    private final FlowCell notes = new FlowCell();
    private @Nullable SlideShape shape;
    private @Nullable SlideParagraph paragraph;
    private @Nullable FlowTable table;
    private FlowCell cell = new FlowCell();
    private boolean mergedDown;
    private boolean mergedRight;
    private boolean inText;
    private boolean fixed;

    SlideReader(XmlEvents events, FlowLimits limits) {
        this.events = events;
        this.limits = limits;
    }

    /** Returns the words of the title; empty if there is none. */
    String title() {
        return title.toString().strip();
    }

    /** Writes everything but the title. */
    void writeBody(Flow flow) {
        body.writeTo(flow);
    }

    /** Writes only the main text, which is the text of notes. */
    void writeNotes(Flow flow) {
        notes.writeTo(flow);
    }

    /** Returns the references to the data of drawings. */
    List<String> drawings() {
        return drawings;
    }

    void read() {
        while (events.next()) {
            if (events.isText()) {
                append(inText ? events.text() : "");
            } else if (events.isStart()) {
                start();
            } else {
                end();
            }
        }
    }

    private void start() {
        switch (events.name()) {
            case "p:sp", "dgm:pt" -> shape = new SlideShape();
            case "p:ph" -> placeholder();
            case "a:p" -> paragraph = new SlideParagraph();
            case "a:pPr" -> paragraphProperties();
            case "a:r" -> fixed = false;
            case "a:latin" -> fixed = FixedFonts.has(events.attribute("typeface"));
            case "a:t", "m:t" -> inText = true;
            case "a:br" -> append("\n");
            case "a:fld" -> field();
            case "a:tbl" -> table = new FlowTable(limits);
            case "a:tblPr" -> tableProperties();
            case "a:tc" -> beginCell();
            case "dgm:relIds" -> drawings.add(events.attribute("r:dm"));
            case "mc:Fallback" -> events.skip();
            default -> {}
        }
    }

    private void end() {
        switch (events.name()) {
            case "a:p" -> endParagraph();
            case "a:t", "m:t" -> inText = false;
            case "p:sp", "dgm:pt" -> endShape();
            case "a:tc" -> endCell();
            case "a:tr" -> endRow();
            case "a:tbl" -> endTable();
            default -> {}
        }
    }

    private void placeholder() {
        if (shape != null) {
            shape.placeholder(events.attribute("type"));
        }
    }

    private void paragraphProperties() {
        if (paragraph != null) {
            paragraph.properties(events);
        }
    }

    /** The number of the slide and the date change by themselves. */
    private void field() {
        var type = events.attribute("type");
        if (type.equals("slidenum") || type.startsWith("datetime")) {
            events.skip();
        }
    }

    private void append(String words) {
        if (paragraph != null && !words.isEmpty()) {
            limits.text(words.length());
            paragraph.append(words, fixed);
        }
    }

    private void endParagraph() {
        limits.pieces(1);
        if (paragraph != null && table != null) {
            if (!paragraph.words().isEmpty()) {
                cell.paragraph(paragraph.words());
            }
        } else if (paragraph != null && shape != null) {
            shape.add(paragraph);
        }
        paragraph = null;
    }

    private void endShape() {
        if (shape == null || shape.isRepeated()) {
            shape = null;
            return;
        }
        if (shape.isTitle()) {
            title.append(shape.words()).append(' ');
        } else {
            shape.writeTo(body);
            if (shape.isBody()) {
                shape.writeTo(notes);
            }
        }
        shape = null;
    }

    private void tableProperties() {
        var names = events.attribute("firstRow");
        if (table != null && !names.equals("1") && !names.equals("true")) {
            table.withoutHead();
        }
    }

    private void beginCell() {
        cell = new FlowCell();
        mergedDown = isOn("vMerge");
        mergedRight = isOn("hMerge");
    }

    private boolean isOn(String attribute) {
        var value = events.attribute(attribute);
        return value.equals("1") || value.equals("true");
    }

    /** What a cell spans to its right is there as cells of their own, too. */
    private void endCell() {
        if (table == null) {
            return;
        }
        if (mergedDown && !mergedRight) {
            table.addMerged(1);
        } else {
            table.add(mergedRight ? new FlowCell() : cell, 1);
        }
    }

    private void endRow() {
        if (table != null) {
            table.endRow(false);
        }
    }

    private void endTable() {
        if (table != null) {
            table.writeTo(body);
            table = null;
        }
    }
}
