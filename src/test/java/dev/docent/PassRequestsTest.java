package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.ingest.PassScope;
import dev.docent.json.Json;
import dev.docent.security.AccessPolicies;
import dev.docent.testing.Passages;
import dev.docent.testing.ScriptedModel;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that start and cancel passes, and the list of sources. */
class PassRequestsTest {
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(new ScriptedModel(), query -> Passages.ONE);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aRequestWithoutABodyLooksAtEverything() {
        var response = server.send(
                server.request("/api/index").POST(BodyPublishers.noBody()).build());

        assertEquals(202, response.statusCode(), response.body());
        assertEquals("idle", Json.parse(response.body()).get("state").text().orElseThrow());
        post("{}");
        post("{\"source\":\"\",\"path\":\"\"}");
        assertEquals(List.of(PassScope.ALL, PassScope.ALL, PassScope.ALL), server.passes.started);
    }

    @Test
    void theBodyNamesASourceOrAFile() {
        post("{\"source\":\"docs\"}");
        post("{\"source\":\"docs\",\"path\":\"sub/a.md\"}");
        post("{\"path\":\"docs/sub/a.md\"}");

        assertEquals(
                List.of(
                        new PassScope("docs", ""),
                        new PassScope("docs", "sub/a.md"),
                        new PassScope("docs", "sub/a.md")),
                server.passes.started);
    }

    @Test
    void aBodyThatIsNotUnderstoodStartsNothing() {
        assertEquals(400, post("{\"source\":7}").statusCode());
        assertEquals(400, post("docs").statusCode());
        assertEquals(
                413,
                post("{\"path\":\"" + "a".repeat(TestServer.MAX_BODY) + "\"}").statusCode());

        assertEquals(List.of(), server.passes.started);
    }

    @Test
    void cancelsTheRunningPass() {
        assertEquals(202, server.post("/api/index/cancel", "").statusCode());

        assertEquals(1, server.passes.cancelled);
        assertEquals(404, server.post("/api/index/nope", "").statusCode());
        assertEquals(404, server.get("/api/index/cancel").statusCode());
    }

    @Test
    void onlyUsersOfTheSameMachineSeeWhereSourcesAre() throws Exception {
        assertTrue(tellsDetails(server));
        try (var open = new TestServer(
                new ScriptedModel(), query -> Passages.ONE, AccessPolicies.open(), TestServer.SETTINGS)) {
            assertFalse(tellsDetails(open));
        }
        assertEquals(405, server.post("/api/sources", "").statusCode());
    }

    private static boolean tellsDetails(TestServer server) {
        return Json.parse(server.get("/api/sources").body())
                .get("details")
                .bool()
                .orElseThrow();
    }

    private HttpResponse<String> post(String body) {
        return server.post("/api/index", body);
    }
}
