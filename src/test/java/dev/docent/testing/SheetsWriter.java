package dev.docent.testing;

/** Writes workbooks of Excel. */
public final class SheetsWriter {
    private static final String MAIN = "xl/workbook.xml";

    private final OfficeWriter office = new OfficeWriter().refers("", "r1", "officeDocument", "xl/workbook.xml");
    private final StringBuilder names = new StringBuilder();
    private final StringBuilder shared = new StringBuilder();
    private final StringBuilder formats = new StringBuilder();
    private final StringBuilder styles = new StringBuilder("<x:xf numFmtId=\"0\"/>");
    private String properties = "";
    private int sheets;
    private int style;
    private int texts;

    /** Adds a sheet of these rows; more may follow them after {@code </x:sheetData>}. */
    public SheetsWriter sheet(String name, String rows) {
        return sheet(name, rows, "");
    }

    /** @param after what follows the rows, such as merged cells */
    public SheetsWriter sheet(String name, String rows, String after) {
        sheets++;
        office.refers(MAIN, "s" + sheets, "worksheet", "worksheets/sheet" + sheets + ".xml")
                .part(part(), "x:worksheet", "<x:sheetData>" + rows + "</x:sheetData>" + after);
        names.append("<x:sheet name=\"")
                .append(name)
                .append("\" state=\"hidden\" r:id=\"s")
                .append(sheets)
                .append("\"/>");
        return this;
    }

    /** Makes cells of the last sheet a table with a head. */
    public SheetsWriter table(String range) {
        office.refers(part(), "t", "table", "../tables/table" + sheets + ".xml")
                .part("xl/tables/table" + sheets + ".xml", "x:table ref=\"" + range + "\"", "");
        return this;
    }

    /** Adds what lies over the cells of the last sheet. */
    public SheetsWriter drawing(String anchors) {
        office.refers(part(), "d", "drawing", "../drawings/drawing" + sheets + ".xml")
                .part(drawingPart(), "xdr:wsDr", anchors);
        return this;
    }

    /** Adds the data of a diagram to the last drawing, which refers to it as {@code m}. */
    public SheetsWriter diagram(String points) {
        office.refers(drawingPart(), "m", "diagramData", "../diagrams/data" + sheets + ".xml")
                .part("xl/diagrams/data" + sheets + ".xml", "dgm:dataModel", "<dgm:ptLst>" + points + "</dgm:ptLst>");
        return this;
    }

    private String drawingPart() {
        return "xl/drawings/drawing" + sheets + ".xml";
    }

    /** Returns what lies over rows, which are counted from 1. */
    public static String over(int firstRow, int lastRow, String content) {
        return "<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>" + (firstRow - 1)
                + "</xdr:row></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:row>" + (lastRow - 1)
                + "</xdr:row></xdr:to>" + content + "<xdr:clientData/></xdr:twoCellAnchor>";
    }

    /** Returns a text box. */
    public static String box(String... paragraphs) {
        return "<xdr:sp><xdr:txBody><a:p><a:r><a:t>" + String.join("</a:t></a:r></a:p><a:p><a:r><a:t>", paragraphs)
                + "</a:t></a:r></a:p></xdr:txBody></xdr:sp>";
    }

    private String part() {
        return "xl/worksheets/sheet" + sheets + ".xml";
    }

    /** Returns a row of texts, which are in the row itself. */
    public static String row(int number, String... texts) {
        var row = new StringBuilder("<x:row r=\"" + number + "\">");
        for (var text : texts) {
            row.append(
                    text.isEmpty()
                            ? "<x:c/>"
                            : text.matches("-?[\\d.]+")
                                    ? "<x:c><x:v>" + text + "</x:v></x:c>"
                                    : "<x:c t=\"inlineStr\"><x:is><x:t>" + text + "</x:t></x:is></x:c>");
        }
        return row.append("</x:row>").toString();
    }

    /** Returns a row of cells. */
    public static String cells(int number, String... cells) {
        return "<x:row r=\"" + number + "\">" + String.join("", cells) + "</x:row>";
    }

    /** Returns a cell with a number in a format. */
    public String number(String value, String format) {
        formats.append("<x:numFmt numFmtId=\"")
                .append(200 + ++style)
                .append("\" formatCode=\"")
                .append(format.replace("\"", "&quot;"))
                .append("\"/>");
        styles.append("<x:xf numFmtId=\"").append(200 + style).append("\"/>");
        return "<x:c s=\"" + style + "\"><x:v>" + value + "</x:v></x:c>";
    }

    /** Returns a cell with a number in one of the formats that are in no file. */
    public String number(String value, int format) {
        style++;
        styles.append("<x:xf numFmtId=\"").append(format).append("\"/>");
        return "<x:c s=\"" + style + "\"><x:v>" + value + "</x:v></x:c>";
    }

    /** Returns a cell with a text that all cells share; the XML is that of the text. */
    public String shared(String xml) {
        shared.append("<x:si>").append(xml).append("</x:si>");
        return "<x:c t=\"s\"><x:v>" + texts++ + "</x:v></x:c>";
    }

    public SheetsWriter since1904() {
        properties = "<x:workbookPr date1904=\"1\"/>";
        return this;
    }

    public SheetsWriter strict() {
        office.strict();
        return this;
    }

    public byte[] bytes() {
        return office.part(MAIN, "x:workbook", properties + "<x:sheets>" + names + "</x:sheets>")
                .refers(MAIN, "styles", "styles", "styles.xml")
                .part(
                        "xl/styles.xml",
                        "x:styleSheet",
                        "<x:numFmts>" + formats + "</x:numFmts><x:cellStyleXfs><x:xf numFmtId=\"14\"/></x:cellStyleXfs>"
                                + "<x:cellXfs>" + styles + "</x:cellXfs>")
                .refers(MAIN, "shared", "sharedStrings", "sharedStrings.xml")
                .part("xl/sharedStrings.xml", "x:sst", shared.toString())
                .bytes();
    }
}
