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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds who may import whom. A package sees what produces its input and never who consumes its output; each foreign library is seen
 * by one package. Whoever needs a new line here changes the architecture, and says so in the same commit.
 *
 * <p>Sub-packages count as their parent. The sources are read rather than the class files, so that a constant that the compiler copies
 * and an import for Javadoc count too, as does a type that is written with its whole name.
 */
class ImportTableTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final String OURS = "dev.docent";

    /** The root package, in which Application wires and Routes shows every URL. */
    private static final String ROOT = "";

    private static final Pattern NAME = Pattern.compile("\\b[a-z]\\w*(?:\\.[a-z]\\w*)+\\.(?:[A-Z]\\w*|\\*)");
    private static final Pattern COMMENT_OR_TEXT = Pattern.compile(
            "\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\n]|\\\\.)++'|/\\*.*?\\*/|//[^\n]*",
            Pattern.DOTALL);

    /** What each package may import of ours, in the order in which data flows. The root package may import everything. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("corpus", Set.of()),
            Map.entry("json", Set.of()),
            Map.entry("sse", Set.of()),
            Map.entry("journal", Set.of("json")),
            Map.entry("threads", Set.of()),
            Map.entry("paths", Set.of()),
            Map.entry("settings", Set.of("home", "paths")),
            Map.entry("problem", Set.of()),
            Map.entry("digest", Set.of()),
            Map.entry("security", Set.of("problem", "digest", "settings")),
            Map.entry("home", Set.of("paths")),
            Map.entry("launch", Set.of("home", "paths")),
            Map.entry("http", Set.of("settings")),
            Map.entry("keys", Set.of("http", "json")),
            Map.entry("index", Set.of("corpus", "home", "http", "json")),
            Map.entry("source", Set.of("corpus", "paths")),
            Map.entry("format", Set.of("corpus", "json")),
            Map.entry("split", Set.of("corpus")),
            Map.entry(
                    "ingest",
                    Set.of("corpus", "digest", "settings", "paths", "threads", "index", "source", "format", "split")),
            Map.entry("retrieval", Set.of("corpus", "index")),
            Map.entry("conversation", Set.of("corpus", "home", "json", "security", "threads")),
            Map.entry("prompt", Set.of("corpus", "retrieval", "conversation")),
            Map.entry("citation", Set.of()),
            Map.entry("model", Set.of("prompt", "keys", "http")),
            Map.entry("provider", Set.of("model", "prompt", "keys", "http", "settings", "threads", "sse", "json")),
            Map.entry("quotes", Set.of("model", "prompt", "retrieval", "index", "corpus")),
            Map.entry(
                    "answer",
                    Set.of(
                            "corpus",
                            "json",
                            "sse",
                            "journal",
                            "settings",
                            "problem",
                            "digest",
                            "security",
                            "http",
                            "index",
                            "ingest",
                            "retrieval",
                            "conversation",
                            "prompt",
                            "model",
                            "citation",
                            "threads")),
            Map.entry("delivery", Set.of("journal", "sse", "json", "threads")),
            Map.entry(
                    "web",
                    Set.of(
                            "corpus",
                            "json",
                            "sse",
                            "journal",
                            "settings",
                            "problem",
                            "digest",
                            "security",
                            "http",
                            "index",
                            "ingest",
                            "retrieval",
                            "conversation",
                            "prompt",
                            "model",
                            "answer",
                            "threads",
                            "delivery")));

    /** Where each foreign interface may be seen. */
    private static final Map<String, Set<String>> SEEN_ONLY_IN = Map.ofEntries(
            Map.entry("jakarta.servlet", Set.of("web", "delivery", ROOT)),
            Map.entry("org.eclipse.jetty", Set.of("http", "launch")),
            Map.entry("java.net.http", Set.of()),
            Map.entry("com.fasterxml.jackson", Set.of("json")),
            Map.entry("org.apache.lucene", Set.of("index")),
            Map.entry("ai.onnxruntime", Set.of("index")),
            Map.entry("org.commonmark", Set.of("format")),
            Map.entry("org.jsoup", Set.of("format")),
            Map.entry("org.snakeyaml", Set.of("format")),
            Map.entry("org.apache.tika", Set.of("format")),
            Map.entry("org.mozilla.universalchardet", Set.of("format")),
            Map.entry("java.sql", Set.of("conversation")),
            Map.entry("javax.sql", Set.of("conversation")),
            Map.entry("org.sqlite", Set.of("conversation")),
            Map.entry("org.jdbi", Set.of("conversation")),
            Map.entry("com.zaxxer.hikari", Set.of("conversation")),
            Map.entry("org.flywaydb", Set.of("conversation")));

    /** Libraries that one sub-package (or one parent package) hides even from its siblings. */
    private static final List<String> SEEN_IN_ONE_PACKAGE = List.of(
            "org.commonmark",
            "org.jsoup",
            "org.snakeyaml",
            "org.apache.tika",
            "org.mozilla.universalchardet",
            "ai.onnxruntime");

    @Test
    void packagesImportOnlyWhatLiesUpstream() throws IOException {
        var wrong = new ArrayList<String>();
        for (var source : sources()) {
            for (var name : source.names()) {
                if (ourPackage(name)
                        .filter(seen -> !mayImport(source.part(), seen))
                        .isPresent()) {
                    wrong.add(source.file() + ": " + part(source.part()) + " may not import " + name);
                }
            }
        }
        assertTrue(wrong.isEmpty(), () -> lines(wrong));
    }

    @Test
    void foreignLibrariesStayInTheirPackage() throws IOException {
        var wrong = new ArrayList<String>();
        for (var source : sources()) {
            for (var name : source.names()) {
                SEEN_ONLY_IN.forEach((library, places) -> {
                    if (name.startsWith(library + ".") && !places.contains(source.part())) {
                        wrong.add(source.file() + ": " + name + " belongs in " + places);
                    }
                });
            }
        }
        assertTrue(wrong.isEmpty(), () -> lines(wrong));
    }

    @Test
    void onlyTheLauncherSeesTheServerAndOnlyHttpTheClient() throws IOException {
        var wrong = new ArrayList<String>();
        for (var source : sources()) {
            for (var name : source.names()) {
                boolean client = name.startsWith("org.eclipse.jetty.client.");
                boolean server = Stream.of("server", "ee10", "session", "security", "xml")
                        .anyMatch(each -> name.startsWith("org.eclipse.jetty." + each + "."));
                if (client && !source.part().equals("http")
                        || server && !source.part().equals("launch")) {
                    wrong.add(source.file() + ": " + name);
                }
            }
        }
        assertTrue(wrong.isEmpty(), () -> lines(wrong));
    }

    @Test
    void eachParserLibraryLivesInOnePackage() throws IOException {
        for (var library : SEEN_IN_ONE_PACKAGE) {
            var places = new TreeSet<String>();
            for (var source : sources()) {
                if (source.names().stream().anyMatch(name -> name.startsWith(library + "."))) {
                    places.add(source.file().getParent().toString());
                }
            }
            assertTrue(places.size() <= 1, () -> library + " is imported in " + places);
        }
    }

    @Test
    void importsMakeNoCycle() throws IOException {
        var imports = new TreeMap<String, Set<String>>();
        for (var source : sources()) {
            var seen = imports.computeIfAbsent(source.part(), part -> new TreeSet<>());
            for (var name : source.names()) {
                ourPackage(name).filter(other -> !other.equals(source.part())).ifPresent(seen::add);
            }
        }
        for (var start : imports.keySet()) {
            assertFalse(reach(imports, start).contains(start), () -> start + " imports itself by a detour: " + imports);
        }
    }

    @Test
    void theTableItselfHasNoCycle() {
        for (var start : MAY_IMPORT.keySet()) {
            assertFalse(reach(MAY_IMPORT, start).contains(start), () -> start + " may import itself by a detour");
        }
    }

    @Test
    void everyPackageIsInTheTable() throws IOException {
        var unknown = new TreeSet<String>();
        for (var source : sources()) {
            if (!source.part().equals(ROOT) && !MAY_IMPORT.containsKey(source.part())) {
                unknown.add(source.part());
            }
        }
        assertEquals(Set.of(), unknown);
    }

    @Test
    void everyPackageSaysWhatItIsAndMarksNulls() throws IOException {
        var wrong = new TreeSet<String>();
        for (var source : sources()) {
            var info = source.file().resolveSibling("package-info.java");
            var text = Files.exists(info) ? Files.readString(info) : "";
            if (!text.contains("\n@NullMarked\n") || !text.startsWith("/**")) {
                wrong.add(info.toString());
            }
        }
        assertEquals(Set.of(), wrong);
    }

    private static boolean mayImport(String from, String to) {
        return from.equals(ROOT)
                || from.equals(to)
                || MAY_IMPORT.getOrDefault(from, Set.of()).contains(to);
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

    /** Returns the first name below dev.docent of a type of ours (the empty one for the root package), nothing for others' types. */
    private static Optional<String> ourPackage(String name) {
        if (!name.startsWith(OURS + ".")) {
            return Optional.empty();
        }
        var rest = name.substring(OURS.length() + 1);
        return Optional.of(rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : ROOT);
    }

    private static String part(String name) {
        return name.equals(ROOT) ? "the root package" : name;
    }

    private static String lines(List<String> wrong) {
        return wrong.stream().distinct().collect(joining("\n", "\n", "\n"));
    }

    private static List<Source> sources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            var sources = new ArrayList<Source>();
            for (var file : files.filter(each -> each.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                sources.add(Source.read(file));
            }
            assertFalse(sources.isEmpty(), "no sources below " + SOURCES.toAbsolutePath());
            return sources;
        }
    }

    /** One file: the part of Docent it belongs to and the qualified names in its code. */
    private record Source(Path file, String part, Set<String> names) {
        static Source read(Path file) throws IOException {
            var below = SOURCES.resolve(OURS.replace('.', '/')).relativize(file);
            var part = below.getNameCount() == 1 ? ROOT : below.getName(0).toString();
            var code = COMMENT_OR_TEXT.matcher(Files.readString(file)).replaceAll(" ");
            var names = new TreeSet<String>();
            var matcher = NAME.matcher(code);
            while (matcher.find()) {
                names.add(matcher.group());
            }
            return new Source(file, part, names);
        }
    }
}
