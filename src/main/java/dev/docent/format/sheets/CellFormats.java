package dev.docent.format.sheets;

import dev.docent.format.xml.XmlEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The formats of the cells of a workbook. One thread. */
final class CellFormats {
    /** The formats that are in no file (ECMA-376 part 1, 18.8.30). */
    private static final Map<Integer, String> KNOWN = new HashMap<>();

    /** Dates of Asia and others that depend on the language. */
    private static final String SOME_DATE = "yyyy/m/d";

    static {
        var codes = List.of(
                "1 0",
                "2 0.00",
                "3 #,##0",
                "4 #,##0.00",
                "9 0%",
                "10 0.00%",
                "11 0.00E+00",
                "14 m/d/yyyy",
                "15 d-mmm-yy",
                "16 d-mmm",
                "17 mmm-yy",
                "18 h:mm",
                "19 h:mm:ss",
                "20 h:mm",
                "21 h:mm:ss",
                "22 m/d/yyyy h:mm",
                "37 #,##0",
                "38 #,##0",
                "39 #,##0.00",
                "40 #,##0.00",
                "45 mm:ss",
                "46 [h]:mm:ss",
                "47 mm:ss");
        codes.forEach(code -> KNOWN.put(
                Integer.valueOf(code.substring(0, code.indexOf(' '))), code.substring(code.indexOf(' ') + 1)));
        for (int id = 27; id <= 36; id++) {
            KNOWN.put(id, SOME_DATE);
            KNOWN.put(id + 23, SOME_DATE);
        }
    }

    private final Map<Integer, String> codes = new HashMap<>(KNOWN);
    /** The number formats of the styles of cells, in their order. */
    private final List<Integer> styles = new ArrayList<>();

    private final Map<Integer, CellFormat> formats = new HashMap<>();

    /** Reads the part of the styles. */
    void read(XmlEvents events) {
        boolean ofCells = false;
        while (events.next()) {
            if (events.starts("x:numFmt")) {
                codes.put(events.number("numFmtId", 0), events.attribute("formatCode"));
            } else if (events.starts("x:cellXfs") || events.ends("x:cellXfs")) {
                ofCells = events.isStart();
            } else if (ofCells && events.starts("x:xf")) {
                styles.add(events.number("numFmtId", 0));
            }
        }
    }

    /** Returns the format of a style; the general one if there is none. */
    CellFormat ofStyle(int style) {
        int id = style >= 0 && style < styles.size() ? styles.get(style) : 0;
        var code = codes.get(id);
        return code == null ? CellFormat.GENERAL : formats.computeIfAbsent(id, any -> new CellFormat(code));
    }
}
