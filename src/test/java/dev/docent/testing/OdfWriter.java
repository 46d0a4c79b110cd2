package dev.docent.testing;

/** Writes files of OpenDocument. */
public final class OdfWriter {
    private static final String STANDARD = "urn:oasis:names:tc:opendocument:xmlns:";
    private static final String NAMES = names(
            "office", "office:1.0",
            "text", "text:1.0",
            "table", "table:1.0",
            "draw", "drawing:1.0",
            "style", "style:1.0",
            "fo", "xsl-fo-compatible:1.0",
            "svg", "svg-compatible:1.0",
            "presentation", "presentation:1.0",
            "manifest", "manifest:1.0");

    private final ZipWriter zip = new ZipWriter().part("mimetype", "application/vnd.oasis.opendocument");
    private final StringBuilder styles = new StringBuilder();
    private final StringBuilder own = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private final String element;

    private OdfWriter(String element) {
        this.element = element;
    }

    /** Returns a writer of texts ({@code .odt}). */
    public static OdfWriter text() {
        return new OdfWriter("office:text");
    }

    /** Returns a writer of presentations ({@code .odp}). */
    public static OdfWriter slides() {
        return new OdfWriter("office:presentation");
    }

    /** Returns a writer of spreadsheets ({@code .ods}). */
    public static OdfWriter sheets() {
        return new OdfWriter("office:spreadsheet");
    }

    private static String names(String... namesAndNamespaces) {
        var names = new StringBuilder();
        for (int i = 0; i < namesAndNamespaces.length; i += 2) {
            names.append(" xmlns:")
                    .append(namesAndNamespaces[i])
                    .append("=\"" + STANDARD)
                    .append(namesAndNamespaces[i + 1])
                    .append('"');
        }
        return names.toString();
    }

    /** Adds XML to the body. */
    public OdfWriter add(String xml) {
        body.append(xml);
        return this;
    }

    /** Replaces the body. */
    public OdfWriter with(String xml) {
        body.setLength(0);
        return add(xml);
    }

    /** Adds a paragraph in a style. */
    public OdfWriter paragraph(String style, String words) {
        return add("<text:p text:style-name=\"" + style + "\">" + words + "</text:p>");
    }

    public OdfWriter paragraph(String words) {
        return paragraph("Standard", words);
    }

    public OdfWriter heading(int depth, String words) {
        return add("<text:h text:outline-level=\"" + depth + "\">" + words + "</text:h>");
    }

    /** Adds XML to the styles of the file. */
    public OdfWriter styles(String xml) {
        styles.append(xml);
        return this;
    }

    /** Adds XML to the styles of the text itself. */
    public OdfWriter ownStyles(String xml) {
        own.append(xml);
        return this;
    }

    /** Sets the title in the properties. */
    public OdfWriter title(String title) {
        return part(
                "meta.xml", "<m xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" + title + "</dc:title></m>");
    }

    /** Adds a part; the names of the standard are known in its root. */
    public OdfWriter part(String name, String xml) {
        zip.part(name, xml.replaceFirst("^<([\\w:-]+)", "<$1" + NAMES));
        return this;
    }

    public byte[] bytes() {
        part(
                "styles.xml",
                "<office:document-styles><office:styles>" + styles + "</office:styles></office:document-styles>");
        part(
                "content.xml",
                "<office:document-content><office:automatic-styles>" + own + "</office:automatic-styles><office:body><"
                        + element + ">" + body + "</" + element + "></office:body></office:document-content>");
        return zip.bytes();
    }

    /** Returns a file with this content instead of its own. */
    public byte[] rawContent(String xml) {
        bytes();
        return zip.part("content.xml", xml).bytes();
    }
}
