package dev.docent.source;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The attributes of one file ({@code git help attributes}) that matter here. Immutable.
 *
 * @param values their values by name: {@code true} for one that is set, {@code false} for one that is unset
 */
public record FileAttributes(Map<String, String> values) {
    public static final String GENERATED = "linguist-generated";
    public static final String VENDORED = "linguist-vendored";
    public static final String FILTER = "filter";
    public static final String ENCODING = "working-tree-encoding";

    private static final String SET = "true";

    public FileAttributes {
        values = Map.copyOf(values);
    }

    /** Returns those of a file: the last line that matches decides, and a file in a deeper folder counts as later. */
    public static FileAttributes of(List<AttributesFile> files, String path) {
        if (files.isEmpty()) {
            return new FileAttributes(Map.of());
        }
        var values = new HashMap<String, String>();
        var segments = Arrays.asList(path.split("/"));
        files.forEach(file -> file.addTo(values, segments));
        return new FileAttributes(values);
    }

    public boolean isSet(String name) {
        return SET.equals(values.get(name));
    }

    public boolean has(String name, String value) {
        return value.equals(values.get(name));
    }

    /**
     * Returns whether git converts the file from UTF-8, in which it is stored, when it writes it into a working tree.
     */
    public boolean isConverted() {
        return !encoding().isEmpty();
    }

    /** Returns the encoding of the file in a working tree, if git converts it; otherwise an empty text. */
    String encoding() {
        var encoding = values.getOrDefault(ENCODING, "");
        return encoding.equals(SET) || encoding.equals("false") ? "" : encoding;
    }
}
