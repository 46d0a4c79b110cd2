package dev.docent;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Checks which package imports which. A package knows what produces its input and never what consumes its output. Only
 * one package uses each foreign library. A new entry in {@link ImportTable} changes the architecture: say so in the
 * same commit.
 */
class ImportTableTest {
    private static final Path GUIDE = Path.of("docs/architecture.md");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z]+)` \\| .+ \\| (.*)\\|");
    private static final Pattern START = Pattern.compile("\\bStart(?:\\s| \\*)+at(?:\\s| \\*)+\\{@link");
    private static final Pattern QUOTED = Pattern.compile("`([a-z]+)`");

    private static List<JavaSource> sources;

    @BeforeAll
    static void readSources() throws IOException {
        sources = JavaSource.all();
    }

    @Test
    void packagesImportOnlyWhatLiesUpstream() {
        var wrong = new ArrayList<String>();
        for (var source : sources) {
            for (var room : source.roomsNamed()) {
                if (!source.room().equals(ImportTable.ROOT)
                        && !allowed(source.room()).contains(room)) {
                    wrong.add(source.file() + ": " + source.room() + " may not import " + room);
                }
            }
        }
        assertTrue(wrong.isEmpty(), () -> lines(wrong));
    }

    @Test
    void everyAllowanceIsUsed() {
        var unused = new ArrayList<String>();
        ImportTable.OURS.forEach((room, allowed) -> {
            var used = new TreeSet<String>();
            sources.stream().filter(it -> it.room().equals(room)).forEach(it -> used.addAll(it.roomsNamed()));
            allowed.stream()
                    .filter(it -> !used.contains(it))
                    .forEach(it -> unused.add(room + " may import " + it + ", and does not"));
        });
        assertTrue(unused.isEmpty(), () -> lines(unused));
    }

    @Test
    void foreignLibrariesStayInTheirPackages() {
        var wrong = new ArrayList<String>();
        for (var source : sources) {
            ImportTable.FOREIGN.forEach((library, rooms) -> {
                if (source.sees(library) && !rooms.contains(source.room())) {
                    wrong.add(source.file() + ": " + library + " belongs in " + rooms);
                }
            });
        }
        assertTrue(wrong.isEmpty(), () -> lines(wrong));
    }

    @Test
    void everyForeignLibraryIsUsedWhereItMayBe() {
        var unused = new ArrayList<String>();
        ImportTable.FOREIGN.forEach((library, rooms) -> rooms.stream()
                .filter(room -> sources.stream().noneMatch(it -> it.room().equals(room) && it.sees(library)))
                .forEach(room -> unused.add(room + " may see " + library + ", and does not")));
        assertTrue(unused.isEmpty(), () -> lines(unused));
    }

    @Test
    void everyForeignLibraryIsInTheTable() {
        var unknown = new TreeSet<String>();
        for (var source : sources) {
            source.names().stream()
                    .filter(name -> !name.startsWith("dev.docent."))
                    .filter(name -> Stream.of(ImportTable.FOR_EVERYBODY, ImportTable.FOREIGN.keySet())
                            .flatMap(Set::stream)
                            .noneMatch(library -> name.startsWith(library + ".")))
                    .forEach(unknown::add);
        }
        assertEquals(Set.of(), unknown);
    }

    @Test
    void onlyTheLauncherUsesTheServerAndOnlyHttpTheClient() {
        var wrong = new ArrayList<String>();
        for (var source : sources) {
            boolean client = source.sees("org.eclipse.jetty.client");
            boolean server = Stream.of("server", "ee10", "session", "security", "xml")
                    .anyMatch(each -> source.sees("org.eclipse.jetty." + each));
            if (client && !source.room().equals("http")
                    || server && !source.room().equals("launch")) {
                wrong.add(source.file().toString());
            }
        }
        assertTrue(wrong.isEmpty(), () -> lines(wrong));
    }

    @Test
    void eachParserLibraryLivesInOnePackage() {
        for (var library : ImportTable.IN_ONE_PACKAGE) {
            var places = new TreeSet<String>();
            sources.stream().filter(it -> it.sees(library)).forEach(it -> places.add(it.packageName()));
            assertEquals(1, places.size(), () -> library + " is imported in " + places);
        }
    }

    @Test
    void importsMakeNoCycleEvenBetweenAPackageAndThoseBelowIt() {
        var imports = new TreeMap<String, Set<String>>();
        for (var source : sources) {
            imports.computeIfAbsent(source.packageName(), name -> new TreeSet<>())
                    .addAll(source.packagesNamed());
        }
        for (var start : imports.keySet()) {
            assertFalse(reach(imports, start).contains(start), () -> start + " imports itself by a detour: " + imports);
        }
    }

    @Test
    void aRowNamesOnlyRowsAboveIt() {
        var above = new HashSet<String>();
        ImportTable.OURS.forEach((room, allowed) -> {
            assertTrue(above.containsAll(allowed), () -> room + " names a row that stands below it");
            above.add(room);
        });
    }

    @Test
    void everyPackageIsInTheTable() {
        var rooms = new TreeSet<String>();
        sources.forEach(source -> rooms.add(source.room()));
        rooms.remove(ImportTable.ROOT);
        assertEquals(new TreeSet<>(ImportTable.OURS.keySet()), rooms);
    }

    @Test
    void theDocumentationHasTheSameTable() throws IOException {
        var told = new TreeMap<String, Set<String>>();
        var text = Files.readString(GUIDE);
        var rows = ROW.matcher(text.substring(text.indexOf("## Packages"), text.indexOf("### The page")));
        while (rows.find()) {
            var imports = new TreeSet<String>();
            QUOTED.matcher(rows.group(2)).results().forEach(it -> imports.add(it.group(1)));
            told.put(rows.group(1), imports);
        }
        assertEquals(new TreeMap<>(ImportTable.OURS), told);
    }

    @Test
    void everyPackageSaysWhatItIsAndWhereToStartAndMarksNulls() throws IOException {
        var wrong = new TreeSet<String>();
        for (var source : sources) {
            var info = source.file().resolveSibling("package-info.java");
            var text = Files.exists(info) ? Files.readString(info) : "";
            if (!text.contains("\n@NullMarked\n")
                    || !text.startsWith("/**")
                    || !START.matcher(text).find()) {
                wrong.add(info.toString());
            }
        }
        assertEquals(Set.of(), wrong);
    }

    private static Set<String> allowed(String room) {
        return ImportTable.OURS.getOrDefault(room, Set.of());
    }

    private static Set<String> reach(Map<String, Set<String>> imports, String start) {
        var reached = new HashSet<String>();
        var next = new ArrayList<>(imports.getOrDefault(start, Set.of()));
        while (!next.isEmpty()) {
            var each = next.remove(next.size() - 1);
            if (reached.add(each)) {
                next.addAll(imports.getOrDefault(each, Set.of()));
            }
        }
        return reached;
    }

    private static String lines(List<String> wrong) {
        return wrong.stream().distinct().collect(joining("\n", "\n", "\n"));
    }
}
