package dev.docent;

import static dev.docent.testing.Callers.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.AskedQuestion;
import dev.docent.conversation.Turn;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.security.Caller;
import dev.docent.testing.Passages;
import dev.docent.testing.ScriptedModel;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of conversations over HTTP: pages, pins, deletion and its way back. */
class ConversationListTest {
    private static final Instant ASKED = Instant.parse("2026-03-01T10:00:00Z");

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(new ScriptedModel(), query -> Passages.ONE);
        for (int i = 1; i <= 5; i++) {
            begin(Caller.LOCAL, "c" + i, ASKED.plusSeconds(i));
        }
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    private void begin(Caller caller, String conversation, Instant askedAt) {
        server.store.begin(
                caller,
                "Title of " + conversation,
                Turn.begin("a-" + conversation, conversation, new AskedQuestion("Why?", "m", askedAt)));
    }

    @Test
    void theListIsReadInPages() {
        assertEquals("c5 c4 | more", page("?limit=2"));
        assertEquals("c3 c2 | more", page("?limit=2&before=c4"));
        assertEquals("c1 | end", page("?limit=2&before=c2"));
        assertEquals("c5 c4 c3 c2 c1 | end", page(""));
        assertEquals("c2 c1 | end", page("?q=title&limit=2&before=c3"));
    }

    @Test
    void aPageAfterAConversationThatIsGoneSaysSo() {
        assertEquals(204, send("DELETE", "/c3", null).statusCode());

        var response = server.get("/api/conversations?before=c3");

        assertEquals(404, response.statusCode());
        assertTrue(response.body().contains("c3"), response.body());
    }

    @Test
    void aPinnedConversationComesFirstUntilItIsUnpinned() {
        assertEquals(204, send("PATCH", "/c2", "{\"pinned\":true}").statusCode());

        assertEquals("c2 c5 c4 c3 c1 | end", page(""));
        assertEquals("true", one("c2").get("pinned").toString());
        assertEquals("false", one("c1").get("pinned").toString());
        assertEquals("Title of c2", one("c2").get("title").text().orElseThrow());

        assertEquals(
                204,
                send("PATCH", "/c2", "{\"pinned\":false,\"title\":\" Other \"}").statusCode());

        assertEquals("false", one("c2").get("pinned").toString());
        assertEquals("Other", one("c2").get("title").text().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"pinned":"yes"}           | pinned
        {"pinned":1}               | pinned
        {"pinned":true,"title":""} | title
        {"pinned":null}            | title
        {}                         | title
        """)
    void aChangeThatIsNoneIsRefusedAndChangesNothing(String body, String named) {
        var response = send("PATCH", "/c1", body);

        assertEquals(400, response.statusCode(), response.body());
        assertTrue(response.body().contains("\\\"" + named + "\\\""), response.body());
        assertEquals("false", one("c1").get("pinned").toString());
        assertEquals("Title of c1", one("c1").get("title").text().orElseThrow());
    }

    @Test
    void aDeletedConversationIsGoneUntilItIsRestored() {
        assertEquals(204, send("DELETE", "/c3", null).statusCode());
        assertEquals("c5 c4 c2 c1 | end", page(""));
        assertEquals(404, server.get("/api/conversations/c3").statusCode());
        assertEquals(404, server.get("/api/answers/a-c3").statusCode());

        assertEquals(204, send("POST", "/c3/restore", null).statusCode());

        assertEquals("c5 c4 c3 c2 c1 | end", page(""));
        assertEquals(1, one("c3").get("turns").elements().size());
        assertEquals(404, send("POST", "/c3/restore", null).statusCode(), "it is there already");
        assertEquals(404, send("POST", "/nope/restore", null).statusCode());
    }

    @Test
    void nobodySeesOrChangesWhatBelongsToSomebodyElse() {
        begin(caller("user:eve"), "e1", ASKED);
        assertEquals(404, server.get("/api/conversations?before=e1").statusCode());
        assertEquals(404, send("PATCH", "/e1", "{\"pinned\":true}").statusCode());
        assertEquals(404, send("DELETE", "/e1", null).statusCode());
        server.store.delete(caller("user:eve"), "e1");

        assertEquals(404, send("POST", "/e1/restore", null).statusCode());
        assertTrue(server.store.restore(caller("user:eve"), "e1"));
    }

    @Test
    void aPostThatRestoresNothingIsRefused() {
        assertEquals(405, send("POST", "/c1", null).statusCode());
        assertEquals(405, send("POST", "", null).statusCode());
    }

    private JsonValue one(String conversation) {
        return Json.parse(server.get("/api/conversations/" + conversation).body());
    }

    private String page(String query) {
        var list = Json.parse(server.get("/api/conversations" + query).body());
        var ids = new ArrayList<String>();
        for (var conversation : list.get("conversations").elements()) {
            ids.add(conversation.get("id").text().orElseThrow());
        }
        return String.join(" ", ids) + (list.get("hasMore").bool().orElseThrow() ? " | more" : " | end");
    }

    private HttpResponse<String> send(String method, String rest, @Nullable String body) {
        var request = HttpRequest.newBuilder(server.uri("/api/conversations" + rest));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return server.send(
                request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build());
    }
}
