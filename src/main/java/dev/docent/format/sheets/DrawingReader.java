package dev.docent.format.sheets;

import dev.docent.format.office.DrawingText;
import dev.docent.format.office.OfficePackage;
import dev.docent.format.xml.XmlEvents;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the boxes, shapes and diagrams that lie over the cells of a sheet (SpreadsheetML Drawing, ECMA-376 part 1, 20.5). One
 * drawing, one thread.
 */
final class DrawingReader {
    private final OfficePackage office;
    private final String part;
    private final Sheet sheet;
    /** What is anchored where the reader is. */
    private final List<String> paragraphs = new ArrayList<>();

    private int firstRow;
    private int lastRow;

    /** @param part has the drawing */
    DrawingReader(OfficePackage office, String part, Sheet sheet) {
        this.office = office;
        this.part = part;
        this.sheet = sheet;
    }

    void read() {
        var relations = office.relations(part);
        try (var events = office.events(part)) {
            while (events.next()) {
                if (events.isStart()) {
                    switch (events.name()) {
                        case "xdr:twoCellAnchor", "xdr:oneCellAnchor", "xdr:absoluteAnchor" -> begin();
                        case "xdr:from" -> firstRow = lastRow = row(events);
                        case "xdr:to" -> lastRow = row(events);
                        case "xdr:sp" ->
                            paragraphs.addAll(
                                    DrawingText.inside(events, sheet.limits().texts()));
                        case "dgm:relIds" -> {
                            var data =
                                    relations.target(events.attribute("r:dm")).orElse(null);
                            paragraphs.addAll(DrawingText.ofDiagram(
                                    office, data, sheet.limits().texts()));
                        }
                        case "mc:Fallback" -> events.skip();
                        default -> {}
                    }
                } else if (events.ends("xdr:twoCellAnchor")
                        || events.ends("xdr:oneCellAnchor")
                        || events.ends("xdr:absoluteAnchor")) {
                    sheet.box(firstRow, lastRow, paragraphs);
                }
            }
        }
    }

    /** A drawing that is not fixed to cells is in the first row. */
    private void begin() {
        paragraphs.clear();
        firstRow = 1;
        lastRow = 1;
    }

    /** Returns the row of the marker that begins, counted from 1; in the file, it is counted from 0. */
    private static int row(XmlEvents events) {
        int row = 0;
        int began = events.depth();
        while (events.nextInside(began)) {
            if (events.starts("xdr:row")) {
                row = number(events.textInside());
            }
        }
        return row + 1;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0; // The first row is nearer than none.
        }
    }
}
