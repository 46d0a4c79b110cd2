package dev.docent.format.opendocument;

import dev.docent.format.sheets.CellRange;
import dev.docent.format.sheets.Sheet;
import dev.docent.format.sheets.SheetCell;
import dev.docent.format.sheets.SheetLimits;
import dev.docent.format.sheets.SheetWriter;
import dev.docent.format.xml.XmlEvents;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads the sheets of a spreadsheet: the text that people see, but dates as ISO 8601 writes them. Rows and cells that are there often
 * are stored once; empty ones cost nothing. One spreadsheet, one thread.
 */
final class OdfSheets {
    private static final Set<String> LEFT_OUT = Set.of(
            "table:tracked-changes",
            "table:dde-links",
            "table:named-expressions",
            "table:content-validations",
            "office:forms");
    private static final Set<String> WORDS = Set.of("string", "");

    private final XmlEvents events;
    private final SheetWriter writer;
    private final SheetLimits limits = new SheetLimits();
    private final Set<String> names = new HashSet<>();
    private Sheet sheet;
    private int row;
    private int column;
    private int repeatedRows;

    OdfSheets(XmlEvents events, SheetWriter writer) {
        this.events = events;
        this.writer = writer;
        this.sheet = new Sheet("", limits);
    }

    void read() {
        while (events.next()) {
            if (events.isStart() && LEFT_OUT.contains(events.name())) {
                events.skip();
            } else if (events.isStart()) {
                start();
            } else if (events.ends("table:table-row")) {
                row = advanced(row, repeatedRows, Sheet.MAX_ROW);
            } else if (events.ends("table:table")) {
                writer.write(sheet);
            }
        }
    }

    /** Returns a number that stops beyond its limit. */
    private static int advanced(int number, int by, int limit) {
        return (int) Math.min(limit + 1L, (long) number + by);
    }

    private void start() {
        switch (events.name()) {
            case "table:table" -> {
                sheet = new Sheet(
                        unique(SheetCell.of(events.attribute("table:name"), false)
                                .text()),
                        limits);
                row = 1;
            }
            case "table:table-header-rows" -> sheet.head(row);
            case "table:table-row" -> {
                column = 1;
                repeatedRows = Math.max(1, events.number("table:number-rows-repeated", 1));
            }
            case "table:table-cell" -> cell();
            case "table:shapes" -> sheet.box(new OdfShapes(events, limits.texts()).inside());
            case "table:covered-table-cell" -> {
                column = advanced(column, repeated(), Sheet.MAX_COLUMN);
                events.skip();
            }
            default -> {}
        }
    }

    private String unique(String name) {
        return names.add(name) ? name : name + " (" + (names.size() + 1) + ")";
    }

    private int repeated() {
        return Math.max(1, events.number("table:number-columns-repeated", 1));
    }

    private void cell() {
        int cells = repeated();
        int spanned = events.number("table:number-rows-spanned", 1);
        var type = events.attribute("office:value-type");
        var value = value(type);
        var shown = shown();
        boolean date = type.equals("date");
        var cell = SheetCell.of(date || shown.isBlank() ? value : shown, !WORDS.contains(type));
        if (!cell.text().isEmpty()) {
            put(cell, cells);
        }
        sheet.merge(column, row, advanced(row, spanned - 1, Sheet.MAX_ROW));
        column = advanced(column, cells, Sheet.MAX_COLUMN);
    }

    private void put(SheetCell cell, int cells) {
        for (int r = row; r < advanced(row, repeatedRows, Sheet.MAX_ROW); r++) {
            for (int c = column; c < advanced(column, cells, Sheet.MAX_COLUMN); c++) {
                sheet.put(r, c, cell);
            }
        }
    }

    private String value(String type) {
        return switch (type) {
            case "date" ->
                events.attribute("office:date-value")
                        .replaceFirst("T00:00:00(\\.0+)?Z?$", "")
                        .replace('T', ' ');
            case "boolean" -> events.attribute("office:boolean-value").equals("true") ? "TRUE" : "FALSE";
            case "string" -> events.attribute("office:string-value");
            case "time" -> events.attribute("office:time-value");
            default -> events.attribute("office:value");
        };
    }

    /** Reads a shape that is fixed to the cell, and moves to its end. */
    private void shape() {
        var end = events.attribute("table:end-cell-address");
        int last = CellRange.of(end.substring(end.lastIndexOf('.') + 1)).firstRow();
        sheet.box(row, last, new OdfShapes(events, limits.texts()).inside());
    }

    /** Returns the text in the cell that begins, without that of shapes, and moves to its end. */
    private String shown() {
        var text = new StringBuilder();
        int began = events.depth();
        boolean inText = false;
        while (events.nextInside(began)) {
            if (events.starts("office:annotation") || events.starts("table:table")) {
                events.skip();
            } else if (events.isStart() && OdfShapes.isShape(events.name())) {
                shape();
            } else if (events.starts("text:p") || events.ends("text:p")) {
                inText = events.isStart();
                text.append(' ');
            } else if (events.starts("text:s") || events.starts("text:line-break") || events.starts("text:tab")) {
                text.append(' ');
            } else if (inText && events.isText()) {
                text.append(events.text());
            }
        }
        return text.toString();
    }
}
