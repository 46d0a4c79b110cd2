package dev.docent.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.json.Json;
import dev.docent.testing.Gate;
import dev.docent.testing.Patience;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same WAR in every supported server. */
@ParameterizedClass
@EnumSource(Container.class)
@ExtendWith(ServerLogs.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
record ContainerIT(Container container) {
    /** A name with characters that containers refuse in the path of a URL, even if encoded. */
    private static final String ODD_NAME = "50%25 \\ of\tit %2F;+?#.md";

    private static final Pattern MAIN_MODULE = Pattern.compile("(static/[0-9a-f]{16})/js/page/main\\.js");

    private static ScriptedProvider provider;
    private static ServerProcess server;

    @BeforeParameterizedClassInvocation
    static void start(Container container) throws IOException {
        provider = new ScriptedProvider();
        var docs = Files.createDirectory(ItFiles.scratch("docs").resolve("docs"));
        Files.writeString(
                docs.resolve("mill.md"), "# Mill\n\nThe mill listens on port 4711 unless it is told otherwise.\n");
        Files.writeString(docs.resolve(ODD_NAME), "# Ferry\n\nThe ferry leaves at noon.\n");
        server = ServerProcess.start(
                container,
                provider.settings(
                        "docent.docs",
                        docs.toString(),
                        "docent.stream.shutdown",
                        "0s",
                        "docent.stream.heartbeat",
                        "500ms",
                        "docent.stream.grace",
                        "2s"));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
        provider.close();
    }

    @Test
    void servesThePageUnderItsPolicy() throws Exception {
        var page = server.get("/");
        assertEquals(200, page.statusCode(), page.body());
        assertTrue(
                page.headers().firstValue("Content-Type").orElse("").startsWith("text/html"), page.headers()::toString);
        var policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("default-src 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
    }

    @Test
    void compressesItsFilesAndLetsThemBeCachedForever() throws Exception {
        var address = MAIN_MODULE.matcher(server.get("/").body());
        assertTrue(address.find());
        for (var path : List.of(
                address.group(),
                address.group(1) + "/css/base.css",
                address.group(1) + "/webjars/highlightjs/11.11.1/highlight.min.js")) {
            var file = fetch("/" + path, "Accept-Encoding", "gzip");
            assertEquals(200, file.statusCode(), path);
            assertEquals("gzip", header(file, "Content-Encoding"), path);
            assertEquals("public, max-age=31536000, immutable", header(file, "Cache-Control"), path);
            assertEquals("Accept-Encoding", header(file, "Vary"), path);
            var again = fetch("/" + path, "Accept-Encoding", "gzip", "If-None-Match", header(file, "ETag"));
            assertEquals(304, again.statusCode(), path);
        }
        var page = server.get("/");
        assertEquals(304, fetch("/", "If-None-Match", header(page, "ETag")).statusCode());
        assertEquals(page.body(), server.get("/index.html").body());
        for (var missing : List.of(address.group(1) + "/js/nothing.js", "webjars/nothing.js", "js/nothing.js")) {
            var response = server.get("/" + missing);
            assertEquals(404, response.statusCode(), missing);
            assertFalse(header(response, "Cache-Control").contains("immutable"), missing);
        }
    }

    private static HttpResponse<InputStream> fetch(String path, String... headers) throws Exception {
        var response = server.open(path, headers);
        try (var body = response.body()) {
            body.readAllBytes();
        }
        return response;
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/js/stream/sse.js", "/webjars/highlightjs/11.11.1/highlight.min.js"})
    void servesModulesAsJavaScript(String path) throws Exception {
        var module = server.get(path);
        assertEquals(200, module.statusCode());
        assertTrue(
                module.headers().firstValue("Content-Type").orElse("").matches("(text|application)/javascript.*"),
                module.headers()::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/WEB-INF/web.xml",
                "/WEB-INF/jetty/",
                "/META-INF/MANIFEST.MF",
                "/dev/docent/launch/Launcher.class",
                "/static/x/WEB-INF/web.xml",
                "/dev;x/docent/launch/Launcher.class",
                "/%64ev/docent/launch/Launcher.class",
                "/js/../dev/docent/launch/Launcher.class",
            })
    void hidesWhatIsNotThePage(String path) throws Exception {
        var hidden = server.get(path);
        assertTrue(hidden.statusCode() >= 400 && hidden.statusCode() < 500, path + ": " + hidden.statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/js/", "/webjars/", "/dev/"})
    void listsNoDirectory(String path) throws Exception {
        var listing = server.get(path);
        assertTrue(listing.statusCode() == 403 || listing.statusCode() == 404, path + ": " + listing.statusCode());
    }

    @Test
    void isAlive() throws Exception {
        assertEquals(200, server.get("/health/live").statusCode());
    }

    @Test
    void returnsADocumentWhateverItsName() throws Exception {
        server.awaitReady();
        var path = URLEncoder.encode("docs/" + ODD_NAME, UTF_8);

        var document = server.get("/api/documents?path=" + path);

        assertEquals(200, document.statusCode(), document.body());
        assertTrue(document.body().contains("The ferry leaves at noon."), document.body());
    }

    /** Over HTTP/2, Tomcat provides {@code :authority} but no {@code Host} header. The others use HTTP/1.1 here. */
    @Test
    void knowsItsNameOverHttp2Too() throws Exception {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        var uri = server.url().resolve("/api/index");
        for (int i = 0; i < 2; i++) {
            // The first request asks for HTTP/2; the next one uses it.
            var response = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(200, response.statusCode(), response.body());
            boolean tomcat = container.name().startsWith("TOMCAT");
            assertEquals(tomcat ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1, response.version());
        }
    }

    /** Each container drops the body of a HEAD in its own way, and an open stream would block the connection forever. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/check", "/api/index", "/health/live", "/", "/api/models"})
    void answersHeadAtOnceAndTheNextRequestOfTheConnectionToo(String path) throws Exception {
        int before = provider.requests().size();
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.url().getPort())) {
            socket.setSoTimeout((int) Patience.MILLIS);
            var head = "HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n";
            socket.getOutputStream().write((head + "\r\n" + head + "Connection: close\r\n\r\n").getBytes(UTF_8));
            var responses = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertEquals(3, responses.split("HTTP/1.1 200", -1).length, responses);
            assertTrue(responses.endsWith("\r\n\r\n"), responses);
        }
        assertEquals(before, provider.requests().size(), "requests to the model");
    }

    /**
     * The model sends each token only after this client has read the previous one, so buffering would block the second.
     * Tomcat is configured to compress event streams.
     */
    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void streamsTokenByToken(String encoding) throws Exception {
        server.awaitReady();
        var gates = Stream.generate(Gate::new).limit(10).toList();
        var script = Script.eventStream().event(Script.role());
        for (int token = 0; token < gates.size(); token++) {
            script.await(gates.get(token)).event(Script.delta("token" + token + " "));
        }
        provider.next(script.event(Script.finish("stop"))
                .event(Script.usage(9, 9))
                .event("[DONE]")
                .end());

        var response = server.post(
                "/api/chat", "{\"message\":\"Which port does the mill use?\"}", "Accept-Encoding", encoding);
        boolean packed =
                response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        try (var body = packed ? new GZIPInputStream(response.body()) : response.body()) {
            assertEquals(200, response.statusCode());
            var events = new SseReader(body);
            assertEquals("start", events.next().orElseThrow().event());
            for (int token = 0; token < gates.size(); token++) {
                gates.get(token).open();
                assertEquals(
                        "token" + token,
                        Json.parse(events.next("").data())
                                .get("text")
                                .text()
                                .orElseThrow()
                                .strip());
            }
            assertEquals(
                    "stop",
                    Json.parse(events.next("done").data()).get("finish").text().orElseThrow());
            assertTrue(events.next().isEmpty(), "done is the last event");
        }
    }

    /** By default, Tomcat ends asynchronous requests after a time; in these tests, after a second. */
    @Test
    void staysOpenWhileTheModelIsSilent() throws Exception {
        server.awaitReady();
        var gate = new Gate();
        provider.next(Script.eventStream()
                .event(Script.delta("first "))
                .await(gate)
                .event(Script.delta("second"))
                .event("[DONE]")
                .end());
        var response = server.post("/api/chat", "{\"message\":\"Which port does the mill use?\"}");
        try (var body = response.body()) {
            var events = new SseReader(body);
            events.next("");
            events.awaitComments(5);
            gate.open();
            assertTrue(events.next("").data().contains("second"));
            events.next("done");
        }
    }

    /** The model is silent and the client is gone. Only heartbeats can detect that nobody reads. */
    @Test
    void endsTheModelCallWhenItsOnlyReaderIsGone() throws Exception {
        server.awaitReady();
        int before = provider.requests().size();
        provider.next(Script.eventStream().event(Script.delta("first ")).stall());
        var body = "{\"message\":\"Which port does the mill use?\"}";
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.url().getPort())) {
            socket.getOutputStream()
                    .write(("POST /api/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(UTF_8));
            socket.setSoTimeout((int) Patience.MILLIS);
            SseReader.readUpTo("first", socket.getInputStream());
            socket.setSoLinger(true, 0);
        }

        provider.connectionOf(provider.awaitRequest(before)).awaitClosedByClient();
    }

    /** The last test, because the server has ended after it. */
    @Test
    @Order(Integer.MAX_VALUE)
    void endsInTimeWithAnOpenStream() throws Exception {
        server.awaitReady();
        var never = new Gate();
        provider.next(Script.eventStream().event(Script.delta("first ")).await(never));
        var response = server.post("/api/chat", "{\"message\":\"Which port does the mill use?\"}");
        try (var body = response.body()) {
            new SseReader(body).next("");
            assertTrue(server.terminate(), "still running after SIGTERM");
        } finally {
            never.open();
        }
    }
}
