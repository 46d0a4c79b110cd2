package dev.docent.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.ConversationStores;
import dev.docent.corpus.Lines;
import dev.docent.corpus.Scope;
import dev.docent.index.Embedder;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.index.SearchRequest;
import dev.docent.ingest.Ingestion;
import dev.docent.ingest.files.FileQuery;
import dev.docent.ingest.files.FileStatus;
import dev.docent.ingest.files.ListedFile;
import dev.docent.ingest.status.IndexStatus;
import dev.docent.settings.Settings;
import dev.docent.settings.ValueRules;
import dev.docent.source.Sources;
import dev.docent.source.git.GitServer;
import dev.docent.source.git.SampleTree;
import dev.docent.testing.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What teams really have: the sources of a library as Maven publishes them, in a git repository; a package of npm; and the manual of
 * a program as Debian installs it. A pass with all parsers reads each of them.
 */
class RealSourcesIT {
    private static final ValueRules RULES =
            new ValueRules(Sources.LOCATIONS, Sources.PATTERNS, ConversationStores.RULE);

    /** More than any of them has. */
    private static final int ALL = 20_000;

    /** Knows nothing about meaning, so that only the words of a question decide. A token is a word. */
    private static final class WordsOnly implements Embedder {
        @Override
        public String id() {
            return "words-only";
        }

        @Override
        public int dimensions() {
            return 1;
        }

        @Override
        public float[] embed(String text) {
            return new float[] {1};
        }

        @Override
        public int countTokens(String text) {
            return text.isBlank() ? 0 : text.strip().split("\\s+").length;
        }

        @Override
        public void close() {}
    }

    private final Embedder embedder = new WordsOnly();
    private Path room;
    private LuceneChunkIndex index;

    @BeforeEach
    void open() throws IOException {
        room = ItFiles.scratch("real-sources");
        index = new LuceneChunkIndex(room.resolve("index"), embedder);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
        ItFiles.delete(room);
    }

    @Test
    void sourcesOfALibraryAreReadFromARepository() throws Exception {
        var library = ItFiles.target().resolve("library-sources");
        var paths = paths(library);
        var tree = new SampleTree();
        for (var path : paths) {
            tree.file(path, Files.readAllBytes(library.resolve(path)));
        }
        try (var git = new GitServer()) {
            git.commit(tree);

            var files = pass(Map.of("docent.sources.library.location", git.url()));

            assertEachIsAccountedFor(paths, files);
            assertTrue(indexed(files) > 200, () -> indexed(files) + " files");
        }
        assertIsFound(
                "Does variable replacement work in a recursive way?",
                "Variable replacement works in a recursive way.",
                "library/org/apache/commons/lang3/text/StrSubstitutor.java",
                library);
        assertIsFound(
                "Who developed software that this product includes?",
                "This product includes software developed at",
                "library/META-INF/NOTICE.txt",
                library);
    }

    @Test
    void packageOfNpmIsReadFromItsFolder() throws Exception {
        var folder = checkout().resolve("node_modules/@copilotkit/aimock");

        var files = pass(Map.of("docent.sources.aimock.location", folder.toString()));

        assertEachIsAccountedFor(paths(folder), files);
        assertIsFound(
                "Does the SDK require a key when the base URL is mocked?",
                "SDK requires a value, even when base URL is mocked",
                "aimock/README.md",
                folder);
        assertIsFound(
                "Does clearFixtures preserve the array reference?",
                "`clearFixtures()` preserves the array reference",
                "aimock/skills/write-fixtures/SKILL.md",
                folder);
    }

    @Test
    void manualOfAProgramIsReadAsDebianInstallsIt() throws Exception {
        var manual = room.resolve("haproxy");
        unpack(Path.of("/usr/share/doc/haproxy"), manual);
        unpack(Path.of("/usr/share/man/man1/haproxy.1.gz"), manual.resolve("haproxy.1.gz"));

        var files = pass(Map.of(
                "docent.sources.haproxy.location", manual.toString(),
                "docent.sources.haproxy.max-file-size", "4MiB",
                "docent.sources.haproxy.exclude", "changelog*"));

        assertEachIsAccountedFor(paths(manual), files);
        assertIsFound(
                "Why does each payload in HTTP have no notion of interactivity?",
                "In HTTP, each payload is unidirectional and has no notion of interactivity.",
                "haproxy/configuration.txt",
                manual);
        assertIsFound(
                "Can it report detailed status as HTML pages to authenticated users?",
                "report detailed status as HTML pages to authenticated users",
                "haproxy/haproxy.1",
                manual);
    }

    /** Copies a file or a folder, and decompresses files, as {@code zless} does for readers. */
    private static void unpack(Path from, Path to) throws IOException {
        assertTrue(Files.exists(from), from + " does not exist: apt-get install --reinstall haproxy");
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target =
                        Path.of(to.resolve(from.relativize(file)).toString().replaceFirst("\\.gz$", ""));
                Files.createDirectories(target.getParent());
                try (var content = Files.newInputStream(file)) {
                    Files.copy(file.toString().endsWith(".gz") ? new GZIPInputStream(content) : content, target);
                }
            }
        }
    }

    /** Runs a pass and returns what became of each file of the only source. */
    private List<ListedFile> pass(Map<String, String> source) throws InterruptedException {
        var settings = new HashMap<>(source);
        settings.put("docent.home", room.resolve("home").toString());
        settings.put("docent.index.listed-files", String.valueOf(ALL));
        var timers = Executors.newSingleThreadScheduledExecutor();
        var end = new CountDownLatch(1);
        try (var ingestion =
                new Ingestion(Settings.read(settings, RULES), embedder, index, timers, Clock.systemUTC())) {
            var indexer = ingestion.indexer();
            indexer.addListener(state -> {
                if (state.state() != IndexStatus.RUNNING) {
                    end.countDown();
                }
            });
            indexer.start();
            assertTrue(end.await(Patience.SECONDS, TimeUnit.SECONDS), () -> "not read: " + indexer.state());
            return indexer.files(new FileQuery("", null, "", "", "", ALL)).files();
        } finally {
            timers.shutdownNow();
        }
    }

    /** Each file is indexed, or left out by a rule, alone or with its folder; none failed. */
    private static void assertEachIsAccountedFor(List<String> paths, List<ListedFile> files) {
        var states = new HashMap<String, ListedFile>();
        files.forEach(file -> states.put(file.path(), file));
        assertAll(paths.stream().map(path -> () -> assertIsAccountedFor(path, states)));
    }

    private static void assertIsAccountedFor(String path, Map<String, ListedFile> states) {
        var segments = List.of(path.split("/"));
        var file = IntStream.rangeClosed(1, segments.size())
                .mapToObj(length -> String.join("/", segments.subList(0, length)))
                .map(part -> states.get(part.equals(path) ? path : part + "/"))
                .filter(found -> found != null)
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is neither indexed nor left out"));
        if (file.state() == FileStatus.LEFT_OUT) {
            assertTrue(file.reason() != null && file.detail() != null, () -> path + " has no reason: " + file);
        } else {
            assertEquals(FileStatus.INDEXED, file.state(), file::toString);
        }
    }

    private static long indexed(List<ListedFile> files) {
        return files.stream().filter(file -> file.state() == FileStatus.INDEXED).count();
    }

    /** The best passage has the sentence, and the document has it on the line that it is on in the file. */
    private void assertIsFound(String question, String sentence, String path, Path folder) throws IOException {
        var file = Lines.of(Files.readString(folder.resolve(path.substring(path.indexOf('/') + 1))));
        int line = IntStream.rangeClosed(1, file.count())
                .filter(number -> file.line(number).contains(sentence))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " no longer has: " + sentence));

        var hits = index.search(new SearchRequest(question, embedder.embed(question), Scope.EVERYTHING, 10))
                .hits();

        var chunk = hits.get(0).chunk();
        var found = chunk.location() + "\n" + chunk.readable();
        assertEquals(path, chunk.location().path(), found);
        assertTrue(
                chunk.location().startLine() <= line && line <= chunk.location().endLine(), found);
        var text = Lines.of(index.document(path).orElseThrow().text());
        assertTrue(text.line(line).contains(sentence), text.line(line));
    }

    /** Returns the paths of all files in a folder. */
    private static List<String> paths(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static Path checkout() {
        return ItFiles.target().toAbsolutePath().getParent();
    }
}
