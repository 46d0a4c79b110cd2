package dev.docent.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.http.HttpFailure.Kind;
import dev.docent.testing.DeafPort;
import dev.docent.testing.Gate;
import dev.docent.testing.PacedProvider;
import dev.docent.testing.Patience;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingClientTest {
    /** More MiB than all buffers between a provider and a client hold. */
    private static final int LARGE_MIB = 16;

    private static final String CHUNKED_HEAD = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final ScriptedProvider provider = new ScriptedProvider();

    /** With a second selector, so that what one response does in the thread of the first must not affect another. */
    private final StreamingClient client =
            new StreamingClient("Docent/test", ClientLimits.DEFAULT, Outgoing.STRAIGHT, 2);

    private final RecordingResponse response = new RecordingResponse();

    @AfterEach
    void close() {
        client.close();
        provider.close();
    }

    @Test
    void sendsWhatItIsTold() {
        provider.next(Script.response(200, "text/plain", "ok"));
        var headers =
                Map.of("Authorization", "Bearer k", "Content-Type", "application/json", "Accept", "text/event-stream");
        client.send(new StreamRequest("POST", at("/v1/x?y=1"), headers, "{\"ä\":1}".getBytes(UTF_8)), response);
        assertEquals(Optional.empty(), response.awaitEnd());

        var request = provider.awaitRequest();
        assertEquals("POST", request.method());
        assertEquals("/v1/x?y=1", request.path());
        assertEquals("{\"ä\":1}", request.text());
        assertEquals(Optional.of("Bearer k"), request.header("authorization"));
        assertEquals(Optional.of("application/json"), request.header("content-type"));
        assertEquals(Optional.of("text/event-stream"), request.header("accept"));
        assertEquals(Optional.of("Docent/test"), request.header("user-agent"));
        assertEquals(Optional.empty(), request.header("expect"));
        assertEquals(Optional.empty(), request.header("upgrade"));
    }

    @Test
    void passesOnHeadAndBytesAsTheyArrive() {
        var first = new Gate();
        var second = new Gate();
        provider.next(Script.chunked(200, "text/plain")
                .await(first)
                .text("one")
                .await(second)
                .text(" two")
                .end());
        get();
        response.awaitHead();
        assertEquals(200, response.head().status());
        assertEquals(Optional.of("text/plain"), response.head().header("content-type"));
        first.open();
        response.awaitText("one");
        assertFalse(response.hasEnded());
        second.open();
        assertEquals(Optional.empty(), response.awaitEnd());
        assertEquals("one two", response.text());
    }

    @Test
    void readsAResponseThatArrivesByteByByte() {
        var script = Script.silence();
        for (byte b : (CHUNKED_HEAD + "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n").getBytes(ISO_8859_1)) {
            script.raw(new byte[] {b});
        }
        provider.next(script);
        get();
        assertEquals(Optional.empty(), response.awaitEnd());
        assertEquals("hello world", response.text());
    }

    @Test
    void reusesAConnectionAfterACompleteResponse() {
        provider.always(Script.chunked(200, "text/plain").text("x").end());
        get();
        response.awaitEnd();
        var again = new RecordingResponse();
        client.send(request(), again);
        assertEquals(Optional.empty(), again.awaitEnd());
        assertEquals(1, provider.connectionCount());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 407, 429, 500, 503})
    void passesOnErrorResponses(int status) {
        provider.next(Script.response(status, "application/json", "{\"error\":1}", "Retry-After: 7"));
        get();
        assertEquals(Optional.empty(), response.awaitEnd());
        assertEquals(status, response.head().status());
        assertEquals(Optional.of("7"), response.head().header("retry-after"));
        assertEquals("{\"error\":1}", response.text());
    }

    @Test
    void followsNoRedirect() {
        try (var other = new ScriptedProvider()) {
            provider.next(Script.response(307, "text/plain", "", "Location: " + other.url()));
            get();
            assertEquals(Optional.empty(), response.awaitEnd());
            assertEquals(307, response.head().status());
            assertEquals(0, other.connectionCount());
        }
    }

    @Test
    void keepsNoCookie() {
        provider.always(Script.response(200, "text/plain", "x", "Set-Cookie: a=b; Path=/"));
        get();
        response.awaitEnd();
        var again = new RecordingResponse();
        client.send(request(), again);
        again.awaitEnd();
        assertEquals(Optional.empty(), provider.awaitRequest(1).header("cookie"));
    }

    @Test
    void cancelClosesTheConnectionAndCallsTheListenerNoMore() {
        provider.next(Script.chunked(200, "text/plain").text("one").stall());
        var call = get();
        response.awaitText("one");
        call.cancel();
        call.cancel();
        provider.connection(0).awaitClosedByClient();
        assertFalse(response.hasEnded());
    }

    @Test
    void cancelBeforeTheResponseClosesTheConnection() {
        provider.next(Script.silence().stall());
        var call = get();
        provider.awaitRequest();
        call.cancel();
        provider.connection(0).awaitClosedByClient();
        assertFalse(response.hasEnded());
    }

    @Test
    void cancelOfOneCallDoesNotAffectOthers() {
        var gate = new Gate();
        provider.next(Script.chunked(200, "text/plain").text("one").stall());
        provider.next(Script.chunked(200, "text/plain")
                .text("two")
                .await(gate)
                .text("!")
                .end());
        var call = get();
        response.awaitText("one");
        var other = new RecordingResponse();
        client.send(request(), other);
        other.awaitText("two");
        call.cancel();
        provider.connection(0).awaitClosedByClient();
        gate.open();
        assertEquals(Optional.empty(), other.awaitEnd());
        assertEquals("two!", other.text());
    }

    @Test
    void namesAnUnknownHost() {
        client.send(new StreamRequest("GET", URI.create("http://nowhere.invalid/"), Map.of(), new byte[0]), response);
        assertEquals(Optional.of(Kind.UNKNOWN_HOST), response.awaitEnd());
    }

    @Test
    void namesARefusedConnection() {
        try (var deaf = new DeafPort()) {
            var url = URI.create(deaf.url() + "?key=s3cret");
            client.send(new StreamRequest("GET", url, Map.of(), new byte[0]), response);
            assertEquals(Optional.of(Kind.REFUSED), response.awaitEnd());
            var message = response.failure().orElseThrow().getMessage();
            assertTrue(message.contains(deaf.url().toString()), message);
            assertFalse(message.contains("s3cret"), message);
        }
    }

    @Test
    void namesAServerWithoutTls() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var url = URI.create("https://127.0.0.1:" + server.getLocalPort() + "/");
            client.send(new StreamRequest("GET", url, Map.of(), new byte[0]), response);
            try (var socket = server.accept()) {
                socket.getInputStream().read();
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(ISO_8859_1));
                assertEquals(Optional.of(Kind.TLS), response.awaitEnd());
            }
        }
    }

    @Test
    void failsWhenTheConnectionBreaksBeforeTheResponse() {
        provider.next(Script.silence().reset());
        get();
        assertEquals(Optional.of(Kind.RESET), response.awaitEnd());
    }

    @Test
    void failsWhenTheConnectionEndsBeforeTheResponse() {
        provider.next(Script.silence().fin());
        get();
        assertEquals(Optional.of(Kind.RESET), response.awaitEnd());
    }

    static Stream<String> headsWithoutEnd() {
        return Stream.of(
                "HTTP/1.1 200 OK\r\nX: |a",
                "HTTP/1.1 200 OK\r\n|a",
                "HTTP/1.1 200 OK\r\n|X-Header: value\r\n",
                "HTTP/1.1 200 |O",
                "HTTP/1.1| ",
                "HTTP/1.|1",
                "|\r\n",
                "|x",
                "|HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\n",
                "|HTTP/1.1 102 Processing\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("headsWithoutEnd")
    void endsAHeadWithoutEndAndClosesTheConnection(String pattern) {
        var parts = pattern.split("\\|");
        provider.next(Script.raw(parts[0]).endlessly(parts[1]));
        get();
        assertEquals(Optional.of(Kind.HEAD_TOO_LONG), response.awaitEnd());
        var message = response.failure().orElseThrow().getMessage();
        assertTrue(message.contains("docent.limits.response-head-bytes"), message);
        provider.connection(0).awaitClosedByClient();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Trailer: value\r\n", "a"})
    void endsTrailersWithoutEndAndClosesTheConnection(String piece) {
        provider.next(Script.raw(CHUNKED_HEAD + "0\r\n").endlessly(piece));
        get();
        assertTrue(response.awaitEnd().isPresent());
        provider.connection(0).awaitClosedByClient();
    }

    @Test
    void readsAHeadOfTheMaximumLengthAfterAHundredOthers() {
        var others = "HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\n".repeat(100);
        var long60k = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX: " + "a".repeat(60_000) + "\r\n\r\nok";
        provider.next(Script.raw(others + long60k));
        get();
        assertEquals(Optional.empty(), response.awaitEnd());
        assertEquals("ok", response.text());
    }

    @Test
    void reportsTheFailureToAListenerThatThrewAnError() {
        provider.next(Script.response(200, "text/plain", "x"));
        var heard = new RecordingResponse() {
            @Override
            public void onBytes(ByteBuffer bytes) {
                throw new NoClassDefFoundError("x");
            }
        };
        client.send(request(), heard);
        assertEquals(Optional.of(Kind.LISTENER), heard.awaitEnd());
    }

    @Test
    void reportsTheFailureToAListenerThatFailedOnTheEnd() {
        provider.next(Script.response(200, "text/plain", "x"));
        var heard = new RecordingResponse() {
            @Override
            public void onEnd() {
                throw new NoClassDefFoundError("x");
            }
        };
        client.send(request(), heard);
        assertEquals(Optional.of(Kind.LISTENER), heard.awaitEnd());
    }

    /** A reset may overtake what was sent before it, so the test uses an orderly end at each byte. */
    @Test
    void isBrokenWhereverTheConnectionEndsInsideTheHead() {
        var head = CHUNKED_HEAD;
        for (int cut = 0; cut < head.length(); cut++) {
            var heard = new RecordingResponse();
            provider.next(Script.raw(head.substring(0, cut)).fin());
            client.send(request(), heard);
            assertEquals(Optional.of(Kind.RESET), heard.awaitEnd(), "cut at " + cut);
        }
    }

    @Test
    void isBrokenWhenTheConnectionEndsAfterAnInterimResponse() {
        provider.next(Script.raw("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 2")
                .fin());
        get();
        assertEquals(Optional.of(Kind.RESET), response.awaitEnd());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5\r\n", "5\r\nhel", "5\r\nhello", "5\r\nhello\r\n", "5\r\nhello\r\n0", "zz\r\n"})
    void failsWhenAChunkedBodyEndsTooEarly(String sent) {
        provider.next(Script.raw(CHUNKED_HEAD + sent).fin());
        get();
        assertEquals(Optional.of(Kind.TRUNCATED), response.awaitEnd());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5\r\nhel", "5\r\nhello\r\n"})
    void failsWhenAChunkedBodyIsReset(String sent) {
        var gate = new Gate();
        provider.next(Script.raw(CHUNKED_HEAD + sent).await(gate).reset());
        get();
        response.awaitHead();
        gate.open();
        assertEquals(Optional.of(Kind.TRUNCATED), response.awaitEnd());
    }

    @Test
    void failsWhenABodyOfKnownLengthEndsTooEarly() {
        provider.next(
                Script.raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello").fin());
        get();
        assertEquals(Optional.of(Kind.TRUNCATED), response.awaitEnd());
        assertEquals("hello", response.text());
    }

    /** Jetty's client clears a buffer of a cut response after it has released it; see decision 0010. */
    @Test
    void aCutResponseDoesNotAffectTheNext() {
        for (int round = 0; round < 20; round++) {
            provider.next(Script.raw(CHUNKED_HEAD + "5\r\nhello\r\n").fin());
            provider.next(Script.raw(CHUNKED_HEAD + "5\r\nworld\r\n0\r\n\r\n"));
            var next = new RecordingResponse();
            client.send(request(), new RecordingResponse() {
                @Override
                public void onFailure(HttpFailure failure) {
                    sendWhileThisThreadIsInTheClient(next);
                }
            });
            assertEquals(Optional.empty(), next.awaitEnd());
            assertEquals("world", next.text());
        }
    }

    /**
     * Sends a request. Takes the head of its response while this thread is in the client, and its body after this
     * thread has left.
     */
    private void sendWhileThisThreadIsInTheClient(RecordingResponse next) {
        var inTheClient = Thread.currentThread();
        var headTaken = new Gate();
        client.send(request(), new ResponseListener() {
            @Override
            public void onHead(ResponseHead head) {
                headTaken.open();
                Patience.await(() -> !isReceiving(inTheClient), () -> "the thread stays in the client");
                next.onHead(head);
            }

            @Override
            public void onBytes(ByteBuffer bytes) {
                next.onBytes(bytes);
            }

            @Override
            public void onEnd() {
                next.onEnd();
            }

            @Override
            public void onFailure(HttpFailure failure) {
                next.onFailure(failure);
            }
        });
        headTaken.pass();
    }

    private static boolean isReceiving(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().contains("HttpReceiver"));
    }

    @Test
    void takesTheEndOfTheConnectionForTheEndOfABodyWithoutLength() {
        provider.next(Script.eventStreamUntilClose().text("hello").fin());
        get();
        assertEquals(Optional.empty(), response.awaitEnd());
        assertEquals("hello", response.text());
    }

    @Test
    void failsWhenABodyWithoutLengthIsReset() {
        var gate = new Gate();
        provider.next(Script.eventStreamUntilClose().text("hello").await(gate).reset());
        get();
        response.awaitText("hello");
        gate.open();
        assertEquals(Optional.of(Kind.TRUNCATED), response.awaitEnd());
    }

    @Test
    void failsOnWhatIsNotHttp() {
        provider.next(Script.raw("SSH-2.0-OpenSSH_9.2\r\n").stall());
        get();
        assertEquals(Optional.of(Kind.BAD_RESPONSE), response.awaitEnd());
    }

    @Test
    void decompressesAsTheBytesArrive() throws IOException {
        var gate = new Gate();
        var bytes = new ByteArrayOutputStream();
        var gzip = new GZIPOutputStream(bytes, true);
        gzip.write("one".getBytes(UTF_8));
        gzip.flush();
        var first = bytes.toByteArray();
        bytes.reset();
        gzip.write(" two".getBytes(UTF_8));
        gzip.close();
        provider.next(Script.raw("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n")
                .raw(first)
                .await(gate)
                .raw(bytes.toByteArray())
                .fin());
        get();
        response.awaitText("one");
        gate.open();
        assertEquals(Optional.empty(), response.awaitEnd());
        assertEquals("one two", response.text());
        assertTrue(provider.awaitRequest().header("accept-encoding").orElse("").contains("gzip"));
    }

    @Test
    void aBurstOfCallsWaitsUntilItsConnectionsAreMade() throws Exception {
        int calls = 1000;
        var heads = new CountDownLatch(calls);
        var failures = new ConcurrentLinkedQueue<String>();
        try (var paced = new PacedProvider(1)) {
            paced.start();
            var ask = new StreamRequest(
                    "POST", paced.url(), Map.of("Content-Type", "application/json"), new byte[] {'0'});
            for (int i = 0; i < calls; i++) {
                client.send(ask, new RecordingResponse() {
                    @Override
                    public void onHead(ResponseHead head) {
                        heads.countDown();
                    }

                    @Override
                    public void onFailure(HttpFailure failure) {
                        failures.add(failure.getMessage());
                        heads.countDown();
                    }
                });
            }
            assertTrue(
                    heads.await(Patience.SECONDS, TimeUnit.SECONDS),
                    () -> heads.getCount() + " calls have no response");
            assertEquals(List.of(), List.copyOf(failures));
        }
    }

    @Test
    void refusesCallsBeyondTheQueue() {
        provider.always(Script.chunked(200, "text/plain").stall());
        try (var narrow = new StreamingClient("t", new ClientLimits(Duration.ofSeconds(5), 1, 1, 1024))) {
            narrow.send(request(), response);
            response.awaitHead();
            var waiting = new RecordingResponse();
            narrow.send(request(), waiting);
            var refused = new RecordingResponse();
            narrow.send(request(), refused);
            assertEquals(Optional.of(Kind.BUSY), refused.awaitEnd());
            assertFalse(waiting.hasEnded());
        }
    }

    @Test
    void aResponseThatAlwaysHasMoreDoesNotDelayOthers() {
        var heard = new Gate();
        var goOn = new Gate();
        var flood = new Gate();
        provider.next(Script.eventStreamUntilClose().text("x").await(goOn).endlessly("x"));
        provider.next(Script.raw(CHUNKED_HEAD + "5\r\nworld\r\n0\r\n\r\n"));
        var bytes = new AtomicInteger();
        try (var oneSelector = new StreamingClient("t", ClientLimits.DEFAULT, Outgoing.STRAIGHT, 1)) {
            oneSelector.send(request(), new RecordingResponse() {
                @Override
                public void onBytes(ByteBuffer more) {
                    heard.open();
                    if (bytes.addAndGet(more.remaining()) > 1) {
                        flood.open();
                    }
                    // Slower than the provider, so that there are always more bytes.
                    long end = System.nanoTime() + 50_000;
                    while (System.nanoTime() < end) {
                        Thread.onSpinWait();
                    }
                }
            });
            // The pause moves the response to the thread that waits for bytes and for connections.
            heard.pass();
            goOn.open();
            flood.pass();
            oneSelector.send(request(), response);
            assertEquals(Optional.empty(), response.awaitEnd());
        }
    }

    @Test
    void readsNoMoreWhileTheListenerIsBusy() {
        var gate = new Gate();
        var sent = new Gate();
        var slow = new ResponseListener() {
            @Override
            public void onHead(ResponseHead head) {}

            @Override
            public void onBytes(ByteBuffer bytes) {
                gate.pass();
                response.onBytes(bytes);
            }

            @Override
            public void onEnd() {
                response.onEnd();
            }

            @Override
            public void onFailure(HttpFailure failure) {
                response.onFailure(failure);
            }
        };
        // Far more than all buffers between both hold, so that the provider cannot have sent everything.
        var script = Script.chunked(200, "text/plain");
        for (int i = 0; i < LARGE_MIB; i++) {
            script.text("x".repeat(1 << 20));
        }
        provider.next(script.await(sent).end());
        sent.open();
        client.send(request(), slow);
        gate.awaitReached();
        assertEquals("", response.text());
        assertFalse(sent.isReached());
        gate.open();
        assertEquals(Optional.empty(), response.awaitEnd());
        assertEquals(LARGE_MIB << 20, response.text().length());
    }

    @Test
    void turnsAFailureOfTheListenerIntoTheEndOfTheCall() {
        provider.next(Script.chunked(200, "text/plain").text("x").stall());
        client.send(request(), failingListener(() -> {
            throw new NoClassDefFoundError("no");
        }));
        assertEquals(Optional.of(Kind.LISTENER), response.awaitEnd());
        provider.connection(0).awaitClosedByClient();
    }

    @Test
    void notifiesAListenerThatFailsAtTheEnd() {
        provider.next(Script.chunked(200, "text/plain").end());
        client.send(request(), failingListener(() -> {
            throw new OutOfMemoryError("no");
        }));
        assertEquals(Optional.of(Kind.LISTENER), response.awaitEnd());
    }

    private ResponseListener failingListener(Runnable failure) {
        return new ResponseListener() {
            @Override
            public void onHead(ResponseHead head) {
                response.onHead(head);
            }

            @Override
            public void onBytes(ByteBuffer bytes) {
                failure.run();
            }

            @Override
            public void onEnd() {
                failure.run();
            }

            @Override
            public void onFailure(HttpFailure failed) {
                response.onFailure(failed);
            }
        };
    }

    @Test
    void closeEndsRunningCallsAndLeavesNoThread() {
        provider.next(Script.chunked(200, "text/plain").text("x").stall());
        var closing = new StreamingClient("t", ClientLimits.DEFAULT);
        closing.send(request(), response);
        response.awaitText("x");
        // The other client of this test has threads too, so count before and after.
        long before = clientThreads();
        closing.close();
        assertEquals(Optional.of(Kind.CLOSED), response.awaitEnd());
        provider.connection(0).awaitClosedByClient();
        Patience.await(() -> clientThreads() < before, () -> "the threads stay");
        client.close();
        Patience.await(() -> clientThreads() == 0, () -> clientThreads() + " threads stay");

        var late = new RecordingResponse();
        closing.send(request(), late);
        assertEquals(Optional.of(Kind.CLOSED), late.awaitEnd());
    }

    private static long clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && thread.getName().startsWith("docent-http"))
                .count();
    }

    private Call get() {
        return client.send(request(), response);
    }

    private StreamRequest request() {
        return new StreamRequest("GET", at("/v1/x"), Map.of(), new byte[0]);
    }

    private URI at(String path) {
        return provider.url().resolve(path);
    }
}
