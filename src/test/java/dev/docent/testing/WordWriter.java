package dev.docent.testing;

/** Writes documents of Word. Its parts are XML in the prefixes of the standard. */
public final class WordWriter {
    private static final String NAMES = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
            + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
            + " xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\""
            + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
            + " xmlns:v=\"urn:schemas-microsoft-com:vml\""
            + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private static final String OFFICE = "http://schemas.openxmlformats.org/";
    private static final String STRICT = "http://purl.oclc.org/ooxml/";

    private final ZipWriter zip = new ZipWriter();
    private final StringBuilder body = new StringBuilder();
    private final StringBuilder related = new StringBuilder();
    private boolean strict;

    /** Adds XML to the text. */
    public WordWriter add(String xml) {
        body.append(xml);
        return this;
    }

    /** Adds a paragraph in the usual style. */
    public WordWriter paragraph(String words) {
        return add("<w:p>" + run(words) + "</w:p>");
    }

    /** Adds a paragraph with properties. */
    public WordWriter paragraph(String properties, String words) {
        return add("<w:p><w:pPr>" + properties + "</w:pPr>" + run(words) + "</w:p>");
    }

    /** Adds a paragraph in a style. */
    public WordWriter styled(String style, String words) {
        return paragraph("<w:pStyle w:val=\"" + style + "\"/>", words);
    }

    /** Returns a run of text. */
    public static String run(String words) {
        return "<w:r><w:t xml:space=\"preserve\">" + words + "</w:t></w:r>";
    }

    /** Returns a row of a table. */
    public static String row(String... cells) {
        var row = new StringBuilder("<w:tr>");
        for (var cell : cells) {
            row.append("<w:tc><w:p>").append(run(cell)).append("</w:p></w:tc>");
        }
        return row.append("</w:tr>").toString();
    }

    /** Adds a part that the text refers to, such as {@code styles}; the XML is what its root contains. */
    public WordWriter related(String type, String xml) {
        related.append("<Relationship Id=\"r")
                .append(type)
                .append("\" Type=\"" + TYPES)
                .append(type)
                .append("\" Target=\"")
                .append(type)
                .append(".xml\"/>");
        zip.part("word/" + type + ".xml", "<w:" + type + NAMES + ">" + xml + "</w:" + type + ">");
        return this;
    }

    /** Adds the data of a diagram, which the text refers to as {@code rdiagramData}. */
    public WordWriter diagram(String points) {
        related("diagramData", "");
        zip.part(
                "word/diagramData.xml",
                "<dgm:dataModel" + NAMES + "><dgm:ptLst>" + points + "</dgm:ptLst></dgm:dataModel>");
        return this;
    }

    /** Sets the title in the properties. */
    public WordWriter title(String title) {
        zip.part(
                "docProps/core.xml",
                "<cp xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" + title + "</dc:title></cp>");
        return this;
    }

    /** Adds or replaces a part of the file. */
    public WordWriter part(String name, String xml) {
        zip.part(name, xml);
        return this;
    }

    /** Makes it one of the strict kind, whose namespaces differ. */
    public WordWriter strict() {
        strict = true;
        return this;
    }

    /** Returns a file with this text instead of the document. */
    public byte[] rawDocument(String xml) {
        bytes();
        return zip.part("word/document.xml", xml).bytes();
    }

    public byte[] bytes() {
        zip.part(
                "_rels/.rels",
                "<Relationships xmlns=\"" + RELATIONS + "\"><Relationship Id=\"r1\" Type=\"" + TYPES
                        + "officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"r2\""
                        + " Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\""
                        + " Target=\"/docProps/core.xml\"/></Relationships>");
        zip.part(
                "word/_rels/document.xml.rels",
                "<Relationships xmlns=\"" + RELATIONS + "\">" + related + "</Relationships>");
        zip.part("word/document.xml", "<w:document" + NAMES + "><w:body>" + body + "</w:body></w:document>");
        if (strict) {
            zip.replaceInTexts(OFFICE + "wordprocessingml/2006", STRICT + "wordprocessingml")
                    .replaceInTexts(OFFICE + "drawingml/2006", STRICT + "drawingml")
                    .replaceInTexts(OFFICE + "officeDocument/2006", STRICT + "officeDocument");
        }
        return zip.bytes();
    }
}
