package dev.docent.format.sheets;

import dev.docent.format.office.OfficePackage;
import dev.docent.format.zip.UnreadableException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A workbook: its sheets, and what they share. One thread. */
final class Workbook {
    private static final String KIND = "an Excel workbook";
    private static final int MAX_SHEETS = 10_000;

    private final OfficePackage office;
    private final CellFormats formats = new CellFormats();
    private final WorkbookText text = new WorkbookText();
    private final SheetLimits limits = new SheetLimits();
    /** The parts of the sheets by their names, in their order, hidden ones too. */
    private final Map<String, String> sheets = new LinkedHashMap<>();

    private boolean since1904;

    Workbook(OfficePackage office) {
        this.office = office;
        var main = office.main(KIND);
        readSheets(main);
        office.readRelated(main, "styles", formats::read);
        office.readRelated(main, "sharedStrings", text::read);
    }

    private void readSheets(String main) {
        var relations = office.relations(main);
        try (var events = office.events(main)) {
            if (!events.next() || !events.starts("x:workbook")) {
                throw OfficePackage.otherKind(KIND);
            }
            while (events.next()) {
                if (events.starts("x:sheet")) {
                    var name = events.attribute("name");
                    relations.target(events.attribute("r:id")).ifPresent(part -> add(name, part));
                } else if (events.starts("x:workbookPr")) {
                    var value = events.attribute("date1904");
                    since1904 = value.equals("1") || value.equals("true");
                }
                if (sheets.size() > MAX_SHEETS) {
                    throw UnreadableException.tooMuch("it has more than " + MAX_SHEETS + " sheets");
                }
            }
        }
    }

    /** Programs other than Excel allow two sheets of one name. */
    private void add(String name, String part) {
        var words = SheetCell.of(name, false).text();
        sheets.put(sheets.containsKey(words) ? words + " (" + (sheets.size() + 1) + ")" : words, part);
    }

    CellFormats formats() {
        return formats;
    }

    WorkbookText text() {
        return text;
    }

    /** Returns whether its days are counted from 1904. */
    boolean since1904() {
        return since1904;
    }

    void writeTo(SheetWriter writer) {
        sheets.forEach((name, part) -> {
            if (office.has(part)) {
                writer.write(read(name, part));
            }
        });
    }

    private Sheet read(String name, String part) {
        var sheet = new Sheet(name, limits);
        for (var table : office.relations(part).allOfType("table")) {
            if (office.has(table)) {
                readHead(table, sheet);
            }
        }
        try (var events = office.events(part)) {
            new SheetReader(this, events, sheet).read();
        }
        for (var drawing : office.relations(part).allOfType("drawing")) {
            if (office.has(drawing)) {
                new DrawingReader(office, drawing, sheet).read();
            }
        }
        return sheet;
    }

    private void readHead(String table, Sheet sheet) {
        try (var events = office.events(table)) {
            if (events.next() && events.starts("x:table") && events.number("headerRowCount", 1) > 0) {
                sheet.head(CellRange.of(events.attribute("ref")).firstRow());
            }
        }
    }
}
