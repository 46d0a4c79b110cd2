package dev.docent.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.json.Json;
import dev.docent.source.git.GitServer;
import dev.docent.source.git.SampleRepository;
import dev.docent.source.git.SampleTree;
import dev.docent.testing.Patience;
import dev.docent.testing.PdfWriter;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The WAR redeployed repeatedly in one Tomcat, each time in the middle of an answer. */
@ExtendWith(ServerLogs.class)
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class RedeployIT {
    private static final int REDEPLOYS = 8;

    /** How many deployments read their repositories before the next one: a class loader that stays is one too many. */
    private static final int READ_TO_THE_END = 2;

    /** How many clients read an answer while the application is undeployed. */
    private static final int READERS = 3;

    /** The manager, the running Docent, and the previous one, which the container releases with the next. */
    private static final int MOST_APPLICATIONS = 3;

    /** What Tomcat logs about a web application that leaves something behind. */
    private static final Pattern LEAK = Pattern.compile(
            "(?i)appears to have started a thread|memory leak|failed to (stop|remove|unregister)|ThreadLocal|forcibly");

    /** The sources that are read with JGit: in place, and over HTTP. */
    private static final Set<String> REPOSITORIES = Set.of("barn", "handbook");

    private static final Pattern RETRY = Pattern.compile("(?m)^retry: [1-4]\\d{3}$");
    private static final Pattern INTERRUPTED = Pattern.compile("event: error\n.*\n?data: .*\"interrupted\"");

    @Test
    void leavesNothingBehindAndNotifiesEveryReader() throws Exception {
        var directory = ItFiles.scratch("redeploy");
        try (var provider = new ScriptedProvider();
                var repositories = new GitServer()) {
            repositories.commit(SampleTree.of("wheel.md", "# Wheel\n\nThe wheel turns.\n"));
            provider.always(Script.eventStream()
                    .event(Script.delta("first "))
                    .event(Script.delta("second"))
                    .stall());
            try (var server = tomcat(directory, provider, repositories)) {
                deploy(server, directory);
                for (int redeploy = 0; redeploy < REDEPLOYS; redeploy++) {
                    if (redeploy < READ_TO_THE_END) {
                        awaitRepositories(server);
                    }
                    redeployInMidAnswer(server, directory);
                }
                try (var body = ask(server)) {
                    new SseReader(body).next("");
                }
                assertEquals(List.of(), leaks(server), "Tomcat's log");
                assertEquals(List.of(), threadsOfMoreThanOneDeployment(server), "threads");
                int applications = applications(server);
                assertTrue(applications <= MOST_APPLICATIONS, applications + " class loaders of web applications");
            }
        }
    }

    private static void redeployInMidAnswer(ServerProcess server, Path directory) throws Exception {
        var readers = new ArrayList<Reader>();
        for (int n = 0; n < READERS; n++) {
            readers.add(new Reader(ask(server)));
        }
        deploy(server, directory);
        for (var reader : readers) {
            var told = reader.readToTheEnd();
            assertTrue(RETRY.matcher(told).find(), told);
            assertTrue(INTERRUPTED.matcher(told).find(), told);
            var replay = server.get("/docent/api/answers/" + reader.answer() + "/events")
                    .body();
            assertTrue(replay.contains("first") && replay.contains("second"), replay);
            assertTrue(INTERRUPTED.matcher(replay).find(), replay);
        }
    }

    /** A client that reads an answer; first its first two words. */
    private static final class Reader {
        private final InputStream body;
        private final StringBuilder text = new StringBuilder();

        Reader(InputStream body) throws IOException {
            this.body = body;
            text.append(SseReader.readUpTo("second", body));
        }

        /** Fails if the response is cut before its end. */
        String readToTheEnd() throws IOException {
            text.append(new String(body.readAllBytes(), UTF_8));
            return text.toString();
        }

        String answer() {
            return Json.parse(text.substring(text.indexOf("{"), text.indexOf("}") + 1))
                    .get("answer")
                    .text()
                    .orElseThrow();
        }
    }

    /**
     * Counts the class loaders of web applications that remain after garbage collection. Some go only with a later collection,
     * because the threads that clear references need their turn.
     */
    private static int applications(ServerProcess server) throws IOException {
        long deadline = Patience.deadline();
        int fewest = Integer.MAX_VALUE;
        while (fewest > MOST_APPLICATIONS && System.nanoTime() < deadline) {
            fewest = Math.min(fewest, server.liveObjects("org.apache.catalina.loader.ParallelWebappClassLoader"));
        }
        return fewest;
    }

    /** Waits until the repositories have been read. The other deployments are undeployed wherever their pass is. */
    private static void awaitRepositories(ServerProcess server) throws Exception {
        try (var body = server.open("/docent/api/index/events").body()) {
            new SseReader(body).next("done");
        }
        assertEquals(REPOSITORIES, readRepositories(server), () -> "the server's log says why:\n" + server.log());
    }

    /** Returns the names of the repositories that have been read. */
    private static Set<String> readRepositories(ServerProcess server) throws Exception {
        var sources = Json.parse(server.get("/docent/api/sources").body()).get("sources");
        return sources.elements().stream()
                .filter(source -> source.get("type").text().equals(Optional.of("git")))
                .filter(source -> source.get("state").text().equals(Optional.of("done")))
                .map(source -> source.get("name").text().orElseThrow())
                .collect(Collectors.toSet());
    }

    private static InputStream ask(ServerProcess server) throws Exception {
        var response = server.post("/docent/api/chat", "{\"message\":\"Which port does the mill use?\"}");
        assertEquals(200, response.statusCode());
        return response.body();
    }

    /** Deploys the web application in place of the existing one, and returns when Tomcat has finished. */
    private static void deploy(ServerProcess server, Path directory) throws Exception {
        var answer = server.get(
                "/manager/text/deploy?path=/docent&update=true&config=file:" + directory.resolve("docent.xml"));
        assertTrue(answer.body().startsWith("OK"), answer::body);
    }

    private static List<String> leaks(ServerProcess server) {
        return server.log().lines().filter(line -> LEAK.matcher(line).find()).toList();
    }

    /**
     * Returns the threads that exist more than once: each pool numbers its own, and only the two timers share a name.
     */
    private static List<String> threadsOfMoreThanOneDeployment(ServerProcess server) {
        var counts = server.threads().stream()
                .filter(name -> name.startsWith("docent"))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        assertEquals(2L, counts.remove("docent-timer"), "timers of one deployment");
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static ServerProcess tomcat(Path directory, ScriptedProvider provider, GitServer repositories)
            throws IOException {
        var docs = Files.createDirectory(directory.resolve("documents"));
        Files.writeString(docs.resolve("mill.md"), "# Mill\n\nThe mill listens on port 4711.\n");
        try (var pdf = new PdfWriter()) {
            Files.write(
                    docs.resolve("mill.pdf"),
                    pdf.page().text(72, 100, "The mill grinds.").bytes());
        }
        var repository = new SampleRepository(directory.resolve("barn.git"));
        repository.commit(SampleTree.of("barn.md", "# Barn\n\nThe barn is dry.\n"));
        var sources =
                String.join(",", docs.toString(), repository.folder().toUri().toString(), repositories.url());
        var base = Files.createDirectory(directory.resolve("base"));
        var jvm = List.of(
                "-Djava.io.tmpdir=" + Files.createDirectory(directory.resolve("tmp")),
                // Each deployment loads every class again and runs for a second, so optimising would cost more than it
                // saves.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // Softly reachable objects go with the next collection.
                "-XX:SoftRefLRUPolicyMSPerMB=0",
                // Tomcat needs this to find what a web application has left behind; its start script sets the same.
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED");
        var command = Container.TOMCAT_10_1.command(base, jvm);
        Files.delete(base.resolve("webapps/ROOT.war"));
        Files.writeString(base.resolve("conf/server.xml"), """
                <Server port="-1">
                  <Service name="Catalina">
                    <Connector port="0" address="127.0.0.1"/>
                    <Engine name="Catalina" defaultHost="localhost">
                      <Realm className="org.apache.catalina.realm.MemoryRealm"/>
                      <Host name="localhost" appBase="webapps"/>
                    </Engine>
                  </Service>
                </Server>
                """);
        Files.writeString(base.resolve("conf/tomcat-users.xml"), """
                <tomcat-users><user username="it" password="it" roles="manager-script"/></tomcat-users>
                """);
        var contexts = Files.createDirectories(base.resolve("conf/Catalina/localhost"));
        Files.writeString(contexts.resolve("manager.xml"), """
                <Context docBase="%s" privileged="true"/>
                """.formatted(
                        ItFiles.container("apache-tomcat-10.1.").resolve("webapps/manager")));
        Files.writeString(directory.resolve("docent.xml"), """
                <Context docBase="%s" unloadDelay="100" containerSciFilter="org.apache.jasper.*">
                  <JarScanner scanClassPath="false"><JarScanFilter defaultPluggabilityScan="false"/></JarScanner>
                  <Parameter name="docent.home" value="%s" override="false"/>
                  <Parameter name="docent.docs" value="%s" override="false"/>
                  <Parameter name="docent.model.provider" value="openai" override="false"/>
                  <Parameter name="docent.model.url" value="%s" override="false"/>
                  <Parameter name="docent.model.name" value="scripted" override="false"/>
                  <Parameter name="docent.stream.shutdown" value="30s" override="false"/>
                </Context>
                """.formatted(
                        ItFiles.unpackedWar(), directory.resolve("home"), sources, provider.url()));
        return ServerProcess.run("Tomcat", directory, command, Container.TOMCAT_10_1.address());
    }
}
