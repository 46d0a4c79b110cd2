package dev.docent.format.sheets;

import dev.docent.format.xml.XmlEvents;

/** Reads a sheet of a workbook (SpreadsheetML, ECMA-376 part 1, 18.3). One sheet, one thread. */
final class SheetReader {
    private final Workbook workbook;
    private final XmlEvents events;
    private final Sheet sheet;
    private int row;
    private int column;

    SheetReader(Workbook workbook, XmlEvents events, Sheet sheet) {
        this.workbook = workbook;
        this.events = events;
        this.sheet = sheet;
    }

    void read() {
        while (events.next()) {
            if (events.starts("x:row")) {
                row = events.number("r", row + 1);
                column = 0;
            } else if (events.starts("x:c")) {
                cell();
            } else if (events.starts("x:mergeCell")) {
                var range = CellRange.of(events.attribute("ref"));
                sheet.merge(range.firstColumn(), range.firstRow(), range.lastRow());
            }
        }
    }

    private void cell() {
        var place = events.attribute("r");
        column = place.isEmpty() ? column + 1 : CellRange.of(place).firstColumn();
        var type = events.attribute("t");
        var format = workbook.formats().ofStyle(events.number("s", 0));
        var value = "";
        int began = events.depth();
        while (events.nextInside(began)) {
            if (events.starts("x:v")) {
                value = events.textInside();
            } else if (events.starts("x:is")) {
                value = WorkbookText.inside(events);
            } else if (events.starts("x:f")) {
                events.skip();
            }
        }
        sheet.put(row, column, cell(type, value, format));
    }

    private SheetCell cell(String type, String value, CellFormat format) {
        return switch (type) {
            case "s" -> workbook.text().shared(value);
            case "inlineStr" -> SheetCell.of(value, false);
            case "str", "e" -> SheetCell.of(WorkbookText.unescaped(value), false);
            case "b" -> SheetCell.of(value.isBlank() ? "" : value.strip().equals("1") ? "TRUE" : "FALSE", true);
            case "d" -> SheetCell.of(value.replaceFirst("T00:00:00(\\.0+)?Z?$", ""), true);
            default -> new SheetCell(number(value.strip(), format).strip(), true);
        };
    }

    private String number(String value, CellFormat format) {
        try {
            return value.isEmpty() ? "" : format.show(Double.parseDouble(value), workbook.since1904());
        } catch (NumberFormatException e) {
            return value;
        }
    }
}
