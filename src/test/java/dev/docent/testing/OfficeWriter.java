package dev.docent.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes files of office programs: parts of XML in the prefixes of the standard, and what they refer to. */
public final class OfficeWriter {
    private static final String OFFICE = "http://schemas.openxmlformats.org/";
    private static final String STRICT = "http://purl.oclc.org/ooxml/";
    private static final String TYPES = OFFICE + "officeDocument/2006/relationships/";
    private static final String NAMES = names(
            "p", OFFICE + "presentationml/2006/main",
            "x", OFFICE + "spreadsheetml/2006/main",
            "a", OFFICE + "drawingml/2006/main",
            "xdr", OFFICE + "drawingml/2006/spreadsheetDrawing",
            "dgm", OFFICE + "drawingml/2006/diagram",
            "r", OFFICE + "officeDocument/2006/relationships",
            "mc", OFFICE + "markup-compatibility/2006");

    private final ZipWriter zip = new ZipWriter();
    /** The references of each part. */
    private final Map<String, String> relations = new LinkedHashMap<>();

    private boolean strict;

    private static String names(String... namesAndNamespaces) {
        var names = new StringBuilder();
        for (int i = 0; i < namesAndNamespaces.length; i += 2) {
            names.append(" xmlns:")
                    .append(namesAndNamespaces[i])
                    .append("=\"")
                    .append(namesAndNamespaces[i + 1])
                    .append('"');
        }
        return names.toString();
    }

    /** Adds a part with a root element of this name around its XML. */
    public OfficeWriter part(String name, String root, String xml) {
        return part(name, "<" + root + NAMES + ">" + xml + "</" + root.split(" ")[0] + ">");
    }

    /** Adds or replaces a part. */
    public OfficeWriter part(String name, String content) {
        zip.part(name, content);
        return this;
    }

    /**
     * Lets a part refer to another.
     *
     * @param from the name of the part; empty for the file
     * @param type such as {@code slide}
     */
    public OfficeWriter refers(String from, String id, String type, String target) {
        var relation = "<Relationship Id=\"" + id + "\" Type=\"" + TYPES + type + "\" Target=\"" + target + "\"/>";
        relations.merge(from, relation, String::concat);
        return this;
    }

    /** Makes it one of the strict kind, whose namespaces differ. */
    public OfficeWriter strict() {
        strict = true;
        return this;
    }

    public byte[] bytes() {
        relations.forEach((from, all) -> {
            int slash = from.lastIndexOf('/') + 1;
            zip.part(
                    from.substring(0, slash) + "_rels/" + from.substring(slash) + ".rels",
                    "<Relationships xmlns=\"" + OFFICE + "package/2006/relationships\">" + all + "</Relationships>");
        });
        if (strict) {
            zip.replaceInTexts(OFFICE + "presentationml/2006", STRICT + "presentationml")
                    .replaceInTexts(OFFICE + "spreadsheetml/2006", STRICT + "spreadsheetml")
                    .replaceInTexts(OFFICE + "drawingml/2006", STRICT + "drawingml")
                    .replaceInTexts(OFFICE + "officeDocument/2006", STRICT + "officeDocument");
        }
        return zip.bytes();
    }
}
