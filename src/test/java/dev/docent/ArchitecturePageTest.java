package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds what docs/architecture.md says of names, files and numbers. {@link ImportTableTest} holds its imports, {@link ThreadTableTest}
 * its threads, {@link InvariantsTest} its invariants, {@link WayOfAnAnswerTest} where to start, and rooms.test.js the rooms of the page.
 */
class ArchitecturePageTest {
    private static final Pattern TYPE = Pattern.compile(
            "\\b(?:class|interface|record|enum|@interface) (\\w+)|(?:@typedef \\{.*|^ \\* \\))\\} (\\w+)",
            Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern TYPE_NAME = Pattern.compile("[A-Z]\\w*[a-z]\\w*");
    private static final Pattern FILE_NAME = Pattern.compile("[\\w./-]+\\.(?:js|css|html|md|txt)");
    private static final Pattern PACKAGE = Pattern.compile("dev\\.docent(?:\\.[a-z]+)*");

    private static ArchitecturePage page;
    private static List<Path> files;
    private static String code;

    @BeforeAll
    static void read() throws IOException {
        page = ArchitecturePage.read();
        files = new ArrayList<>();
        for (var folder : List.of("src", "docs")) {
            try (var all = Files.walk(Path.of(folder))) {
                all.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        var text = new StringBuilder();
        for (var file : files) {
            if (file.toString().matches(".*\\.(?:java|js)")) {
                text.append(Files.readString(file)).append('\n');
            }
        }
        code = text.toString();
    }

    @Test
    void theTableHasEachPackageOnceAndTheDrawingToo() {
        var packages = new TreeSet<>(ImportTable.OURS.keySet());
        var section = page.section("## Packages");
        section = section.substring(0, section.indexOf("\n### "));
        var rows = ArchitecturePage.rowsOf(section).stream()
                .map(row -> row.get(0).replace("`", ""))
                .filter(name -> !name.equals(ImportTable.ROOT))
                .sorted()
                .toList();
        var drawing = section.substring(section.indexOf("```") + 3, section.lastIndexOf("```"))
                .replaceAll("\\(.*\\)", "");
        var drawn = Pattern.compile("\\b[a-z]+\\b")
                .matcher(drawing)
                .results()
                .map(found -> found.group())
                .filter(name -> !name.equals("ground"))
                .sorted()
                .toList();

        assertEquals(List.copyOf(packages), rows);
        assertEquals(List.copyOf(packages), drawn);
    }

    @Test
    void everyTypeOfThePageExists() {
        var types = new HashSet<String>();
        TYPE.matcher(code)
                .results()
                .forEach(found -> types.add(found.group(1) == null ? found.group(2) : found.group(1)));
        assertEquals(Set.of(), wordsThat(TYPE_NAME.asMatchPredicate(), types));
    }

    /** Methods, fields, constants and modules are words of the code; codes of failures are in the guide. */
    @Test
    void everyNameOfThePageIsInTheCode() throws IOException {
        var words = new HashSet<String>();
        WORD.matcher(code).results().forEach(found -> words.add(found.group()));
        ArchitecturePage.quoted(Files.readString(Path.of("docs/http-api.md"))).forEach(words::add);
        assertEquals(Set.of(), wordsThat(word -> !TYPE_NAME.matcher(word).matches(), words));
    }

    /** Returns the words in backticks that are not known, leaving out files, packages and settings. */
    private static Set<String> wordsThat(Predicate<String> kind, Set<String> known) {
        var unknown = new TreeSet<String>();
        names().filter(name -> !FILE_NAME.matcher(name).matches() && !name.contains("/") && !name.contains("-"))
                .forEach(name -> WORD.matcher(name)
                        .results()
                        .map(found -> found.group())
                        .filter(kind)
                        .filter(word -> !known.contains(word))
                        .forEach(unknown::add));
        return unknown;
    }

    private static Stream<String> names() {
        return ArchitecturePage.quoted(page.running()).stream();
    }

    @Test
    void everyFileAndFolderOfThePageExists() {
        var missing = new TreeSet<String>();
        names().filter(name -> FILE_NAME.matcher(name).matches() || name.startsWith("src/") || name.startsWith("docs/"))
                .filter(name -> !name.contains("…"))
                .filter(name -> !Files.isDirectory(Path.of(name))
                        && files.stream().noneMatch(file -> ("/" + file).endsWith("/" + name)))
                .forEach(missing::add);
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyPackageAndSettingOfThePageExists() throws IOException {
        var configuration = Files.readString(Path.of("docs/configuration.md"));
        var missing = new TreeSet<String>();
        names().filter(name -> PACKAGE.matcher(name).matches())
                .filter(name -> !Files.isDirectory(Path.of("src/main/java", name.replace('.', '/'))))
                .forEach(missing::add);
        names().filter(name -> name.matches("docent\\.[a-z.-]+"))
                .filter(name -> !configuration.contains("\n| `" + name + "`"))
                .forEach(missing::add);
        assertEquals(Set.of(), missing);
    }

    private static Path file(String name) {
        return files.stream()
                .filter(file -> file.startsWith("src/main") && file.endsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + name));
    }

    /** A number on the page is the one in the code; the page may write it as a word. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A timer checks every (\\w+) ms | RunningTurns.java | INTERVAL = Duration.ofMillis\\((\\d+)\\) | 1",
                "at most half the cores \\+ (\\w+) | StreamingClient.java | MAX_THREADS = (\\d+) | 1",
                "So at most (\\w+) tabs stream | stream-share.js | MAX_STREAMS = (\\d+) | 1",
                "Other tabs fetch new events every (second) | stream-share.js | SHOWN_REST = (\\d+) | 1000",
                "hidden tabs every (\\w+) | stream-share.js | HIDDEN_REST = (\\d+) | 1000"
            })
    void numbersAreThoseOfTheCode(String said, String name, String constant, int unit) throws IOException {
        var inCode = Pattern.compile(constant).matcher(Files.readString(file(name)));
        assertTrue(inCode.find(), () -> name + " has no " + constant);

        assertEquals(Integer.parseInt(inCode.group(1)), unit * number(page.find(said)));
    }

    private static int number(String word) {
        int digit = List.of("none", "second", "two", "three", "four", "five", "six", "seven")
                .indexOf(word);
        return digit < 0 ? Integer.parseInt(word) : digit;
    }

    @Test
    void thereAreAsManySizesOfTextAsThePageSays() throws IOException {
        var tokens = Files.readString(file("tokens.css"));
        long sizes = Pattern.compile("(?m)^ *--text-[\\w-]+:")
                .matcher(tokens)
                .results()
                .count();

        assertEquals(sizes, number(page.find("the (\\w+) sizes of text")));
    }
}
