package dev.docent.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.json.Json;
import dev.docent.testing.Patience;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code java -jar docent.war} does beyond a container. */
@ExtendWith(ServerLogs.class)
class LauncherIT {
    private static final Pattern NEVER = Pattern.compile("(?!)(.)");

    private static final int CONNECT_MILLIS = 5000;

    /** Frees a buffer outside the heap. Each such buffer has one. */
    private static final String CLEANER = "jdk.internal.ref.Cleaner";

    private static ScriptedProvider provider;

    /** The server of all tests that do not need one of their own. */
    private static ServerProcess shared;

    /** What the shared server writes: each class that it loads, and from where. */
    private static Path classes;

    @BeforeAll
    static void start() throws IOException {
        provider = new ScriptedProvider();
        classes = ItFiles.scratch("classes").resolve("loaded.txt");
        var docs = Files.createDirectory(ItFiles.scratch("docs").resolve("docs"));
        Files.writeString(docs.resolve("50%25\\\t.md"), "# Ferry");
        var options = new ArrayList<>(ServerProcess.QUICK_START);
        options.add("-Xlog:class+load:file=" + classes);
        shared = ServerProcess.start(Container.JAVA_JAR, provider.settings("docent.docs", docs.toString()), options);
    }

    @AfterAll
    static void stop() {
        shared.close();
        provider.close();
    }

    @BeforeEach
    void beginAnew() {
        provider.always(Script.openAiAnswer("An", " answer"));
    }

    @Test
    void printsItsAddressOnOneLine() {
        var ready = shared.log()
                .lines()
                .filter(line -> line.startsWith("Docent is ready at "))
                .toList();
        assertEquals(List.of("Docent is ready at " + shared.url() + " (stop with Ctrl+C)"), ready);
    }

    @Test
    void servesBelowAContextPath() throws Exception {
        var directory = ItFiles.scratch("context");
        var address = Pattern.compile("ready at http://127\\.0\\.0\\.1:(\\d+)/team/docs/ ");
        try (var server = run(directory, address, "--port=0", "--context-path=/team/docs")) {
            assertEquals(200, server.get("/team/docs/health/live").statusCode());
            assertEquals(404, server.get("/health/live").statusCode());
        }
    }

    @Test
    void acceptsOddCharactersOnlyInAddressesOfDocuments() throws Exception {
        shared.awaitReady();
        assertEquals(200, shared.get("/api/documents/docs/50%2525%5C%09.md").statusCode());
        for (var path : List.of("/js/%5Cmain.js", "/%25", "/api/documents/../js/%5C", "/api/index/%09")) {
            var refused = shared.get(path);
            assertEquals(400, refused.statusCode(), path);
            assertTrue(
                    refused.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"),
                    path + ": " + refused.body());
        }
        assertEquals(400, shared.get("/api/documents/a%2Fb.md").statusCode());
    }

    @Test
    void unpacksNothingIntoTheTemporaryDirectory() throws Exception {
        var temporary = ItFiles.scratch("tmp");
        try (var server = ServerProcess.start(Container.JAVA_JAR, Map.of("java.io.tmpdir", temporary.toString()))) {
            server.awaitReady();
            server.kill();
            try (var files = Files.list(temporary)) {
                // The JDK's file for monitoring, which the next process of this user removes.
                assertEquals(
                        List.of(),
                        files.filter(file -> !file.getFileName().toString().startsWith("hsperfdata"))
                                .toList());
            }
        }
    }

    @Test
    void reusesWhatAKilledServerHasUnpackedAndAddsNothing() throws Exception {
        var directory = ItFiles.scratch("killed");
        var address = Pattern.compile("ready at http://127\\.0\\.0\\.1:(\\d+)/ ");
        var unpacked = directory.resolve("home/unpacked");
        Map<String, String> first = Map.of();
        for (int start = 0; start < 3; start++) {
            try (var server = run(directory, address, "--port=0")) {
                server.awaitReady();
                server.kill();
            }
            var now = filesBelow(unpacked);
            if (start == 0) {
                first = now;
            }
            assertEquals(first, now);
        }
        assertTrue(first.containsKey("server-0/webapp/index.html"), first::toString);
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(unpacked)),
                unpacked::toString);
    }

    /**
     * Returns the names of all files with what changes if they are written again, except in the work folder of the
     * running server.
     */
    private static Map<String, String> filesBelow(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            var found = new TreeMap<String, String>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = folder.relativize(file).toString();
                if (!name.startsWith("server-0/work/")) {
                    found.put(name, Files.size(file) + " bytes, " + Files.getLastModifiedTime(file));
                }
            }
            return found;
        }
    }

    @Test
    void namesPortAndOptionWhenThePortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var server = run(ItFiles.scratch("taken"), NEVER, "--port=" + taken.getLocalPort())) {
            assertEquals(1, server.awaitExit(), server::log);
            assertTrue(server.log().contains("127.0.0.1:" + taken.getLocalPort()), server::log);
            assertTrue(server.log().contains("--port="), server::log);
            assertEquals(1, server.log().lines().count(), server::log);
        }
    }

    @Test
    void doesNotStartOnADatabaseInUse() throws Exception {
        var database = "jdbc:sqlite:" + shared.home().resolve("docent.db");
        try (var second = ServerProcess.run(
                "java -jar",
                ItFiles.scratch("second"),
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Ddocent.home=" + ItFiles.scratch("home"),
                        "-Ddocent.database.url=" + database,
                        "-jar",
                        ItFiles.war().toString(),
                        "--port=0"),
                NEVER)) {
            assertTrue(second.awaitExit() != 0, second::log);
            assertTrue(second.log().contains("another Docent"), second::log);
            assertTrue(second.log().contains("docent.database.url"), second::log);
        }
        readAnswer(shared);
    }

    @Test
    void saysThatItIsNotReadyWhenItsDatabaseFails() throws Exception {
        var database = ItFiles.scratch("database").resolve("talk.db");
        try (var server =
                ServerProcess.start(Container.JAVA_JAR, Map.of("docent.database.url", "jdbc:sqlite:" + database))) {
            server.awaitReady();
            Files.writeString(database, "This is not a database any more. ".repeat(10_000));

            // The database is checked every five seconds.
            Patience.await(() -> readiness(server) == 503, server::log);
            assertTrue(server.get("/health/ready").body().contains("\"status\":\"broken\""));
            server.awaitLog("talk.db is not a database or is damaged");
        }
    }

    @Test
    void namesAHostThatDoesNotExist() throws Exception {
        try (var server = run(ItFiles.scratch("host"), NEVER, "--port=0", "--host=host.invalid")) {
            assertEquals(1, server.awaitExit(), server::log);
            assertTrue(server.log().contains("host.invalid") && server.log().contains("--host"), server::log);
        }
    }

    @Test
    void saysInItsLastLineAndWithoutAStackWhyItDoesNotStart() throws Exception {
        var directory = ItFiles.scratch("wrong");
        Files.createDirectories(directory.resolve("home"));
        Files.writeString(directory.resolve("home/docent.properties"), "docent.stream.heartbeat=abc\n");
        try (var server = run(directory, NEVER, "--port=0")) {
            assertEquals(1, server.awaitExit(), server::log);
            var lines = server.log().lines().toList();
            var last = lines.get(lines.size() - 1);
            assertTrue(last.startsWith("Docent did not start: docent.stream.heartbeat = \"abc\""), server::log);
            assertEquals(2, lines.size(), server::log);
        }
    }

    @Test
    void namesTheFolderThatItCannotWriteTo() throws Exception {
        var directory = ItFiles.scratch("file");
        Files.writeString(directory.resolve("home"), "a file where the home should be");
        try (var server = run(directory, NEVER, "--port=0")) {
            assertEquals(1, server.awaitExit(), server::log);
            assertTrue(server.log().contains(directory.resolve("home").toString()), server::log);
            assertTrue(server.log().contains("-Ddocent.home="), server::log);
            assertEquals(1, server.log().lines().count(), server::log);
        }
    }

    @Test
    void refusesAnOptionItDoesNotKnow() throws Exception {
        try (var server = run(ItFiles.scratch("option"), NEVER, "--prot=8081")) {
            assertEquals(2, server.awaitExit(), server::log);
            assertTrue(server.log().contains("--prot=8081"), server::log);
        }
    }

    @Test
    void saysWhichVersionItIsOnTheCommandLineInTheLogAndToPrograms() throws Exception {
        String line;
        try (var server = run(ItFiles.scratch("version"), NEVER, "--version")) {
            assertEquals(0, server.awaitExit(), server::log);
            line = server.log().strip();
            assertTrue(line.matches("Docent \\S+"), server::log);
        }
        var version = Json.parse(shared.get("/api/version").body())
                .get("version")
                .text()
                .orElseThrow();
        assertEquals(line, "Docent " + version);
        assertTrue(shared.log().contains("Docent " + version + " started"), shared::log);
    }

    @Test
    void explainsItsOptions() throws Exception {
        try (var server = run(ItFiles.scratch("help"), NEVER, "--help")) {
            assertEquals(0, server.awaitExit(), server::log);
            for (var option : List.of("--port", "--host", "--context-path", "--dry-run", "evaluate", "-Ddocent.")) {
                assertTrue(server.log().contains(option), server::log);
            }
        }
    }

    @Test
    void saysWhatWouldBeIndexedWithoutAServer() throws Exception {
        var folder = ItFiles.scratch("dry-run");
        Files.writeString(folder.resolve("a.md"), "# A");
        Files.writeString(folder.resolve("logo.png"), "x");
        try (var run = run(ItFiles.scratch("dry"), NEVER, "index", "--dry-run", folder.toString())) {
            assertEquals(0, run.awaitExit(), run::log);
            assertTrue(run.log().contains("1 file would be indexed, 1 file or folder would be left out"), run::log);
            assertTrue(run.log().contains("Markdown: 1 file"), run::log);
        }
        try (var run = run(ItFiles.scratch("dry"), NEVER, "index", "--dry-run", folder + "/gone")) {
            assertEquals(2, run.awaitExit(), run::log);
            assertTrue(run.log().contains("does not exist"), run::log);
        }
    }

    @Test
    void evaluatesQuestionsWithoutARunningServer() throws Exception {
        var folder = folderToEvaluate("evaluate");
        var page = folder.resolve("report.html");
        // The user's settings count, except those of who may ask, which would keep the evaluation out.
        Files.writeString(
                Files.createDirectory(folder.resolve("home")).resolve("docent.properties"),
                "docent.auth.mode=token\ndocent.auth.token=correct-horse-battery\ndocent.retrieval.passages=1\n");
        try (var run = run(
                folder,
                NEVER,
                "evaluate",
                folder.resolve("questions.tsv").toString(),
                "--docs=" + folder.resolve("docs"),
                "--html=" + page)) {
            assertEquals(0, run.awaitExit(), run::log);
            assertTrue(run.log().contains("the passages have it   1 of 2 (50 %)"), run::log);
        }
        var rows = Files.readString(page);
        assertTrue(rows.contains("<td>docs/ferry.md 1-3</td>"), "the settings of the user were not used: " + rows);
        var home = folder.resolve("home").resolve("evaluation");
        assertTrue(Files.isDirectory(home.resolve("index")));
        assertFalse(Files.exists(home.resolve("docent.properties")), "the copy of the settings stays");
    }

    @Test
    void comparesTwoSettings() throws Exception {
        var folder = folderToEvaluate("compare");
        try (var run = run(
                folder,
                NEVER,
                "evaluate",
                folder.resolve("questions.tsv").toString(),
                "--docs=" + folder.resolve("docs"),
                "--compare=docent.retrieval.passages=1")) {
            assertEquals(0, run.awaitExit(), run::log);
            assertTrue(run.log().contains("A: 2 questions of questions.tsv, asked as set"), run::log);
            assertTrue(
                    run.log().contains("B: 2 questions of questions.tsv, asked docent.retrieval.passages=1"), run::log);
            assertTrue(run.log().contains("1 of 2 (50 %)            1 of 2 (50 %)"), run::log);
        }
    }

    /** Returns a folder with documents, and with questions of which they answer one. */
    private static Path folderToEvaluate(String name) throws IOException {
        var folder = ItFiles.scratch(name);
        var docs = Files.createDirectory(folder.resolve("docs"));
        Files.writeString(docs.resolve("ferry.md"), "# Ferry\n\nThe ferry to the island leaves at seven o'clock.\n");
        Files.writeString(docs.resolve("mill.md"), "# Mill\n\nThe mill grinds rye on Mondays.\n");
        Files.writeString(
                folder.resolve("questions.tsv"),
                "When does the ferry leave?\tferry.md#seven o'clock\nWhen does it grind?\tbarn.md\n");
        return folder;
    }

    @Test
    void saysWhyAnEvaluationCannotBegin() throws Exception {
        var folder = ItFiles.scratch("evaluate-nothing");
        var empty = Files.createDirectory(folder.resolve("empty"));
        var list = Files.writeString(folder.resolve("questions.tsv"), "Why?\tnone\nHow\n");
        try (var run = run(folder, NEVER, "evaluate", list.toString(), "--docs=" + empty)) {
            assertEquals(2, run.awaitExit(), run::log);
            assertTrue(run.log().contains("line 2: no tab after the question"), run::log);
        }
        Files.writeString(list, "Why?\tnone\n");
        try (var run = run(folder, NEVER, "evaluate", list.toString(), "--docs=" + empty)) {
            assertEquals(1, run.awaitExit(), run::log);
            assertTrue(run.log().contains("Nothing was indexed"), run::log);
        }
        try (var run = run(folder, NEVER, "evaluate", list.toString(), "--docs=" + folder.resolve("gone"))) {
            assertEquals(1, run.awaitExit(), run::log);
            assertTrue(run.log().contains("does not exist"), run::log);
        }
        try (var run = run(folder, NEVER, "evaluate", list.toString(), "--url=http://127.0.0.1:1")) {
            assertEquals(1, run.awaitExit(), run::log);
            assertTrue(run.log().contains("cannot be reached: the connection was refused"), run::log);
        }
    }

    /** This process has two copies of Jetty's base. The client must use only the web application's. */
    @Test
    void callsModelsWithTheClientOfTheWebApplication() throws Exception {
        shared.awaitReady();
        readAnswer(shared);
        for (var name : List.of("org.eclipse.jetty.client.HttpClient", "org.eclipse.jetty.io.ClientConnector")) {
            var sources = loadedFrom(name);
            assertFalse(sources.isEmpty(), name + " was not loaded");
            assertTrue(sources.stream().allMatch(source -> source.contains("/WEB-INF/lib/")), sources::toString);
        }
    }

    /** A buffer outside the heap for each token would keep the garbage collector busy. */
    @Test
    void streamsTokensWithExistingBuffers() throws Exception {
        var tokens = IntStream.range(0, 1000).mapToObj(i -> " " + i).toArray(String[]::new);
        provider.always(Script.openAiAnswer(tokens));
        shared.awaitReady();
        readAnswer(shared);
        int before = shared.objects(CLEANER);
        readAnswer(shared);
        int more = shared.objects(CLEANER) - before;
        assertTrue(more < 100, more + " buffers were allocated for " + tokens.length + " tokens");
    }

    /** After a restart all clients come back at once, and rejected ones try again a second later. */
    @Test
    void letsManyConnectionsWaitWhileItIsBusy() throws Exception {
        var waiting = new ArrayList<Socket>();
        shared.freeze();
        try {
            for (int i = 0; i < 100; i++) {
                var socket = new Socket();
                waiting.add(socket);
                socket.connect(new InetSocketAddress("127.0.0.1", shared.url().getPort()), CONNECT_MILLIS);
            }
        } finally {
            shared.thaw();
            for (var socket : waiting) {
                socket.close();
            }
        }
        assertEquals(200, shared.get("/health/live").statusCode());
    }

    private static void readAnswer(ServerProcess server) throws Exception {
        try (var body = server.post("/api/chat", "{\"message\":\"How do I connect a model?\"}")
                .body()) {
            new SseReader(body).next("done");
        }
    }

    private static ServerProcess run(Path directory, Pattern address, String... options) throws IOException {
        var arguments = new ArrayList<>(ServerProcess.QUICK_START);
        arguments.add("-Ddocent.home=" + directory.resolve("home"));
        ItFiles.completed(Map.of()).forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        arguments.addAll(List.of("-jar", ItFiles.war().toString()));
        arguments.addAll(List.of(options));
        return ServerProcess.run("java -jar", directory, arguments, address);
    }

    private static int readiness(ServerProcess server) {
        try {
            return server.get("/health/ready").statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts this thread", e);
        }
    }

    private static List<String> loadedFrom(String name) throws IOException {
        try (var lines = Files.lines(classes)) {
            return lines.filter(line -> line.contains(" " + name + " source: ")).toList();
        }
    }
}
