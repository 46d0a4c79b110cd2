package dev.docent.ingest.status;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a source leaves out by one rule. Immutable; its JSON is part of {@code GET /api/index}.
 *
 * @param reason the name of the rule
 * @param text the rule in words
 * @param count how many files and folders; a folder counts as one, with everything below it
 * @param examples the paths of the first 20, inside the source; paths of folders end with {@code /}
 * @param formats how many files of each format, by the extension with its dot, for files of formats that are not read:
 *     the first 50 formats; an empty text means no extension
 */
public record LeftOutGroup(String reason, String text, int count, List<String> examples, Map<String, Integer> formats) {
    public LeftOutGroup {
        examples = List.copyOf(examples);
        // Keeps the order of the extensions.
        formats = Collections.unmodifiableMap(new LinkedHashMap<>(formats));
    }

    /** Returns the same without names. */
    LeftOutGroup withoutExamples() {
        return new LeftOutGroup(reason, text, count, List.of(), formats);
    }
}
