package dev.docent;

import static dev.docent.testing.Callers.caller;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.docent.json.Json;
import dev.docent.security.AccessPolicies;
import dev.docent.testing.Passages;
import dev.docent.testing.Patience;
import dev.docent.testing.ScriptedModel;
import dev.docent.testing.WireClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong request gets a problem document that says what is wrong, and costs nothing. */
class BadRequestTest {
    private final ScriptedModel model = new ScriptedModel();
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(model, query -> Passages.ONE);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private static Arguments scope(String scope, String detail) {
        return arguments("{\"message\":\"x\",\"scope\":" + scope + "}", 400, "invalid_field", detail);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments("", 400, "invalid_json", "not a JSON value"),
                arguments("{\"message\":\"x\"", 400, "invalid_json", "line 1, column"),
                arguments("[1]", 400, "invalid_json", "JSON object"),
                arguments("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}", 400, "invalid_json", "deeper than 64"),
                arguments("{}", 400, "invalid_field", "\"message\" is missing"),
                arguments("{\"message\":7}", 400, "invalid_field", "\"message\" must be a string"),
                scope("[]", "\"scope\" must be an object"),
                scope("{\"source\":[\"a\"]}", "\"scope.source\" is unknown; the fields are sources, paths, languages"),
                scope("{\"sources\":\"a\"}", "\"scope.sources\" must be an array of strings"),
                scope("{\"paths\":[\"a\",7]}", "\"scope.paths\" must be an array of strings"),
                scope("{\"paths\":[\" \"]}", "\"scope.paths\" has an empty value"),
                scope("{\"languages\":[\"klingon\"]}", "\"scope.languages\" names the language"),
                scope("{\"sources\":[" + "\"a\",".repeat(20) + "\"a\"]}", "has 21 values; at most 20"),
                scope("{\"paths\":[\"" + "a".repeat(1001) + "\"]}", "has a value of 1001 characters; at most 1000"),
                arguments("{\"message\":\"  \"}", 400, "empty_message", "\"message\" is empty"),
                arguments(
                        "{\"message\":\"" + "x".repeat(201) + "\"}",
                        413,
                        "message_too_long",
                        "201 characters; at most 200"),
                arguments(
                        "{\"message\":\"" + "x".repeat(TestServer.MAX_BODY) + "\"}",
                        413,
                        "body_too_long",
                        "longer than 2000 bytes"),
                arguments("{\"message\":\"x\",\"conversation\":\"nope\"}", 404, "not_found", "\"nope\""),
                arguments(
                        "{\"message\":\"x\",\"model\":\"nope\"}", 400, "unknown_model", "Available models: scripted"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void namesWhatIsWrongWithABody(String body, int status, String code, String detail) {
        for (var path : List.of("/api/chat", "/chat")) {
            assertProblem(server.post(path, body), status, code, detail);
        }
        assertNothingWasSpent();
    }

    @Test
    void refusesABodyThatIsNotUtf8() {
        var response = server.send(server.request("/api/chat", "Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[] {'{', (byte) 0xff, '}'}))
                .build());

        assertProblem(response, 400, "malformed_request", "not UTF-8");
    }

    @Test
    void refusesAnotherContentType() {
        var response = server.send(server.request("/api/chat", "Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"message\":\"x\"}"))
                .build());

        assertProblem(response, 415, "unsupported_type", "text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-7", "no-such", "%", "\"x y\""})
    void refusesAnUnknownEncodingWithoutFailing(String charset) {
        for (var path : List.of("/api/chat", "/chat", "/api/check?wait=1")) {
            var response = server.send(server.request(path, "Content-Type", "application/json; charset=" + charset)
                    .POST(BodyPublishers.ofString("{\"message\":\"x\"}"))
                    .build());
            assertProblem(response, 415, "unsupported_type", "Send UTF-8");
        }
        assertNothingWasSpent();
    }

    @Test
    void refusesParametersThatCannotBeRead() {
        assertProblem(raw("/docs/api/check?wait=%zz"), 400, "malformed_request", "percent signs");
        assertProblem(raw("/docs/chat?message=%ff%"), 400, "malformed_request", "percent signs");
        assertNothingWasSpent();
    }

    /** Java's own client does not send such an address. */
    private RawReply raw(String address) {
        try (var client = new WireClient(server.port())) {
            client.send("GET", address, List.of(), "");
            return new RawReply(client.readHead(), client.header("content-type"), client.readText());
        }
    }

    private record RawReply(int status, String type, String body) {}

    private static void assertProblem(RawReply reply, int status, String code, String detail) {
        assertEquals(status, reply.status(), reply.body());
        assertTrue(reply.type().startsWith("application/problem+json"), reply.type());
        assertTrue(reply.body().contains("\"" + code + "\"") && reply.body().contains(detail), reply.body());
    }

    @Test
    void givesUpABodyThatDoesNotArrive() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout((int) Patience.MILLIS);
            var head = "POST /docs/api/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 100\r\n\r\n{";
            socket.getOutputStream().write(head.getBytes(UTF_8));
            var reply = CompletableFuture.supplyAsync(() -> read(socket));
            server.advanceUntil(reply);
            assertTrue(reply.join().startsWith("HTTP/1.1 408"), reply.join());
            assertTrue(reply.join().contains("did not arrive within 30 seconds"), reply.join());
        }
        assertNothingWasSpent();
    }

    /** Reads until the server closes the connection, which must not be kept alive. */
    private static String read(Socket socket) {
        try {
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                arguments("Idempotency-Key", "two words", 400, "invalid_field"),
                arguments("Idempotency-Key", "x".repeat(129), 400, "invalid_field"),
                arguments("Last-Event-ID", "-1", 400, "invalid_field"),
                arguments("Last-Event-ID", "99999999999", 400, "invalid_field"),
                arguments("Last-Event-ID", "abc", 400, "invalid_field"),
                arguments("Last-Event-ID", "7", 404, "answer_gone"));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void namesWhatIsWrongWithAHeader(String name, String value, int status, String code) {
        assertProblem(server.post("/api/chat", "{\"message\":\"x\"}", name, value), status, code, "");
        assertNothingWasSpent();
    }

    @Test
    void refusesAKeyThatBelongsToAnotherQuestion() {
        server.openPost("/api/chat", "{\"message\":\"x\"}", "Idempotency-Key", "k");

        var response = server.post("/api/chat", "{\"message\":\"y\"}", "Idempotency-Key", "k");

        assertProblem(response, 422, "key_reused", "another question");
        var narrower = "{\"message\":\"x\",\"scope\":{\"languages\":[\"java\"]}}";
        assertProblem(
                server.post("/api/chat", narrower, "Idempotency-Key", "k"), 422, "key_reused", "another question");
    }

    static Stream<Arguments> unknownPaths() {
        return Stream.of(
                arguments("/api/answers/nope"),
                arguments("/api/answers/nope/events"),
                arguments("/api/answers/nope/other"),
                arguments("/api/answers"),
                arguments("/api/conversations/nope"),
                arguments("/api/documents/guide/nope.md"),
                arguments("/api/nope"),
                arguments("/health/nope"));
    }

    @ParameterizedTest
    @MethodSource("unknownPaths")
    void whatDoesNotExistLooksTheSameEverywhere(String path) {
        assertProblem(server.get(path), 404, "not_found", "");
    }

    @Test
    void refusesAPositionThatDoesNotExistYet() {
        var response = server.openPost("/api/chat", "{\"message\":\"x\"}");
        var location =
                response.headers().firstValue("Content-Location").orElseThrow().substring("..".length());

        assertProblem(server.get(location + "/events?after=1000"), 400, "unknown_position", "Frame 1000");
    }

    @Test
    void namesTheMethodsThatAResourceHas() {
        var response = server.get("/api/chat");

        assertProblem(response, 405, "method_not_allowed", "POST");
        assertEquals("POST", response.headers().firstValue("Allow").orElseThrow());
    }

    @Test
    void refusesAPageOfAnotherOrigin() {
        var response = server.post("/api/chat", "{\"message\":\"x\"}", "Origin", "http://evil.example");

        assertEquals(403, response.statusCode(), response.body());
        assertNothingWasSpent();
    }

    @Test
    void refusesAnAnswerAboveTheLimitWithTheTimeToWait() throws Exception {
        for (int i = 0; i < TestServer.SETTINGS.answersPerUser(); i++) {
            server.openPost("/api/chat", "{\"message\":\"x\"}");
        }

        var response = server.post("/api/chat", "{\"message\":\"x\"}");

        assertProblem(response, 429, "too_many_for_user", "docent.limits.answers-per-user");
        assertEquals("5", response.headers().firstValue("Retry-After").orElseThrow());
    }

    @Test
    void acceptsATokenInTheBodyOrInAHeaderAndNowhereElse() throws Exception {
        var token = "correct-horse-battery";
        try (var guarded = new TestServer(
                model, query -> Passages.ONE, AccessPolicies.token(List.of(token)), TestServer.SETTINGS)) {
            assertProblem(guarded.post("/api/chat", "{\"message\":\"x\"}"), 401, "token_required", "");
            assertProblem(guarded.post("/api/chat", "{\"message\":\"x\",\"token\":\"wrong\"}"), 401, "token_wrong", "");
            assertProblem(guarded.get("/api/conversations?token=" + token), 401, "token_required", "");
            assertProblem(guarded.get("/chat?message=x&token=" + token), 401, "token_required", "");
            assertEquals(0, model.calls());

            var inBody = guarded.openPost("/api/chat", "{\"message\":\"x\",\"token\":\"" + token + "\"}");
            var inHeader = guarded.get("/api/conversations", "Authorization", "Bearer " + token);

            assertEquals(200, inBody.statusCode());
            assertEquals(200, inHeader.statusCode());
            assertEquals(200, guarded.get("/health/live").statusCode());
        }
    }

    private void assertNothingWasSpent() {
        assertEquals(0, model.calls());
        assertEquals(0, server.answers.running());
        assertEquals(List.of(), server.store.conversations(caller("local"), "", null, 10));
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code, String detail) {
        assertEquals(status, response.statusCode(), response.body());
        assertTrue(
                response.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"),
                () -> response.headers().toString());
        var problem = Json.parse(response.body());
        assertEquals(code, problem.get("code").text().orElseThrow());
        assertEquals(status, problem.get("status").integer().orElseThrow().intValue());
        assertTrue(problem.get("detail").text().orElseThrow().contains(detail), response.body());
        assertTrue(problem.get("title").text().isPresent(), response.body());
    }
}
