package dev.docent.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.docent.http.WholeResponse.End;
import dev.docent.http.WholeResponses.ReadLimits;
import dev.docent.testing.Gate;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Patience;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WholeResponsesTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ScriptedProvider server = new ScriptedProvider();
    private final StreamingClient client = new StreamingClient("Docent/test", ClientLimits.DEFAULT);
    private final ManualScheduler timers = new ManualScheduler();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private WholeResponse get(long bytes) throws Exception {
        return new WholeResponses(client, timers)
                .get(server.url().resolve("/x"), Map.of("Accept", "a/b"), new ReadLimits(bytes, LIMIT));
    }

    @Test
    void givesStatusHeadersAndAllBytes() throws Exception {
        server.next(Script.response(418, "text/plain", "ten bytes!"));

        var response = get(10);

        assertEquals(End.WHOLE, response.end());
        assertEquals(418, response.head().status());
        assertEquals("text/plain", response.head().header("content-type").orElseThrow());
        assertArrayEquals("ten bytes!".getBytes(UTF_8), response.body());
        assertEquals("a/b", server.awaitRequest().header("accept").orElseThrow());
        assertEquals(0, timers.pending());
    }

    @Test
    void noTimerIsLeftForWhoeverGetsTheResponse() throws Exception {
        var ready = new Gate();
        server.next(Script.chunked(200, "text/plain").await(ready).text("x").end());
        var request = new StreamRequest("GET", server.url().resolve("/x"), Map.of(), new byte[0]);

        var left = new WholeResponses(client, timers)
                .begin(request, new ReadLimits(10, LIMIT))
                .thenApply(response -> timers.pending());
        ready.open();

        assertEquals(0, left.get(Patience.SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void keepsNoMoreBytesThanTheLimit() throws Exception {
        server.next(Script.response(200, "text/plain", "ten bytes!"));

        var response = get(9);

        assertEquals(End.TOO_LONG, response.end());
        assertArrayEquals("ten bytes".getBytes(UTF_8), response.body());
        assertEquals(0, timers.pending());
    }

    @Test
    void waitsNoLongerThanTheLimit() throws Exception {
        var never = new Gate();
        server.next(Script.chunked(200, "text/plain").await(never).end());
        var scheduler = new Thread(() -> {
            server.awaitRequest();
            timers.advance(LIMIT);
        });
        scheduler.start();

        assertEquals(End.TOO_SLOW, get(10).end());

        scheduler.join();
        never.open();
    }

    @Test
    void saysWhyThereIsNoResponse() {
        server.next(Script.chunked(200, "text/plain").text("beginning").reset());

        var failure = assertThrows(HttpFailure.class, () -> get(100));

        assertEquals("the response broke off", failure.kind().sentence());
    }

    @Test
    void interruptEndsTheWait() throws Exception {
        var never = new Gate();
        server.next(Script.chunked(200, "text/plain").await(never).end());
        var waiter = Thread.currentThread();
        var other = new Thread(() -> {
            server.awaitRequest();
            waiter.interrupt();
        });
        other.start();

        assertThrows(InterruptedException.class, () -> get(10));

        other.join();
        never.open();
        assertEquals(0, timers.pending());
    }

    @Test
    void closedTimersOrClientAreNamed() {
        timers.shutdown();
        assertEquals(
                HttpFailure.Kind.CLOSED,
                assertThrows(HttpFailure.class, () -> get(10)).kind());

        client.close();
        var responses = new WholeResponses(client, new ManualScheduler());
        var failure = assertThrows(
                HttpFailure.class,
                () -> responses.get(server.url().resolve("/x"), Map.of(), new ReadLimits(10, LIMIT)));
        assertEquals(HttpFailure.Kind.CLOSED, failure.kind());
    }
}
