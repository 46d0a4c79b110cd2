package dev.docent.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.Gate;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The WAR deployed again and again in one Tomcat, each time in the middle of an answer. */
@ExtendWith(ServerLogs.class)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class RedeployIT {
    private static final int REDEPLOYS = 20;

    /** What Tomcat says of a web application that leaves something behind. */
    private static final Pattern LEAK = Pattern.compile(
            "(?i)appears to have started a thread|memory leak|failed to (stop|remove|unregister)|ThreadLocal|forcibly");

    @Test
    void leavesNothingBehindAndTellsEveryReader() throws Exception {
        var directory = ItFiles.scratch("redeploy");
        var never = new Gate();
        try (var provider = new ScriptedProvider()) {
            provider.always(Script.eventStream()
                    .event(Script.delta("first "))
                    .event(Script.delta("second"))
                    .await(never));
            try (var server = tomcat(directory, provider)) {
                deploy(server, directory);
                var threads = threadsOfDocent(server);
                for (int redeploy = 0; redeploy < REDEPLOYS; redeploy++) {
                    redeployInMidAnswer(server, directory);
                }
                try (var body = ask(server)) {
                    new SseReader(body).next("");
                }
                assertEquals(List.of(), leaks(server), "Tomcat's log");
                assertTrue(
                        threadsOfDocent(server).size() <= threads.size() + 2,
                        () -> threads + " became " + threadsOfDocent(server));
            }
        } finally {
            never.open();
        }
    }

    private static void redeployInMidAnswer(ServerProcess server, Path directory) throws Exception {
        try (var body = ask(server)) {
            var beginning = new StringBuilder();
            while (beginning.indexOf("first") < 0) {
                beginning.append((char) body.read());
            }
            deploy(server, directory);
            var rest = new String(body.readAllBytes(), UTF_8);
            assertTrue(Pattern.compile("(?m)^retry: [1-4]\\d{3}$").matcher(rest).find(), rest);
            assertTrue(rest.contains("event: error") && rest.contains("\"interrupted\""), rest);
        }
    }

    private static InputStream ask(ServerProcess server) throws Exception {
        var response = server.post("/docent/api/chat", "{\"message\":\"Which port does the mill use?\"}");
        assertEquals(200, response.statusCode());
        return response.body();
    }

    /** Deploys the web application, in place of the one that is there; returns when Tomcat has done so. */
    private static void deploy(ServerProcess server, Path directory) throws Exception {
        var answer = server.get(
                "/manager/text/deploy?path=/docent&update=true&config=file:" + directory.resolve("docent.xml"));
        assertTrue(answer.body().startsWith("OK"), answer::body);
    }

    private static List<String> leaks(ServerProcess server) {
        return server.log().lines().filter(line -> LEAK.matcher(line).find()).toList();
    }

    private static List<String> threadsOfDocent(ServerProcess server) {
        return server.threads().stream()
                .filter(name -> name.startsWith("docent"))
                .sorted()
                .toList();
    }

    private static ServerProcess tomcat(Path directory, ScriptedProvider provider) throws IOException {
        var docs = Files.createDirectory(directory.resolve("documents"));
        Files.writeString(docs.resolve("mill.md"), "# Mill\n\nThe mill listens on port 4711.\n");
        var base = Files.createDirectory(directory.resolve("base"));
        var jvm = List.of(
                "-Djava.io.tmpdir=" + Files.createDirectory(directory.resolve("tmp")),
                // What Tomcat needs to find what a web application has left behind; its own start script sets the same.
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
                <Context docBase="%s" unloadDelay="100">
                  <Parameter name="docent.home" value="%s" override="false"/>
                  <Parameter name="docent.docs" value="%s" override="false"/>
                  <Parameter name="docent.model.provider" value="openai" override="false"/>
                  <Parameter name="docent.model.url" value="%s" override="false"/>
                  <Parameter name="docent.model.name" value="scripted" override="false"/>
                  <Parameter name="docent.stream.shutdown" value="0s" override="false"/>
                </Context>
                """.formatted(
                        ItFiles.unpackedWar(), directory.resolve("home"), docs, provider.url()));
        return ServerProcess.run("Tomcat", directory, command, Container.TOMCAT_10_1.address());
    }
}
