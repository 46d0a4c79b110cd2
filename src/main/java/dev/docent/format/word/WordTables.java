package dev.docent.format.word;

import dev.docent.format.office.Flow;
import dev.docent.format.office.FlowCell;
import dev.docent.format.office.FlowLimits;
import dev.docent.format.office.FlowTable;
import dev.docent.format.xml.XmlEvents;
import java.util.ArrayDeque;
import java.util.Deque;

/** The tables, cells and boxes that are open: where the next block goes. One thread. */
final class WordTables {
    private static final class OpenTable {
        private final FlowTable table;
        private boolean head;
        private boolean deleted;
        private int span = 1;
        private boolean merged;

        private OpenTable(FlowLimits limits) {
            table = new FlowTable(limits);
        }
    }

    private final FlowLimits limits;
    private final Deque<Flow> flows = new ArrayDeque<>();
    private final Deque<OpenTable> tables = new ArrayDeque<>();

    WordTables(Flow document, FlowLimits limits) {
        this.limits = limits;
        flows.addLast(document);
    }

    /** Returns what takes the next block. */
    Flow flow() {
        return flows.getLast();
    }

    boolean isInCell() {
        return flows.size() > 1;
    }

    /** Begins a box, whose blocks wait for the end of the paragraph that it is in. */
    void beginBox(FlowCell box) {
        flows.addLast(box);
    }

    void endBox() {
        flows.removeLast();
    }

    void begin() {
        tables.addLast(new OpenTable(limits));
    }

    void end() {
        tables.removeLast().table.writeTo(flow());
    }

    /** Reads the properties of the table, and moves to their end. */
    void tableProperties(XmlEvents events) {
        int began = events.depth();
        while (!tables.isEmpty() && events.nextInside(began)) {
            if (events.starts("w:tblLook") && !WordValues.isOn(events, "w:firstRow", true)) {
                tables.getLast().table.withoutHead();
            }
        }
    }

    void beginRow() {
        if (!tables.isEmpty()) {
            tables.getLast().head = false;
            tables.getLast().deleted = false;
        }
    }

    /** Reads the properties of the row, and moves to their end. */
    void rowProperties(XmlEvents events) {
        int began = events.depth();
        while (!tables.isEmpty() && events.nextInside(began)) {
            var open = tables.getLast();
            if (events.starts("w:tblHeader")) {
                open.head = WordValues.isOn(events);
            } else if (events.starts("w:gridBefore")) {
                open.table.gap(events.number("w:val", 0));
            } else if (events.starts("w:del")) {
                open.deleted = true;
            }
        }
    }

    void endRow() {
        if (!tables.isEmpty() && tables.getLast().deleted) {
            tables.getLast().table.dropRow();
        } else if (!tables.isEmpty()) {
            tables.getLast().table.endRow(tables.getLast().head);
        }
    }

    void beginCell() {
        if (!tables.isEmpty()) {
            tables.getLast().span = 1;
            tables.getLast().merged = false;
        }
        flows.addLast(new FlowCell());
    }

    /** Reads the properties of the cell, and moves to their end. */
    void cellProperties(XmlEvents events) {
        int began = events.depth();
        while (!tables.isEmpty() && events.nextInside(began)) {
            var open = tables.getLast();
            if (events.starts("w:gridSpan")) {
                open.span = events.number("w:val", 1);
            } else if (events.starts("w:vMerge")) {
                open.merged = !events.attribute("w:val").equals("restart");
            }
        }
    }

    void endCell() {
        if (!(flows.removeLast() instanceof FlowCell cell) || tables.isEmpty()) {
            return;
        }
        var open = tables.getLast();
        if (open.merged) {
            open.table.addMerged(open.span);
        } else {
            open.table.add(cell, open.span);
        }
    }
}
