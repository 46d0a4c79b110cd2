package dev.docent.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server with the providers' protocols that knows nothing of Docent, connected by settings alone. */
@ExtendWith(ServerLogs.class)
class RealServerIT {
    private static final String KEY = "key-of-the-mill";
    private static final String ANSWER = "The mill grinds on port 4711 [1], 😀 day and night.\n";
    private static final String NO_SUCH_MODEL = "Nobody here has heard of that model.";
    private static final String THOUGHT = "Let me look at the mill.";

    /** The path of each protocol. */
    private static final Map<String, String> PATHS =
            Map.of("openai", "/v1", "anthropic", "/v1", "gemini", "/v1beta", "ollama", "");

    /** What the prompt must contain, in each protocol's form. */
    private static final Map<String, Object> THE_QUESTION =
            Map.of("userMessage", "Which port does the mill use?", "systemMessage", "Answer from the passages only");

    private static AiMock provider;
    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        var answer = Map.of("content", ANSWER, "reasoning", THOUGHT, "usage", counts());
        var missing = Map.of("error", Map.of("message", NO_SUCH_MODEL, "type", "not_found_error"), "status", 404);
        provider = AiMock.start(
                KEY,
                List.of(
                        Map.of("match", Map.of("model", "missing"), "response", missing),
                        Map.of("match", THE_QUESTION, "response", answer),
                        Map.of("match", Map.of(), "response", Map.of("content", "OK"))));
        var documents = ItFiles.scratch("real-server-documents");
        Files.writeString(documents.resolve("mill.md"), "# Mill\n\nThe mill listens on port 4711.\n");
        var settings = new HashMap<String, String>();
        settings.put("docent.docs", documents.toString());
        settings.put("docent.model.default", "openai");
        PATHS.forEach((protocol, path) -> {
            model(settings, protocol, protocol, path, KEY, "a-model");
            model(settings, protocol + "-missing", protocol, path, KEY, "missing");
        });
        model(settings, "locked", "openai", "/v1", "a-wrong-key", "a-model");
        server = ServerProcess.start(Container.JAVA_JAR, settings);
        server.awaitReady();
    }

    @AfterAll
    static void stop() {
        provider.close();
        server.close();
    }

    /** The same token counts in the fields of each protocol. */
    private static Map<String, Integer> counts() {
        return Map.of("prompt_tokens", 120, "completion_tokens", 17, "input_tokens", 120, "output_tokens", 17);
    }

    private static void model(
            Map<String, String> settings, String label, String protocol, String path, String key, String name) {
        settings.put("docent.models." + label + ".provider", protocol);
        settings.put("docent.models." + label + ".url", provider.url() + path);
        settings.put("docent.models." + label + ".key", key);
        settings.put("docent.models." + label + ".name", name);
    }

    /**
     * For Ollama, this server counts no tokens, so Docent estimates them, and it sends the reasoning in a field that
     * Ollama does not have.
     */
    @ParameterizedTest
    @CsvSource({
        "openai, 120, 17, " + THOUGHT,
        "anthropic, 120, 17, " + THOUGHT,
        "gemini, 120, 17, " + THOUGHT,
        "ollama, , , ''",
    })
    void streamsTheAnswer(String model, Long input, Long output, String thought) throws Exception {
        var events = ask(model);
        assertEquals(ANSWER, text(events, ""));
        assertEquals(thought, text(events, "reasoning"));
        var last = events.get(events.size() - 1);
        assertEquals("done", last.event(), last::data);
        var done = Json.parse(last.data());
        assertEquals("stop", done.get("finish").text().orElseThrow());
        if (input == null) {
            assertTrue(done.at("/usage/estimated").bool().orElseThrow(), last::data);
        } else {
            assertEquals(input, done.at("/usage/inputTokens").integer().orElseThrow(), last::data);
            assertEquals(output, done.at("/usage/outputTokens").integer().orElseThrow(), last::data);
            assertTrue(done.at("/usage/estimated").isAbsent(), last::data);
        }
    }

    @Test
    void writesNoKeyAnywhere() throws Exception {
        ask("locked");
        ask("openai");
        var written = new StringBuilder(server.log());
        try (var files = Files.walk(server.home())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                written.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertTrue(written.indexOf("status 401") > 0, "the failure is in the log");
        assertEquals(-1, written.indexOf(KEY));
        assertEquals(-1, written.indexOf("a-wrong-key"));
    }

    @Test
    void tellsWhichModelsAnswer() throws Exception {
        var checks = Json.parse(new String(
                        server.post("/api/models?check=true", "").body().readAllBytes(), StandardCharsets.UTF_8))
                .get("models")
                .elements()
                .stream()
                .collect(
                        Collectors.toMap(model -> model.get("name").text().orElseThrow(), model -> model.get("check")));
        for (var protocol : PATHS.keySet()) {
            assertTrue(answers(checks.get(protocol)), () -> checks.get(protocol).toString());
            var missing = checks.get(protocol + "-missing");
            assertEquals("model_unknown_model", missing.get("code").text().orElseThrow(), missing::toString);
            assertTrue(missing.get("detail").text().orElseThrow().contains(NO_SUCH_MODEL), missing::toString);
        }
        var locked = checks.get("locked");
        assertFalse(answers(locked), locked::toString);
        assertEquals("model_unauthorized", locked.get("code").text().orElseThrow());
        assertFalse(locked.toString().contains("a-wrong-key"), locked::toString);
    }

    private static boolean answers(JsonValue check) {
        return check.get("answers").bool().orElseThrow();
    }

    private static List<SseReader.Event> ask(String model) throws Exception {
        var question = Json.write(Map.of("message", "Which port does the mill use?", "model", model));
        var events = new ArrayList<SseReader.Event>();
        try (var body = server.post("/api/chat", question).body()) {
            var reader = new SseReader(body);
            for (var event = reader.next(); event.isPresent(); event = reader.next()) {
                events.add(event.get());
            }
        }
        return events;
    }

    private static String text(List<SseReader.Event> events, String type) {
        return events.stream()
                .filter(event -> event.event().equals(type))
                .map(event -> Json.parse(event.data()).get("text").text().orElseThrow())
                .collect(Collectors.joining());
    }
}
