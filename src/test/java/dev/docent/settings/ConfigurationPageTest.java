package dev.docent.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The configuration page lists exactly the existing settings. */
final class ConfigurationPageTest {
    /** A table row begins with the key and the default, both in code quotes; if there is no default, words say so. */
    private static final Pattern ROW = Pattern.compile("\\| `(docent\\.[a-z.-]+)` \\| ([^|]+) \\|.*");

    private static final Pattern RANGE = Pattern.compile("a .* between (\\w+) and (\\w+).*");

    private static List<String> rows() throws IOException {
        return Files.readAllLines(Path.of("docs/configuration.md")).stream()
                .filter(line -> ROW.matcher(line).matches())
                .toList();
    }

    @Test
    void hasARowForEveryKeyAndNoOther() throws IOException {
        var listed = rows().stream()
                .map(row -> ROW.matcher(row).replaceFirst("$1"))
                .sorted()
                .toList();

        assertEquals(Keys.ALL.stream().map(Key::name).sorted().toList(), listed);
    }

    @Test
    void saysEveryDefault() throws IOException {
        var rows = String.join("\n", rows());
        for (var key : Keys.ALL) {
            if (key.standard() != null) {
                var start = "| `" + key.name() + "` | `" + key.standard() + "` |";
                assertTrue(rows.contains(start), rows + "\nshould contain: " + start);
            }
        }
    }

    @Test
    void saysEveryRange() throws IOException {
        var rows = rows();
        for (var key : Keys.ALL) {
            var range = RANGE.matcher(key.type().rule());
            if (range.matches()) {
                var row = rows.stream()
                        .filter(line -> line.startsWith("| `" + key.name() + "` |"))
                        .findFirst()
                        .orElseThrow();
                var text = range.group(1) + " to " + range.group(2);
                assertTrue(row.contains("; " + text), row + "\nshould say: " + text);
            }
        }
    }

    @Test
    void hasARowForEverySettingOfASourceWithItsDefaultAndRange() throws IOException {
        var page = Files.readAllLines(Path.of("docs/configuration.md"));
        for (var key : SourceKeys.ANY.all()) {
            var row = page.stream()
                    .filter(line -> line.startsWith("| `" + key.name() + "` |"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no row of " + key.name()));
            if (key.standard() != null) {
                assertTrue(row.startsWith("| `" + key.name() + "` | `" + key.standard() + "` |"), row);
            }
            var range = Pattern.compile("a .* between (\\S+) and ([^ ,]+).*")
                    .matcher(key.type().rule());
            if (range.matches()) {
                assertTrue(row.contains("; " + range.group(1) + " to " + range.group(2)), row);
            }
        }
    }

    @Test
    void namesEveryForgeAndType() throws IOException {
        var page = Files.readString(Path.of("docs/configuration.md"));
        for (var name :
                SourceKeys.ANY.forge.type().rule().replaceFirst("one of ", "").split(", ")) {
            assertTrue(page.contains("`" + name + "`"), name);
        }
        for (var name :
                SourceKeys.ANY.type.type().rule().replaceFirst("one of ", "").split(", ")) {
            assertTrue(page.contains("`" + name + "`"), name);
        }
    }

    @Test
    void namesEveryProvider() throws IOException {
        var row = rows().stream()
                .filter(line -> line.startsWith("| `docent.model.provider` |"))
                .findFirst()
                .orElseThrow();
        for (var name : Provider.names().split(", ")) {
            assertTrue(row.contains("`" + name + "`"), () -> "the row of docent.model.provider should name " + name);
        }
    }
}
