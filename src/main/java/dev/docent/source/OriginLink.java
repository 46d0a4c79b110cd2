package dev.docent.source;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pattern of the addresses of a source's documents at their origin. Immutable.
 *
 * @param pattern an address with {@code {path}}, and perhaps {@code {revision}}, {@code {start}} and {@code {end}}
 */
record OriginLink(String pattern) {
    /** Documents that Docent reads as a text of its own, whose lines are not those of the file. */
    private static final Pattern OTHER_LINES =
            Pattern.compile("(?i).*\\.(?:x?html?|pdf|docx?|pptx?|xls[xm]?|od[tps]|epub|rtf|ipynb|eml|mbox)");

    /** The parts of an address that mention lines: its fragment, or items of its query with the signs after them. */
    private static final Pattern ABOUT_LINES =
            Pattern.compile("#[^#]*\\{(?:start|end)}.*|(?<=[?&])[^?&#]*\\{(?:start|end)}[^&#]*&?");

    private static final String REVISION = "{revision}";

    /**
     * Returns the address of a document, with {@code {start}} and {@code {end}} if its lines are those of the file; empty if the
     * revision is needed and not known.
     *
     * @param path its path inside the source
     */
    Optional<String> of(String path, @Nullable String revision) {
        if (revision == null && pattern.contains(REVISION)) {
            return Optional.empty();
        }
        var lines = OTHER_LINES.matcher(path).matches() ? withoutLines() : pattern;
        return Optional.of(lines.replace("{path}", encoded(path)).replace(REVISION, encoded(revision)));
    }

    private String withoutLines() {
        return ABOUT_LINES.matcher(pattern).replaceAll("").replaceAll("[?&](?=#|$)", "");
    }

    /** Encodes everything but slashes, so that names cannot change the address around them (RFC 3986, section 2). */
    private static String encoded(@Nullable String text) {
        return text == null
                ? ""
                : Arrays.stream(text.split("/", -1))
                        .map(part ->
                                URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                        .collect(Collectors.joining("/"));
    }
}
