package dev.docent.format.opendocument;

import dev.docent.format.office.Flow;
import dev.docent.format.office.FlowCell;
import dev.docent.format.office.FlowLimits;
import dev.docent.format.office.FlowTable;
import dev.docent.format.xml.XmlEvents;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The tables of a text that are open. One thread. */
final class OdfTables {
    private static final class OpenTable {
        private final FlowTable table;
        private boolean inHead;
        private int column;
        private int repeated = 1;
        private int rows = 1;
        /** For each column, how many rows below belong to a cell above them. */
        private final Map<Integer, Integer> spanned = new HashMap<>();

        private OpenTable(FlowLimits limits) {
            table = new FlowTable(limits);
        }
    }

    private final FlowLimits limits;
    private final Deque<OpenTable> open = new ArrayDeque<>();

    OdfTables(FlowLimits limits) {
        this.limits = limits;
    }

    void begin() {
        open.addLast(new OpenTable(limits));
    }

    void end(Flow flow) {
        var ended = open.pollLast();
        if (ended != null) {
            ended.table.writeTo(flow);
        }
    }

    /** Says whether the next rows are the head. */
    void head(boolean head) {
        if (!open.isEmpty()) {
            open.getLast().inHead = head;
        }
    }

    void beginCell(XmlEvents events) {
        if (!open.isEmpty()) {
            open.getLast().repeated = repeated(events);
            open.getLast().rows = events.number("table:number-rows-spanned", 1);
        }
    }

    private static int repeated(XmlEvents events) {
        return Math.max(1, events.number("table:number-columns-repeated", 1));
    }

    void endCell(FlowCell cell) {
        var table = open.peekLast();
        if (table == null) {
            return;
        }
        table.spanned.put(table.column, table.rows - 1);
        for (int i = 0; i < table.repeated; i++) {
            table.table.add(cell, 1);
            table.column++;
        }
    }

    /** Adds cells that belong to one above or beside them. */
    void coveredCell(XmlEvents events) {
        var table = open.peekLast();
        for (int i = 0; table != null && i < repeated(events); i++) {
            int below = table.spanned.getOrDefault(table.column, 0);
            if (below > 0) {
                table.table.addMerged(1);
                table.spanned.put(table.column, below - 1);
            } else {
                table.table.add(new FlowCell(), 1);
            }
            table.column++;
        }
    }

    void endRow() {
        if (!open.isEmpty()) {
            open.getLast().table.endRow(open.getLast().inHead);
            open.getLast().column = 0;
        }
    }
}
