package dev.docent.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.http.HttpFailure.Kind;
import dev.docent.testing.DeafPort;
import dev.docent.testing.RecordingProxy;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingClientTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final ScriptedProvider server = new ScriptedProvider();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void givesTheHeadAndThenTheBytes() throws Exception {
        server.next(Script.response(201, "text/plain", "x".repeat(1_000_000), "X-Kind: long"));
        try (var client = client(LONG, Outgoing.STRAIGHT);
                var reply = client.send(post(server.url(), "question"))) {
            assertEquals(201, reply.head().status());
            assertEquals("long", reply.head().header("x-kind").orElseThrow());
            assertEquals(1_000_000, reply.body().readAllBytes().length);
        }
        assertEquals("question", new String(server.requests().get(0).body(), UTF_8));
    }

    @Test
    void followsNoRedirectAndAnswersNoChallenge() throws Exception {
        server.next(Script.response(302, "text/plain", "", "Location: http://127.0.0.1:1/"));
        server.next(Script.response(401, "text/plain", "", "WWW-Authenticate: Basic realm=\"x\""));
        try (var client = client(LONG, Outgoing.STRAIGHT)) {
            assertEquals(302, status(client));
            assertEquals(401, status(client));
        }
    }

    @Test
    void endsARequestWhoseServerIsSilent() {
        server.next(Script.silence().stall());
        try (var client = client(SHORT, Outgoing.STRAIGHT)) {
            var failure = assertThrows(HttpFailure.class, () -> client.send(post(server.url(), "x")));
            assertEquals(Kind.SILENT, failure.kind());
        }
    }

    /** On a busy machine, even its head comes too late. */
    @Test
    void endsAResponseThatBecomesSilent() throws Exception {
        server.next(Script.chunked(200, "text/plain").event("some").stall());
        try (var client = client(SHORT, Outgoing.STRAIGHT)) {
            assertEquals(Kind.SILENT, kindOfFailure(client));
        }
    }

    private Kind kindOfFailure(WaitingClient client) throws Exception {
        try (var reply = client.send(post(server.url(), "x"))) {
            return kindOfReading(reply);
        } catch (HttpFailure e) {
            return e.kind();
        }
    }

    @Test
    void saysThatAResponseBrokeOff() throws Exception {
        server.next(
                Script.raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf").fin());
        try (var client = client(LONG, Outgoing.STRAIGHT);
                var reply = client.send(post(server.url(), "x"))) {
            assertEquals(Kind.TRUNCATED, kindOfReading(reply));
        }
    }

    @Test
    void saysThatNobodyListens() {
        try (var deaf = new DeafPort();
                var client = client(LONG, Outgoing.STRAIGHT)) {
            var failure = assertThrows(HttpFailure.class, () -> client.send(post(deaf.url(), "x")));
            assertEquals(Kind.REFUSED, failure.kind());
        }
    }

    @Test
    void interruptEndsTheRequest() {
        server.next(Script.silence().stall());
        try (var client = client(LONG, Outgoing.STRAIGHT)) {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedIOException.class, () -> client.send(post(server.url(), "x")));
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void goesThroughTheProxy() throws Exception {
        server.next(Script.response(200, "text/plain", "Hello"));
        try (var proxy = new RecordingProxy()) {
            var route = new OutgoingProxy(proxy.url(), "http", null, url -> false);
            try (var client = client(LONG, new Outgoing(List.of(route), Certificates.JAVAS));
                    var reply = client.send(
                            post(URI.create("http://git.example:" + server.url().getPort() + "/x"), "x"))) {
                assertEquals("Hello", new String(reply.body().readAllBytes(), UTF_8));
            }
            assertEquals(1, proxy.heads().size());
        }
    }

    private int status(WaitingClient client) throws Exception {
        try (var reply = client.send(post(server.url(), "x"))) {
            return reply.head().status();
        }
    }

    private static Kind kindOfReading(WaitingClient.WaitingReply reply) {
        var failure = assertThrows(IOException.class, () -> reply.body().readAllBytes());
        return assertInstanceOf(HttpFailure.class, failure.getCause()).kind();
    }

    private static StreamRequest post(URI url, String body) {
        return new StreamRequest("POST", url, Map.of(), body.getBytes(UTF_8));
    }

    private static WaitingClient client(Duration silence, Outgoing outgoing) {
        return new WaitingClient("Docent-Test", ClientLimits.DEFAULT, outgoing, silence);
    }
}
