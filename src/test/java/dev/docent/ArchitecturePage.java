package dev.docent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * docs/architecture.md, as tests read it.
 *
 * @param text the whole page
 */
record ArchitecturePage(String text) {
    private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");

    static ArchitecturePage read() throws IOException {
        return new ArchitecturePage(Files.readString(Path.of("docs/architecture.md")));
    }

    /** Returns what stands below a heading, up to the next heading of the same or a higher level. */
    String section(String heading) {
        int start = text.indexOf("\n" + heading + "\n");
        assertTrue(start >= 0, () -> "the page has no heading " + heading);
        int from = start + heading.length() + 2;
        var marks = heading.substring(0, heading.indexOf(' '));
        var next = Pattern.compile("\n#{1," + marks.length() + "} ").matcher(text);
        return text.substring(from, next.find(from) ? next.start() : text.length());
    }

    /** Returns the cells of the rows of a section's table, without its head. */
    List<List<String>> rows(String heading) {
        return rowsOf(section(heading));
    }

    /** Returns the cells of the rows of a table, without its head. */
    static List<List<String>> rowsOf(String section) {
        return section.lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> List.of(line.substring(2).split(" ?\\| ?", -1)))
                .toList();
    }

    /** Returns the page without its drawings, every run of white space as one space. */
    String running() {
        return text.replaceAll("(?s)```.*?```", " ").replaceAll("\\s+", " ");
    }

    /** Returns what stands between backticks. */
    static List<String> quoted(String text) {
        return QUOTED.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** Fails unless the page says this, in these words. */
    void says(String sentence) {
        assertTrue(running().contains(sentence), () -> "the page does not say: " + sentence);
    }

    /**
     * Returns what the page says in a place.
     *
     * @param pattern has one group
     */
    String find(String pattern) {
        var found = Pattern.compile(pattern).matcher(running());
        assertTrue(found.find(), () -> "the page does not say: " + pattern);
        return found.group(1);
    }
}
