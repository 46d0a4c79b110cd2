package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds those invariants of docs/architecture.md that can be seen in the code; each test names the sentence that it holds. */
class InvariantsTest {
    private static ArchitecturePage page;
    private static List<Code> sources;

    /** The code of a file, without its comments and literals. */
    private record Code(String room, String type, String text) {}

    @BeforeAll
    static void read() throws IOException {
        page = ArchitecturePage.read();
        sources = new ArrayList<>();
        for (var source : JavaSource.all()) {
            var name = source.file().getFileName().toString();
            sources.add(new Code(source.room(), name.replace(".java", ""), source.code()));
        }
    }

    /** Returns the types whose code has a place that fits a pattern. */
    private static Set<String> typesWith(String pattern) {
        var found = new TreeSet<String>();
        var compiled = Pattern.compile(pattern);
        sources.stream()
                .filter(source -> compiled.matcher(source.text()).find())
                .forEach(source -> found.add(source.type()));
        return found;
    }

    private static Set<String> roomsWith(String pattern) {
        var types = typesWith(pattern);
        var rooms = new TreeSet<String>();
        sources.stream().filter(source -> types.contains(source.type())).forEach(source -> rooms.add(source.room()));
        return rooms;
    }

    /** ImportTableTest holds the table itself. */
    @Test
    void foreignLibrariesAreWhereThePageSays() {
        page.says("Only `web`, `delivery` and the root package import `jakarta.servlet`, only `http` imports the HTTP"
                + " client, only `json` imports Jackson. Only `index` uses Lucene, only `embedding`"
                + " ONNX Runtime, only `conversation` JDBC, and one package uses each parser library.");
        assertEquals(Set.of("web", "delivery", "root"), ImportTable.FOREIGN.get("jakarta.servlet"));
        assertEquals(Set.of("http", "launch"), ImportTable.FOREIGN.get("org.eclipse.jetty"));
        assertEquals(Set.of("json"), ImportTable.FOREIGN.get("com.fasterxml.jackson"));
        assertEquals(Set.of("index"), ImportTable.FOREIGN.get("org.apache.lucene"));
        assertEquals(Set.of("embedding"), ImportTable.FOREIGN.get("ai.onnxruntime"));
        for (var library :
                List.of("java.sql", "javax.sql", "org.sqlite", "org.jdbi", "com.zaxxer.hikari", "org.flywaydb")) {
            assertEquals(Set.of("conversation"), ImportTable.FOREIGN.get(library), library);
        }
        ImportTable.FOREIGN.forEach((library, rooms) -> {
            if (rooms.equals(Set.of("format"))) {
                assertEquals(true, ImportTable.IN_ONE_PACKAGE.contains(library), library);
            }
        });
    }

    @Test
    void onlyEventStreamWritesToAStream() {
        page.says(
                "Only `EventStream` writes to a streaming response. It writes only directly after `isReady()` returned"
                        + " true");
        assertEquals(Set.of("EventStream"), typesWith("\\.setWriteListener\\("));
        assertEquals(Set.of("EventStream"), typesWith("output\\.isReady\\(\\)"));
        assertEquals(Set.of("EventStream"), typesWith("new PendingWrites\\("));
        assertEquals(Set.of("PendingWrites"), typesWith("output\\.(write|flush)\\("));
    }

    @Test
    void blockingWorkRunsOnBoundedPools() {
        page.says("Blocking work runs on bounded pools with bounded queues.");
        assertEquals(Set.of("threads"), roomsWith("new (?:Scheduled)?ThreadPoolExecutor\\("));
        assertEquals(
                Set.of(),
                typesWith("new LinkedBlockingQueue<>\\(\\)|\\bExecutors\\.|ForkJoinPool|[pP]arallel(?:Stream)?\\(\\)"));
        assertEquals(Set.of("threads", "launch"), roomsWith("new Thread\\("));
        assertEquals(Set.of(), typesWith("\\b\\w+Async\\(\\(\\) -> [^,{}]*\\);|\\b\\w+Async\\([\\w:.]+\\);"));
    }

    @Test
    void onlyProblemsKnowsTheStatusOfAReason() {
        page.says("One class turns exceptions into responses: `Problems`, and only it knows their HTTP status.");
        assertEquals(Set.of("Problems"), typesWith("\\bstatus\\(Reason "));
        assertEquals(Set.of(), typesWith("\\.sendError\\("));
    }

    @Test
    void settingsAreReadInOnePlace() {
        page.says("Settings are read once, and all mistakes are reported together. All other code takes values.");
        // The launcher starts before there are settings. The rooms of a process are objects that deployments share.
        assertEquals(Set.of("Settings", "Launcher", "ProcessRooms"), typesWith("System\\.getProperties\\(\\)"));
        // Git has settings of its own.
        assertEquals(Set.of("Settings", "Ingestion", "Launcher"), typesWith("System\\.getenv\\("));
    }

    @Test
    void timeAndIdsArePassedInAndNothingSleeps() {
        page.says("Clock, executors and random ids are passed in. Nothing sleeps.");
        assertEquals(Set.of(), typesWith("\\.sleep\\("));
        assertEquals(Set.of("Docent"), typesWith("Clock\\.system\\w+\\("));
        assertEquals(Set.of(), typesWith("currentTimeMillis\\(|\\.now\\(\\)"));
        assertEquals(Set.of("Docent"), typesWith("new RandomIds\\("));
        assertEquals(Set.of("RandomIds"), typesWith("new SecureRandom\\("));
        assertEquals(Set.of(), typesWith("UUID\\.random|Math\\.random|new Random\\("));
    }

    /** JournalTest and EventStreamTest hold that others are called without the lock. */
    @Test
    void stateUnderALockCallsNobody() {
        page.says(
                "`StreamState` of an `EventStream`, `Journal` and `AnswerState` each have a lock. None of them calls others "
                        + "while it holds its lock");
        var importing = typesWith("import dev\\.docent\\.");
        assertFalse(importing.contains("StreamState"));
        assertFalse(importing.contains("AnswerState"));
        assertEquals(Set.of("Feed"), ownTypesIn("StreamState"));
        assertEquals(Set.of("Ending", "Stop"), ownTypesIn("AnswerState"));
    }

    /** Returns the types of its own package that the code of a type names. */
    private static Set<String> ownTypesIn(String type) {
        var code = sources.stream()
                .filter(source -> source.type().equals(type))
                .findFirst()
                .orElseThrow();
        var named = new TreeSet<String>();
        sources.stream()
                .filter(other ->
                        other.room().equals(code.room()) && !other.type().equals(type))
                .filter(other -> Pattern.compile("\\b" + other.type() + "\\b")
                        .matcher(code.text())
                        .find())
                .forEach(other -> named.add(other.type()));
        return named;
    }

    @Test
    void thePolicyOfThePageForbidsHtmlFromText() throws IOException {
        page.says("There is no `innerHTML`, and the page's policy forbids it.");
        page.says("requests from the page to another origin");
        var filter = JavaSource.all().stream()
                .filter(source -> source.file().endsWith("SecurityHeadersFilter.java"))
                .findFirst()
                .orElseThrow();
        var text = Files.readString(filter.file());
        for (var rule : List.of(
                "default-src 'none'",
                "script-src 'self'",
                "connect-src 'self'",
                "require-trusted-types-for 'script'")) {
            assertEquals(true, text.contains(rule), rule);
        }
    }
}
