package dev.docent.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file {@code .gitattributes}: lines with a pattern and attributes ({@code git help attributes}). Macros other than
 * {@code binary} are not known. Immutable.
 */
public final class AttributesFile {
    public static final String NAME = ".gitattributes";

    /** The largest file that counts, in bytes: 1 MiB. A larger one has no effect. */
    public static final int MAX_BYTES = 1 << 20;

    /** The longest line that counts, as in git: 2048 characters. */
    private static final int MAX_LINE = 2048;

    /** The most lines that count: 5000. Each is compared with each file below. */
    private static final int MAX_LINES = 5000;

    private static final String MACRO = "[attr]";

    private record Line(IgnoreRule pattern, Map<String, String> values, List<String> unspecified) {}

    private final int depth;
    private final List<Line> lines;

    private AttributesFile(int depth, List<Line> lines) {
        this.depth = depth;
        this.lines = lines;
    }

    /** Reads a file that has this number of folders above it. */
    public static AttributesFile of(byte[] bytes, int depth) {
        var lines = new ArrayList<Line>();
        new String(bytes, UTF_8)
                .lines()
                .limit(MAX_LINES)
                .map(String::strip)
                .filter(line -> !line.isEmpty() && line.length() <= MAX_LINE && !line.startsWith("#"))
                .filter(line -> !line.startsWith(MACRO))
                .forEach(line -> line(line).ifPresent(lines::add));
        return new AttributesFile(depth, lines);
    }

    /**
     * Reads that of a folder on the disk, if it has one. Git does not follow one that is a link.
     *
     * @param depth how many folders are above it
     */
    static Optional<AttributesFile> in(Path directory, int depth) throws IOException {
        var file = directory.resolve(NAME);
        boolean counts = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MAX_BYTES;
        return counts ? Optional.of(of(Files.readAllBytes(file), depth)) : Optional.empty();
    }

    private static Optional<Line> line(String line) {
        // A pattern in quotes may contain spaces; escapes in it are those of C, which nobody uses here.
        boolean quoted = line.startsWith("\"") && line.indexOf('"', 1) > 0;
        int end = quoted ? line.indexOf('"', 1) : line.replace('\t', ' ').indexOf(' ');
        if (end < 0) {
            return Optional.empty();
        }
        var pattern = line.substring(quoted ? 1 : 0, end);
        // Patterns for folders and exceptions have no effect in this file.
        if (pattern.startsWith("!") || pattern.endsWith("/")) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        var unspecified = new ArrayList<String>();
        for (var word : line.substring(end + 1).strip().split("\\s+", -1)) {
            if (word.startsWith("!")) {
                unspecified.add(word.substring(1));
            } else {
                put(word, values);
            }
        }
        return IgnoreRule.of(pattern).map(rule -> new Line(rule, values, unspecified));
    }

    private static void put(String word, Map<String, String> values) {
        int equals = word.indexOf('=');
        if (equals > 0) {
            values.put(word.substring(0, equals), word.substring(equals + 1));
        } else if (word.startsWith("-")) {
            values.put(word.substring(1), "false");
        } else {
            values.put(word, "true");
        }
    }

    /** Adds what this file says about a file below it, given by the segments of its whole path. */
    void addTo(Map<String, String> values, List<String> path) {
        var below = path.subList(depth, path.size());
        for (var line : lines) {
            if (line.pattern().matches(below, false)) {
                values.putAll(line.values());
                line.unspecified().forEach(values::remove);
            }
        }
    }
}
