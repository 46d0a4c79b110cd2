package dev.docent.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.Turn;
import dev.docent.journal.Frame;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.testing.Gate;
import dev.docent.testing.Patience;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sqlite.SQLiteDataSource;

/** A server that is killed in the middle of an answer, and the next one on the same home. */
@ExtendWith({ServerLogs.class, Chromium.class})
class RestartIT {
    private static final String QUESTION = "{\"message\":\"Which port does the mill use?\"}";
    private static final String[] KEY = {"Idempotency-Key", "of-this-question"};

    @Test
    void whatWasWrittenIsThereAfterAKill() throws Exception {
        var home = ItFiles.scratch("killed-home");
        var more = new Gate();
        try (var provider = new ScriptedProvider()) {
            provider.next(Script.eventStream()
                    .event(Script.delta("It uses "))
                    .event(Script.delta("the port"))
                    .await(more)
                    .event(Script.delta(" 47"))
                    .stall());
            String answer;
            int seen;
            try (var server = start(provider, home);
                    var body = server.post("/api/chat", QUESTION, KEY).body()) {
                var events = new SseReader(body);
                answer = field(events.next("start"), "answer");
                events.next("sources");
                awaitText(events, "It uses the port");
                awaitKept(home, "It uses the port");
                more.open();
                seen = Integer.parseInt(events.next("").id());
                server.kill();
            }
            try (var server = start(provider, home)) {
                var kept = show(server, answer);
                assertEquals("interrupted", kept.get("status").text().orElseThrow());
                var text = kept.get("text").text().orElseThrow();
                assertTrue(List.of("It uses the port", "It uses the port 47").contains(text), text);
                assertTrue(kept.get("details").get("sources").isObject(), kept::toString);

                resumesAheadOfWhatWasKept(server, seen);
                resumesAfter(server, answer, text);
                continuesFromThere(provider, server, answer, text);
                assertEquals(2, provider.requests().size(), "one for the question, one for its continuation");
            }
        } finally {
            ItFiles.delete(home);
        }
    }

    @Test
    void thePageShowsWhatAKilledServerHadWrittenAndTheNextOneContinuesIt() throws Exception {
        var home = ItFiles.scratch("killed-home");
        try (var provider = new ScriptedProvider()) {
            provider.next(
                    Script.eventStream().event(Script.delta("It uses the port")).stall());
            var killed = start(provider, home);
            try (var relay = new Relay(killed.url());
                    var browser = Browser.open(relay.url()).tolerate("net::ERR_")) {
                var chat = new ChatPage(browser.page());
                chat.ask("Which port does the mill use?");
                assertThat(chat.text(0)).hasText("It uses the port");
                awaitKept(home, "It uses the port");
                killed.kill();
                assertThat(chat.button("Try now")).isVisible();

                try (var next = start(provider, home)) {
                    relay.leadTo(next.url());
                    // Otherwise it would wait for its next try. A click could come after that, when the button is gone.
                    browser.page().evaluate("dispatchEvent(new Event('online'))");
                    assertThat(chat.problem(0)).isVisible();
                    assertThat(chat.text(0)).hasText("It uses the port");
                    browser.screenshot("interrupted");

                    provider.next(Script.openAiAnswer(" that is 4711."));
                    chat.button("Continue").click();
                    assertThat(chat.text(1)).hasText("that is 4711.");
                    assertThat(chat.footer(1)).isVisible();
                    browser.screenshot("continued");
                }
            }
            assertEquals(2, provider.requests().size(), "one for the question, one for its continuation");
        } finally {
            ItFiles.delete(home);
        }
    }

    @Test
    void aStopTellsEveryReaderWhenToComeBack() throws Exception {
        var home = ItFiles.scratch("stopped-home");
        try (var provider = new ScriptedProvider()) {
            provider.next(
                    Script.eventStream().event(Script.delta("It uses the")).stall());
            try (var server = start(provider, home);
                    var body = server.post("/api/chat", QUESTION).body()) {
                SseReader.readUpTo("It uses the", body);
                assertTrue(server.terminate());
                var rest = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(
                        Pattern.compile("(?m)^retry: [1-4]\\d{3}$")
                                .matcher(rest)
                                .find(),
                        rest);
                assertTrue(rest.contains("event: error") && rest.contains("\"interrupted\""), rest);
            }
        } finally {
            ItFiles.delete(home);
        }
    }

    private static void resumesAheadOfWhatWasKept(ServerProcess server, int seen) throws Exception {
        try (var body = server.post("/api/chat", QUESTION, KEY[0], KEY[1], "Last-Event-ID", Integer.toString(seen))
                .body()) {
            var events = new SseReader(body);
            var last = events.next().orElseThrow();
            assertEquals("error", last.event());
            assertEquals(Integer.toString(seen + 1), last.id());
            assertEquals("interrupted", field(last, "code"));
            assertTrue(events.next().isEmpty(), "nothing follows");
        }
    }

    private static void resumesAfter(ServerProcess server, String answer, String text) throws Exception {
        for (var path : List.of("/api/answers/" + answer + "/events", "/api/answers/" + answer + "/events?after=2")) {
            try (var body = server.open(path).body()) {
                var events = new SseReader(body);
                var got = new StringBuilder();
                var event = events.next().orElseThrow();
                while (!event.event().equals("error")) {
                    if (event.event().isEmpty()) {
                        got.append(field(event, "text"));
                    }
                    event = events.next().orElseThrow();
                }
                assertEquals(text, got.toString());
                assertEquals("interrupted", field(event, "code"));
            }
        }
    }

    private static void continuesFromThere(ScriptedProvider provider, ServerProcess server, String answer, String text)
            throws Exception {
        provider.next(Script.openAiAnswer("11."));
        try (var body =
                server.post("/api/chat", "{\"continue\":\"" + answer + "\"}").body()) {
            new SseReader(body).next("done");
        }
        var asked = provider.awaitRequest(1).json().get("messages").elements();
        var begun = asked.get(asked.size() - 2);
        assertEquals("assistant", begun.get("role").text().orElseThrow());
        assertEquals(text, begun.get("content").text().orElseThrow());
        assertTrue(asked.get(asked.size() - 3).toString().contains("Which port does the mill use?"), asked::toString);
    }

    private static void awaitText(SseReader events, String whole) throws IOException {
        var text = new StringBuilder();
        while (!text.toString().equals(whole)) {
            text.append(field(events.next(""), "text"));
        }
    }

    /** Waits until the database file contains this text of a running answer. */
    private static void awaitKept(Path home, String text) throws SQLException {
        // Created directly, because a web application that has ended in this JVM removes its drivers from
        // DriverManager.
        var database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + home.resolve("docent.db"));
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select frames from frame_parts order by part")) {
            long patience = Patience.deadline();
            for (var kept = kept(select); !kept.equals(text); kept = kept(select)) {
                assertTrue(System.nanoTime() < patience, kept);
                Thread.yield();
            }
        }
    }

    private static String kept(PreparedStatement select) throws SQLException {
        var kept = new StringBuilder();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                kept.append(Turn.text(Frame.CODEC.unpack(rows.getString(1)).stream()));
            }
        }
        return kept.toString();
    }

    private static JsonValue show(ServerProcess server, String answer) throws Exception {
        var response = server.get("/api/answers/" + answer);
        assertEquals(200, response.statusCode(), response::body);
        return Json.parse(response.body());
    }

    private static String field(SseReader.Event event, String name) {
        return Json.parse(event.data()).get(name).text().orElseThrow();
    }

    private static ServerProcess start(ScriptedProvider provider, Path home) throws IOException {
        var docs = home.resolve("documents");
        Files.createDirectories(docs);
        Files.writeString(
                docs.resolve("mill.md"), "# Mill\n\nThe mill listens on port 4711 unless it is told otherwise.\n");
        var server = ServerProcess.start(
                Container.JAVA_JAR,
                provider.settings(
                        "docent.home",
                        home.toString(),
                        "docent.docs",
                        docs.toString(),
                        "docent.stream.shutdown",
                        "0s"));
        server.awaitReady();
        return server;
    }
}
