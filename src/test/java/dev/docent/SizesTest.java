package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Checks that a file can be read in one go, and a package can be surveyed: a longer file has a seam, and a larger package has
 * rooms. An exception that is no longer needed fails too, so that it is removed.
 */
class SizesTest {
    private static final int MOST_LINES = 250;
    private static final int MOST_FILES = 45;

    /** Files that may be longer, until they are divided. */
    private static final Set<String> LONG_FILES = Set.of();

    /** Packages that may be larger, until they are divided. */
    private static final Set<String> LARGE_PACKAGES = Set.of("settings", "source");

    @Test
    void noFileIsLongerThan250Lines() throws IOException {
        var lengths = new TreeMap<String, Long>();
        for (var source : JavaSource.all()) {
            try (var lines = Files.lines(source.file())) {
                lengths.merge(source.file().getFileName().toString(), lines.count(), Math::max);
            }
        }
        assertEquals(LONG_FILES, above(MOST_LINES, lengths));
    }

    @Test
    void noPackageHasMoreThan45Files() throws IOException {
        var files = JavaSource.all().stream()
                .collect(Collectors.groupingBy(JavaSource::packageName, TreeMap::new, Collectors.counting()));
        assertEquals(LARGE_PACKAGES, above(MOST_FILES, files));
    }

    private static Set<String> above(long most, Map<String, Long> sizes) {
        var above = new TreeSet<String>();
        sizes.forEach((name, size) -> {
            if (size > most) {
                above.add(name);
            }
        });
        return above;
    }
}
