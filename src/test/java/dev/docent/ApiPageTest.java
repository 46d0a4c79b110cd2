package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks the table of requests in docs/http-api.md: it names exactly what {@link Routes} serves for programs. */
class ApiPageTest {
    private static final Pattern SERVLET = Pattern.compile("servlet\\(\\s*context,\\s*new .*?\\);", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("\"(/[^\"]*)\"");
    private static final Pattern REQUEST = Pattern.compile("`(?:[A-Z]+ )?(/[\\w/]+)[^`]*`");
    /** What only the page uses, and what responds to addresses that do not exist. */
    private static final Set<String> NOT_IN_THE_GUIDE = Set.of("/static/*", "/api/*");

    private static Set<String> patterns;
    private static Set<String> told;

    @BeforeAll
    static void read() throws IOException {
        patterns = new TreeSet<>();
        var routes = Files.readString(Path.of("src/main/java/dev/docent/Routes.java"));
        SERVLET.matcher(routes)
                .results()
                .forEach(call ->
                        ADDRESS.matcher(call.group()).results().forEach(address -> patterns.add(address.group(1))));
        patterns.removeAll(NOT_IN_THE_GUIDE);

        var page = Files.readString(Path.of("docs/http-api.md"));
        var table = page.substring(page.indexOf("| request | does |"), page.indexOf("`HEAD` works wherever"));
        told = new TreeSet<>();
        table.lines()
                .filter(row -> row.startsWith("| "))
                .map(row -> row.split("\\|", -1)[1])
                .forEach(cell -> REQUEST.matcher(cell).results().forEach(request -> told.add(request.group(1))));
    }

    @Test
    void theGuideNamesEveryAddressOfTheApi() {
        var missing = new TreeSet<>(patterns);
        told.forEach(path -> patternOf(path).ifPresent(missing::remove));
        assertEquals(Set.of(), missing);
    }

    @Test
    void theGuideNamesNoAddressThatDoesNotExist() {
        var unknown = new TreeSet<>(told);
        unknown.removeIf(path -> patternOf(path).isPresent());
        assertEquals(Set.of(), unknown);
    }

    private static Optional<String> patternOf(String path) {
        return patterns.stream()
                .filter(pattern -> pattern.endsWith("/*")
                        ? (path + "/").startsWith(pattern.substring(0, pattern.length() - 1))
                        : path.equals(pattern))
                .findFirst();
    }
}
