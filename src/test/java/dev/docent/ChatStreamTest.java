package dev.docent;

import static dev.docent.testing.Callers.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.AskedQuestion;
import dev.docent.conversation.Turn;
import dev.docent.json.Json;
import dev.docent.model.ModelFailure;
import dev.docent.testing.EventReader;
import dev.docent.testing.Gate;
import dev.docent.testing.Passages;
import dev.docent.testing.ScriptedModel;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking and reading over real HTTP: one answer over any number of connections, in every form. */
class ChatStreamTest {
    private static final String ASK = "{\"message\":\"how do I start it?\"}";

    private final ScriptedModel model = new ScriptedModel();
    private final Gate search = new Gate();
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(model, query -> {
            search.pass();
            return Passages.ONE;
        });
    }

    @AfterEach
    void stop() throws Exception {
        search.open();
        server.close();
    }

    @Test
    void sendsItsHeadersAndFirstEventBeforeItSearches() {
        var response = server.openPost("/api/chat", ASK);
        var events = new EventReader(response.body());

        var start = events.next();

        assertEquals(200, response.statusCode());
        assertEquals("text/event-stream;charset=utf-8", contentType(response));
        assertEquals(
                "no-cache, no-transform, private, no-store",
                response.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals("no", response.headers().firstValue("X-Accel-Buffering").orElseThrow());
        assertEquals("start", start.type());
        assertEquals("1", start.lastEventId());
        assertEquals(
                "../api/answers/"
                        + Json.parse(start.data()).get("answer").text().orElseThrow(),
                response.headers().firstValue("Content-Location").orElseThrow());
    }

    @Test
    void streamsEachTokenAsTheModelSendsIt() {
        search.open();
        var events = ask();
        events.next("start");
        assertEquals("searching", events.next("status").get("phase").text().orElseThrow());
        assertEquals(
                "guide/install.md",
                events.next("sources").at("/sources/0/path").text().orElseThrow());
        assertEquals("asking", events.next("status").get("phase").text().orElseThrow());

        model.awaitAsked();
        for (var token : List.of("\n", "One", " command", "\r\n\t", "😀", "\u0000", "data: x", "\n\n")) {
            model.says(token);
            assertEquals(token, events.nextText());
        }
        model.finishes();

        assertEquals("[]", events.next("citations").get("used").toString());
        var done = events.next("done");
        assertEquals("stop", done.get("finish").text().orElseThrow());
        assertEquals(7, done.at("/usage/inputTokens").integer().orElseThrow());
        assertEquals(List.of(), events.rest());
    }

    @Test
    void keepsEveryBlankAndLineBreak() {
        search.open();
        var events = ask();
        model.awaitAsked();
        var deltas = List.of(" ", "", "  ", "\n", " a", " ", "\r\n", " ", "\t ", " ");
        deltas.forEach(model::says);
        model.finishes();

        var text = new StringBuilder();
        for (var event : events.rest()) {
            if (event.type().equals("message")) {
                text.append(Json.parse(event.data()).get("text").text().orElseThrow());
            }
        }
        assertEquals(String.join("", deltas), text.toString());
    }

    @Test
    void sendsHeartbeatsFromTheFirstByteOn() {
        var events = ask();
        events.next("start");

        var comment = CompletableFuture.supplyAsync(events::awaitComment);
        server.advanceUntil(comment);

        assertEquals("keep-alive", comment.join());
    }

    @Test
    void showsAReaderWhoResumesAtOnceThatTheConnectionIsOpen() {
        var events = ask();
        var answer = answerId(events);
        events.next("status");

        var again = new EventReader(server.openGet("/api/answers/" + answer + "/events", "Last-Event-ID", "2")
                .body());

        assertEquals("keep-alive", again.awaitComment());
    }

    @Test
    void resumesTheSameAnswerWithTheSameKeyAfterTheLastEvent() {
        search.open();
        var first = new EventReader(
                server.openPost("/api/chat", ASK, "Idempotency-Key", "k-1").body());
        first.next("start");
        model.awaitAsked();
        model.says("a", "b");
        first.close();

        var again = new EventReader(server.openPost("/api/chat", ASK, "Idempotency-Key", "k-1", "Last-Event-ID", "5")
                .body());

        assertEquals("b", again.nextText());
        model.says("c");
        assertEquals("c", again.nextText());
        assertEquals(1, model.calls());
    }

    @Test
    void manyReadersSeeTheSameEventsUnderTheSameNumbers() {
        search.open();
        var first = ask();
        var answer = answerId(first);
        model.awaitAsked();
        model.says("a", "b");
        var second = new EventReader(
                server.openGet("/api/answers/" + answer + "/events").body());
        var third = new EventReader(
                server.openGet("/api/answers/" + answer + "/events?after=4").body());
        model.says("c");
        model.finishes();

        var all = second.rest();
        assertEquals(all.subList(1, all.size()), first.rest());
        assertEquals(all.subList(4, all.size()), third.rest());
    }

    @Test
    void sendsNothingMoreToAReaderWhoHasSeenTheLastEvent() {
        search.open();
        var events = ask();
        var answer = answerId(events);
        model.awaitAsked();
        model.finishes();
        var all = events.rest();
        var last = all.get(all.size() - 1).lastEventId();

        var response = server.get("/api/answers/" + answer + "/events", "Last-Event-ID", last);

        assertEquals(204, response.statusCode());
    }

    @Test
    void aLongPollWaitsForTheNextFrames() {
        search.open();
        var events = ask();
        var answer = answerId(events);
        model.awaitAsked();
        var poll = server.sendLater("/api/answers/" + answer + "/events?after=4&wait=20", "Accept", "application/json");
        server.awaitStreams(2);
        assertFalse(poll.isDone());

        model.says("a");

        var response = poll.join();
        assertEquals("application/json;charset=utf-8", contentType(response));
        assertEquals("{\"events\":[{\"id\":5,\"data\":{\"text\":\"a\"}}],\"ended\":false}", response.body());
    }

    @Test
    void aLongPollGivesUpAfterItsWait() {
        search.open();
        var answer = answerId(ask());
        model.awaitAsked();
        var poll = server.sendLater("/api/answers/" + answer + "/events?after=4&wait=20", "Accept", "application/json");
        server.awaitStreams(2);

        server.advanceUntil(poll);

        assertEquals("{\"events\":[],\"ended\":false}", poll.join().body());
    }

    @Test
    void aLongPollReportsTheEnd() {
        search.open();
        var events = ask();
        var answer = answerId(events);
        model.awaitAsked();
        model.finishes();
        events.rest();

        var body = Json.parse(server.get("/api/answers/" + answer + "/events?after=0", "Accept", "application/json")
                .body());

        assertTrue(body.get("ended").bool().orElseThrow());
        assertEquals("start", body.at("/events/0/event").text().orElseThrow());
    }

    @Test
    void stopEndsTheModelCallAndTheStream() {
        search.open();
        var events = ask();
        var answer = answerId(events);
        model.awaitAsked();
        model.says("a", "b");

        var response = server.post("/api/answers/" + answer + "/stop", "{\"after\":5}");

        assertEquals(204, response.statusCode());
        model.awaitStopped();
        var all = events.rest();
        assertEquals(
                "stopped",
                Json.parse(all.get(all.size() - 1).data()).get("finish").text().orElseThrow());
        var kept = Json.parse(server.get("/api/answers/" + answer).body());
        assertEquals("a", kept.get("text").text().orElseThrow());
        assertEquals("done", kept.get("status").text().orElseThrow());
    }

    @Test
    void namesTheAnswerThatATurnFollows() {
        for (var answer : List.of("a1", "a2")) {
            server.store.begin(
                    caller("local"), "t", Turn.begin(answer, "c1", new AskedQuestion("why?", "quotes", Instant.EPOCH)));
        }

        var first = Json.parse(server.get("/api/answers/a1").body());
        var second = Json.parse(server.get("/api/answers/a2").body());

        assertTrue(first.get("parent").isAbsent(), first::toString);
        assertEquals("a1", second.get("parent").text().orElseThrow());
    }

    @Test
    void showsARunningAnswerSoFar() {
        search.open();
        var events = ask();
        var answer = answerId(events);
        model.awaitAsked();
        model.says("so far");

        var shown = Json.parse(server.get("/api/answers/" + answer).body());

        assertEquals("running", shown.get("status").text().orElseThrow());
        assertEquals("so far", shown.get("text").text().orElseThrow());
        assertEquals(5, shown.get("frames").integer().orElseThrow());
    }

    @Test
    void thePlainFormIsBareTextAndAnEndMark() {
        search.open();
        var events = new EventReader(server.openPost("/chat", ASK).body());
        model.awaitAsked();
        model.says("two\nlines", "", "[DONE]", " ");
        model.finishes();

        var all = events.rest();

        var data = all.stream().map(event -> event.data()).toList();
        assertEquals(List.of("two\nlines", "[", "DONE]", " ", "[DONE]"), data);
        assertTrue(all.stream().allMatch(event -> event.type().equals("message")));
    }

    @Test
    void thePlainFormResumesByItsIds() {
        search.open();
        var first = new EventReader(
                server.openGet("/chat?message=how%20do%20I%20start%20it%3F").body());
        model.awaitAsked();
        model.says("a", "b");
        var seen = first.next();
        first.close();

        var again = new EventReader(server.openGet("/chat?message=x", "Last-Event-ID", seen.lastEventId())
                .body());
        assertEquals("b", again.next().data());
        model.finishes();

        var all = again.rest();
        assertEquals("[DONE]", all.get(all.size() - 1).data());
        assertEquals(1, model.calls());
        var last = all.get(all.size() - 1).lastEventId();
        assertEquals(204, server.get("/chat?message=x", "Last-Event-ID", last).statusCode());
    }

    @Test
    void aFailureInThePlainFormIsNotMistakenForAnEnd() {
        search.open();
        var events = new EventReader(server.openPost("/chat", ASK).body());
        model.awaitAsked();
        model.says("a");
        model.fails(ModelFailure.CUT_OFF);

        var all = events.rest();

        assertEquals("error", all.get(all.size() - 1).type());
        assertTrue(all.stream().noneMatch(event -> event.data().equals("[DONE]")));
    }

    @Test
    void aReaderWhoLeavesCostsNothingAndLosesNothing() {
        search.open();
        var events = ask();
        var answer = answerId(events);
        model.awaitAsked();
        events.close();
        for (int i = 0; i < 1000; i++) {
            model.says("token");
        }
        model.finishes();

        var again = new EventReader(
                server.openGet("/api/answers/" + answer + "/events?after=4").body());

        assertEquals(1002, again.rest().size());
        server.awaitStreams(0);
    }

    private EventReader ask() {
        return new EventReader(server.openPost("/api/chat", ASK).body());
    }

    private static String answerId(EventReader events) {
        return events.next("start").get("answer").text().orElseThrow();
    }

    private static String contentType(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Content-Type")
                .orElseThrow()
                .toLowerCase(Locale.ROOT)
                .replace(" ", "");
    }
}
