package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The architecture page names the files that a new reader follows from a question to its answer. They stay few and short. */
class WayOfAnAnswerTest {
    private static final Pattern WAY = Pattern.compile("`Routes`(?: →\\s`\\w+`)+");
    private static final int MOST_FILES = 8;
    private static final int MOST_LINES = 1500;
    private static final List<String> NUMBERS =
            List.of("none", "one", "two", "three", "four", "five", "six", "seven", "eight");

    private static List<String> names;
    private static List<JavaSource> sources;

    @BeforeAll
    static void read() throws IOException {
        var way = WAY.matcher(ArchitecturePage.read().section("## Where do I start reading?"));
        assertTrue(way.find(), "the page shows no way of an answer");
        names = ArchitecturePage.quoted(way.group());
        sources = JavaSource.all();
    }

    @Test
    void theWayOfAnAnswerIsShort() throws IOException {
        assertFalse(names.isEmpty());
        assertTrue(names.size() <= MOST_FILES, names::toString);
        ArchitecturePage.read().says("These " + NUMBERS.get(names.size()) + " files call each other in this order");
        int lines = 0;
        for (var name : names) {
            lines += Files.readAllLines(source(name).file()).size();
        }
        assertTrue(lines < MOST_LINES, lines + " lines: " + names);
    }

    /** A class calls the next one, or lets it call back: then the package of the next one imports its package. */
    @Test
    void theFilesAreInTheOrderOfTheirCalls() throws IOException {
        for (int i = 1; i < names.size(); i++) {
            var caller = source(names.get(i - 1));
            var next = source(names.get(i));
            assertTrue(
                    compiled(caller).contains(binaryName(next))
                            || packagesNamedBeside(next).contains(caller.packageName()),
                    names.get(i - 1) + " does not lead to " + names.get(i));
        }
    }

    /** Returns the class file, in which the names of all types that it uses stand, also of those that the source does not name. */
    private static String compiled(JavaSource source) throws IOException {
        try (var file = WayOfAnAnswerTest.class.getResourceAsStream("/" + binaryName(source) + ".class")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String binaryName(JavaSource source) {
        return source.file()
                .toString()
                .replace(File.separatorChar, '/')
                .replaceFirst(".*src/main/java/", "")
                .replaceFirst("\\.java$", "");
    }

    private static List<String> packagesNamedBeside(JavaSource source) {
        return sources.stream()
                .filter(each -> each.packageName().equals(source.packageName()))
                .flatMap(each -> each.packagesNamed().stream())
                .toList();
    }

    private static JavaSource source(String name) {
        var found = sources.stream()
                .filter(each -> each.file().endsWith(name + ".java"))
                .toList();
        assertEquals(1, found.size(), name);
        return found.get(0);
    }
}
