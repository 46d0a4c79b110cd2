package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The architecture page names the files that a new reader follows from a question to its answer. They stay few and short. */
class WayOfAnAnswerTest {
    private static final Path GUIDE = Path.of("docs/architecture.md");
    private static final Pattern WAY = Pattern.compile("`Routes`(?: →\\s`\\w+`)+");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final int MOST_FILES = 8;
    private static final int MOST_LINES = 1500;

    @Test
    void theWayOfAnAnswerIsShort() throws IOException {
        var names = names();

        assertFalse(names.isEmpty());
        assertTrue(names.size() <= MOST_FILES, names::toString);
        int lines = 0;
        for (var name : names) {
            lines += lines(name);
        }
        assertTrue(lines < MOST_LINES, lines + " lines: " + names);
    }

    private static List<String> names() throws IOException {
        var way = WAY.matcher(Files.readString(GUIDE));
        assertTrue(way.find(), "the page shows no way of an answer");
        return NAME.matcher(way.group()).results().map(name -> name.group(1)).toList();
    }

    private static int lines(String name) throws IOException {
        var files = JavaSource.all().stream()
                .map(JavaSource::file)
                .filter(file -> file.endsWith(name + ".java"))
                .toList();
        assertEquals(1, files.size(), name);
        return Files.readAllLines(files.get(0)).size();
    }
}
