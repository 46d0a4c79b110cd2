package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.json.Json;
import dev.docent.security.AccessPolicies;
import dev.docent.testing.EventReader;
import dev.docent.testing.Passages;
import dev.docent.testing.Patience;
import dev.docent.testing.ScriptedModel;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client gets that tests the connection to the server, over real HTTP. */
class CheckTest {
    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final int MOST_OF_ONE = 6;

    /** How many frames of a test wait for their time. */
    private static final int LATER = 9;

    private TestServer server;

    /** How many other tasks wait for their time. */
    private int tasksOfOthers;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(new ScriptedModel(), query -> Passages.ONE);
        tasksOfOthers = server.scheduler.pending();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void sendsTenFramesOneByOneAndEnds() {
        assertTenFrames(server.openGet("/api/check"));
    }

    @Test
    void sendsTheSameAsTheResponseToAPost() {
        assertTenFrames(server.openPost("/api/check", "{}"));
    }

    private void assertTenFrames(HttpResponse<InputStream> response) {
        assertEquals("no", response.headers().firstValue("X-Accel-Buffering").orElseThrow());
        var events = new EventReader(response.body());
        long before = -1;
        for (int n = 1; n <= 10; n++) {
            var tick = events.next("tick");
            assertEquals(n, tick.get("n").integer().orElseThrow());
            assertEquals(10, tick.get("of").integer().orElseThrow());
            assertEquals("HTTP/1.1", tick.get("protocol").text().orElseThrow());
            long sent = tick.get("sent").integer().orElseThrow();
            assertTrue(n == 1 ? sent == 0 : sent >= before, "sent at " + sent + " after " + before);
            before = sent;
            awaitScheduled(LATER + 1 - n);
            server.scheduler.advance(INTERVAL);
        }
        assertTrue(events.rest().isEmpty());
        server.awaitStreams(0);
    }

    @Test
    void answersAStepWhenItsTimeHasCome() {
        var answer = server.sendLater("/api/check?wait=2000", "Accept", "application/json");
        awaitScheduled(1);
        assertFalse(answer.isDone());
        server.scheduler.advance(Duration.ofSeconds(2));
        var reached = Json.parse(answer.join().body());
        assertEquals(2000, reached.get("waited").integer().orElseThrow());
        assertEquals("HTTP/1.1", reached.get("protocol").text().orElseThrow());
        assertFalse(reached.get("forwarded").bool().orElseThrow());
    }

    @Test
    void refusesMoreThanOneBrowserOpensAndServesAgainWhenOneHasEnded() {
        var open = new ArrayList<HttpResponse<InputStream>>();
        for (int i = 0; i < MOST_OF_ONE; i++) {
            open.add(server.openGet("/api/check"));
        }
        var refused = server.get("/api/check");
        assertEquals(429, refused.statusCode());
        assertEquals("3", refused.headers().firstValue("Retry-After").orElseThrow());
        awaitScheduled(MOST_OF_ONE * LATER);
        server.scheduler.advance(INTERVAL.multipliedBy(10));
        open.forEach(response -> new EventReader(response.body()).rest());
        server.awaitStreams(0);
        assertEquals(200, server.openGet("/api/check").statusCode());
    }

    @Test
    void aUserDoesNotTakeThePlacesOfOthers() throws Exception {
        Predicate<String> anywhere = address -> true;
        var policy = AccessPolicies.header("X-User", List.of(anywhere));
        try (var shared = new TestServer(new ScriptedModel(), query -> Passages.ONE, policy, TestServer.SETTINGS)) {
            for (int i = 0; i < MOST_OF_ONE; i++) {
                shared.openGet("/api/check", "X-User", "ada");
            }
            assertEquals(429, shared.get("/api/check", "X-User", "ada").statusCode());
            assertEquals(200, shared.openGet("/api/check", "X-User", "bob").statusCode());
        }
    }

    @Test
    void isNotStartedByAPageOfAnotherSite() {
        assertEquals(
                403, server.get("/api/check", "Sec-Fetch-Site", "cross-site").statusCode());
        assertEquals(
                403, server.get("/api/check", "Origin", "http://evil.example").statusCode());
    }

    /** Waits for the scheduled frames, because the first frame arrives before the others are scheduled. */
    private void awaitScheduled(int frames) {
        Patience.await(
                () -> server.scheduler.pending() >= tasksOfOthers + frames,
                () -> server.scheduler.pending() - tasksOfOthers + " frames wait, not " + frames);
    }
}
