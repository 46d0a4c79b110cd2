package dev.docent.format.office;

import java.util.Map;

/** The prefixes of the namespaces of Office Open XML, in both of its kinds: transitional and strict. */
final class OfficeNames {
    /** The ends of the namespaces without the year, which strict ones do not have. */
    private static final Map<String, String> ENDS = Map.of(
            "/wordprocessingml/main", "w",
            "/presentationml/main", "p",
            "/spreadsheetml/main", "x",
            "/drawingml/main", "a",
            "/drawingml/diagram", "dgm",
            "/drawingml/spreadsheetDrawing", "xdr",
            "/officeDocument/relationships", "r",
            "/officeDocument/math", "m",
            "/package/relationships", "rel",
            "/elements/1.1/", "dc");

    private static final String COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    private OfficeNames() {}

    /** Returns the prefix of a namespace, as the standard writes it; empty if none is known. */
    static String prefix(String namespace) {
        if (namespace.equals(COMPATIBILITY)) {
            return "mc";
        }
        boolean standard = namespace.startsWith("http://schemas.openxmlformats.org/")
                || namespace.startsWith("http://purl.oclc.org/ooxml/")
                || namespace.startsWith("http://purl.org/dc/");
        var name = namespace.replace("/2006", "");
        return ENDS.entrySet().stream()
                .filter(end -> standard && name.endsWith(end.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
