package dev.docent.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.Crowd;
import dev.docent.testing.PacedProvider;
import dev.docent.testing.Patience;
import dev.docent.testing.RecordingMember;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Many clients, and clients that disconnect, in servers with few threads. */
@ParameterizedClass
@EnumSource(names = {"TOMCAT_10_1", "TOMCAT_11", "JETTY_12_1"})
@ExtendWith(ServerLogs.class)
record LoadIT(Container container) {
    private static final int THREADS = 20;

    /** Container, pools, timers, compiler and garbage collector: far fewer than clients. */
    private static final int ALL_THREADS = 150;

    private static final int READERS = 2000;
    private static final int ABORTS = 500;
    private static final int AT_ONCE = 60;
    private static final int LONGEST_READ = 16_000;
    private static final int JSON_CLIENTS = 50;
    private static final int ANSWERS = 5;
    private static final double TOKENS_PER_SECOND = 1000;

    private static PacedProvider provider;
    private static ServerProcess server;
    private static String document;

    @BeforeParameterizedClassInvocation
    static void start(Container container) throws IOException {
        provider = new PacedProvider(TOKENS_PER_SECOND);
        provider.start();
        var docs = ItFiles.scratch("docs");
        var lines = IntStream.rangeClosed(1, JSON_CLIENTS).mapToObj(i -> "The number " + i * 7919 + " is line " + i);
        Files.writeString(docs.resolve("lines.md"), lines.collect(Collectors.joining("\n")));
        document = docs.getFileName() + "/lines.md";
        server = ServerProcess.start(
                container,
                Map.of(
                        "docent.docs", docs.toString(),
                        "docent.model.provider", "openai",
                        "docent.model.url", provider.url().toString(),
                        "docent.model.name", "paced",
                        "docent.limits.answers-per-user", "500",
                        "docent.stream.grace", "1s",
                        "docent.stream.shutdown", "0s",
                        "it.threads", String.valueOf(THREADS),
                        "it.requests", "-1"));
        server.awaitReady();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
        provider.close();
    }

    @Test
    void holdsTwoThousandReadersWithTwentyThreads() throws Exception {
        try (var crowd = new Crowd()) {
            var events = ask(crowd, "Be silent.");
            // Not all at once, because only few connections may wait until the container accepts them.
            var waiting = new Semaphore(AT_ONCE);
            for (int i = 0; i < READERS; i++) {
                assertTrue(
                        waiting.tryAcquire(Patience.SECONDS, TimeUnit.SECONDS),
                        "after " + i + " readers others got nothing");
                crowd.join(port(), Crowd.get(events), new FirstBytes(waiting), Crowd.EVERYTHING);
            }
            assertTrue(waiting.tryAcquire(AT_ONCE, Patience.SECONDS, TimeUnit.SECONDS), "the last readers got nothing");

            assertEquals(200, server.get("/health/live").statusCode());
            long threads = server.threadDump()
                    .lines()
                    .filter(line -> line.startsWith("\""))
                    .count();
            assertTrue(threads < ALL_THREADS, threads + " threads");
        }
    }

    /**
     * A container reuses the response object of a client that is gone. Whatever still writes to it would write into
     * another response.
     */
    @Test
    void clientsThatDisconnectDoNotAffectOthers() throws Exception {
        try (var crowd = new Crowd()) {
            var clients = new JsonClient[JSON_CLIENTS];
            for (int i = 0; i < JSON_CLIENTS; i++) {
                clients[i] = jsonClient(i + 1);
                crowd.join(port(), clients[i].request, clients[i], Crowd.EVERYTHING);
            }
            breakOff(crowd);

            for (var client : clients) {
                client.awaitAnother();
                assertEquals("", client.complaint());
            }
            assertEquals(200, server.get("/health/live").statusCode());
            var dump = server.threadDump();
            assertFalse(dump.contains("deadlock"), dump);
            ask(crowd, "And after all that?");
            assertFalse(server.log().contains("fault of the server"), "a stream ended in an error, see the log");
            assertEquals("", around("IllegalStateException", server.log()), "a stream was used wrongly");
        }
    }

    /** Returns the text around the first occurrence of a word in a log, empty if there is none. */
    private static String around(String word, String log) {
        int at = log.indexOf(word);
        return at < 0 ? "" : log.substring(Math.max(0, at - 500), Math.min(log.length(), at + 3000));
    }

    private static void breakOff(Crowd crowd) throws InterruptedException {
        var random = new Random(4711);
        var answers = IntStream.range(0, ANSWERS)
                .mapToObj(i -> ask(crowd, "Question " + i))
                .toList();
        var free = new Semaphore(AT_ONCE);
        for (int i = 0; i < ABORTS; i++) {
            assertTrue(free.tryAcquire(Patience.SECONDS, TimeUnit.SECONDS), "readers get no bytes");
            boolean asks = i % 10 == 0;
            var request = asks
                    ? Crowd.post("/api/chat", "{\"message\":\"Question " + i + "\"}")
                    : Crowd.get(answers.get(i % ANSWERS));
            var member = new Aborter(random.nextInt(LONGEST_READ), free);
            crowd.join(port(), request, member, Crowd.EVERYTHING);
            if (random.nextInt(10) == 0) {
                member.breakOff();
            }
        }
        assertTrue(free.tryAcquire(AT_ONCE, Patience.SECONDS, TimeUnit.SECONDS), "readers get no bytes");
    }

    /** Asks, waits for the first token if there will be one, and returns the path of the events. */
    private static String ask(Crowd crowd, String question) {
        var asker = new RecordingMember();
        crowd.join(port(), Crowd.post("/api/chat", "{\"message\":\"" + question + "\"}"), asker, Crowd.EVERYTHING);
        try {
            asker.await("answer", member -> member.body().contains(question.contains("silent") ? "asking" : "~"));
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts this thread", e);
        }
        var location = Pattern.compile("(?i)Content-Location: (\\S+)").matcher(asker.head());
        assertTrue(location.find(), asker::head);
        return URI.create("/api/chat").resolve(location.group(1)) + "/events";
    }

    private static JsonClient jsonClient(int line) throws IOException, InterruptedException {
        var path = "/api/documents/" + document + "?start=" + line + "&end=" + line;
        var body = server.get(path).body();
        assertTrue(body.contains("The number " + line * 7919), body);
        return new JsonClient(Crowd.get(path), body);
    }

    private static int port() {
        return server.url().getPort();
    }

    private static final class FirstBytes implements Crowd.Member {
        private final Semaphore waiting;
        private boolean counted;

        FirstBytes(Semaphore waiting) {
            this.waiting = waiting;
        }

        @Override
        public void onBody(ByteBuffer bytes) {
            if (!counted) {
                counted = true;
                waiting.release();
            }
        }

        @Override
        public void onClosed() {
            // Then it has received nothing.
        }
    }

    /** Disconnects after some bytes. */
    private static final class Aborter implements Crowd.Member {
        private final Semaphore free;
        private int left;
        private boolean over;
        private volatile Crowd.Connection connection;

        Aborter(int bytes, Semaphore free) {
            this.left = bytes;
            this.free = free;
        }

        @Override
        public void onJoined(Crowd.Connection joined) {
            connection = joined;
        }

        @Override
        public void onHead(String head) {
            read(head.length());
        }

        @Override
        public void onBody(ByteBuffer bytes) {
            read(bytes.remaining());
        }

        private void read(int bytes) {
            left -= bytes;
            if (left <= 0) {
                breakOff();
            }
        }

        synchronized void breakOff() {
            if (!over) {
                over = true;
                connection.reset();
                free.release();
            }
        }

        @Override
        public synchronized void onClosed() {
            if (!over) {
                over = true;
                free.release();
            }
        }
    }

    /** Repeats the same request over one connection and complains about any other response. */
    private static final class JsonClient implements Crowd.Member {
        private final byte[] request;
        private final String expected;
        private volatile Crowd.Connection connection;

        // Guarded by this.
        private final StringBuilder text = new StringBuilder();
        private String status = "";
        private String complaint = "";
        private int answers;

        JsonClient(byte[] request, String expected) {
            this.request = request;
            this.expected = expected;
        }

        @Override
        public synchronized void onJoined(Crowd.Connection joined) {
            connection = joined;
        }

        @Override
        public synchronized void onHead(String head) {
            status = head.lines().findFirst().orElse("");
        }

        @Override
        public synchronized void onBody(ByteBuffer bytes) {
            text.append(StandardCharsets.UTF_8.decode(bytes));
        }

        @Override
        public synchronized void onEnd() {
            if (!status.startsWith("HTTP/1.1 200") || !text.toString().equals(expected)) {
                complaint = "expected " + expected + " but got " + status + " " + text;
            } else {
                connection.send(request);
            }
            text.setLength(0);
            answers++;
            notifyAll();
        }

        @Override
        public synchronized void onClosed() {
            if (complaint.isEmpty()) {
                complaint = "the server closed the connection after " + answers + " answers and '" + text + "'";
            }
            notifyAll();
        }

        synchronized String complaint() {
            return complaint;
        }

        /** Waits for two more responses, the second of which was requested after this call. */
        synchronized void awaitAnother() throws InterruptedException {
            int wanted = answers + 2;
            long patience = Patience.deadline();
            while (answers < wanted && complaint.isEmpty() && System.nanoTime() < patience) {
                wait(1000);
            }
            if (complaint.isEmpty() && answers < wanted) {
                complaint = "no more answers after " + answers;
            }
        }
    }
}
