package dev.docent;

import static dev.docent.testing.Callers.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.Passages;
import dev.docent.testing.Patience;
import dev.docent.testing.ScriptedModel;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Monitors, link checkers and {@code wget --spider} send HEAD. They get the headers of GET at once, and start nothing. */
class HeadTest {
    private final ScriptedModel model = new ScriptedModel();
    private TestServer server;
    private String answer;

    @BeforeEach
    void startWithAnAnswerThatIsBeingWritten() throws Exception {
        server = new TestServer(model, query -> Passages.ONE);
        answer = server.openPost("/api/chat", "{\"message\":\"x\"}")
                .headers()
                .firstValue("Content-Location")
                .orElseThrow()
                .substring("..".length());
        model.awaitAsked();
        model.says("one ");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/live",
                "/health/ready",
                "/health/nope",
                "/api/index",
                "/api/sources",
                "/api/models",
                "/api/models?check=maybe",
                "/api/conversations",
                "/api/conversations/nope",
                "/api/documents/nope.md",
                "/api/answers/nope",
                "/api/answers/nope/events",
                "/api/nope",
                "/api/chat",
            })
    void getsTheStatusAndTheTypeOfGet(String path) {
        var get = server.get(path);
        var head = head(path);
        assertEquals(get.statusCode(), head.statusCode());
        assertEquals(get.headers().firstValue("Content-Type"), head.headers().firstValue("Content-Type"));
        assertEquals("", head.body());
        assertNothingWasBegun();
    }

    @Test
    void endsAtOnceWhereAGetIsAStream() {
        for (var path : List.of("/api/check", "/api/index/events", answer + "/events", answer + "/events?after=1")) {
            var head = head(path);
            assertEquals(200, head.statusCode(), path);
            assertEquals(
                    Optional.of("text/event-stream;charset=utf-8"),
                    head.headers()
                            .firstValue("Content-Type")
                            .map(type -> type.toLowerCase(Locale.ROOT).replace(" ", "")),
                    path);
            assertEquals("no", head.headers().firstValue("X-Accel-Buffering").orElseThrow(), path);
            assertNothingWasBegun();
        }
    }

    @Test
    void endsAtOnceWhereAGetWaits() {
        for (var path :
                List.of("/api/check?wait=5000", answer + "/events?after=0&wait=20", answer + "/events?wait=20")) {
            var head = head(path, "Accept", "application/json");
            assertEquals(200, head.statusCode(), path);
            assertTrue(head.headers().firstValue("Content-Type").orElse("").startsWith("application/json"), path);
            assertNothingWasBegun();
        }
    }

    @Test
    void isRefusedWhereAGetAsksTheModel() {
        for (var path : List.of("/chat?message=What+is+it", "/chat")) {
            var head = head(path);
            assertEquals(405, head.statusCode());
            assertEquals("GET, POST", head.headers().firstValue("Allow").orElseThrow());
            assertNothingWasBegun();
        }
    }

    @Test
    void checksNoModel() {
        assertEquals(405, head("/api/models?check=true").statusCode());
        assertNothingWasBegun();
    }

    private HttpResponse<String> head(String path, String... headers) {
        return server.send(server.request(path, headers)
                .timeout(Patience.LIMIT)
                .method("HEAD", BodyPublishers.noBody())
                .build());
    }

    /** There is still only the first question with its client and its conversation. */
    private void assertNothingWasBegun() {
        server.awaitStreams(1);
        assertEquals(1, model.calls());
        assertEquals(1, server.answers.running());
        assertEquals(
                1, server.store.conversations(caller("local"), "", null, 10).size());
        assertEquals(List.of(), server.passes.started);
    }
}
