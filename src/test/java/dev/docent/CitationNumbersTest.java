package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Document;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.prompt.ToolCall;
import dev.docent.retrieval.Retrieval;
import dev.docent.sse.SseEvent;
import dev.docent.testing.EventReader;
import dev.docent.testing.Passages;
import dev.docent.testing.Patience;
import dev.docent.testing.ScriptedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The number of a passage is the same wherever an answer is read, and in what the model reads. */
class CitationNumbersTest {
    private static final List<String> PATHS = List.of("guide/1.md", "guide/2.md", "guide/3.md", "guide/more.md");

    /** It cites the third passage first, and one that was found later. */
    private static final String TEXT = "So [3]. Before that [1]. And more [4].";

    private static final List<Long> USED = List.of(1L, 3L, 4L);

    private final ScriptedModel model = new ScriptedModel();
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        var passages = IntStream.rangeClosed(1, 3)
                .mapToObj(n -> Passages.passage("guide/" + n + ".md", "Fact " + n + "."))
                .toList();
        server = new TestServer(model, query -> new Retrieval(passages, true));
        server.index.put("guide", "1", new Document("guide/more.md", "More", "Fact 4.", List.of()), List.of());
        server.index.refresh();
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    /** Asks for an answer in two rounds. */
    private List<SseEvent> ask() {
        try (var stream = new EventReader(
                server.openPost("/api/chat", "{\"message\":\"Which facts?\"}").body())) {
            awaitCalls(1);
            model.asksFor(new ToolCall("c1", "read", "{\"path\":\"guide/more.md\",\"start\":1,\"end\":1}"));
            awaitCalls(2);
            model.says("So [", "3]. Before that [1]", ". And more [4].");
            model.finishes();
            return stream.rest();
        }
    }

    private void awaitCalls(int calls) {
        Patience.await(() -> model.calls() >= calls, () -> "asked " + model.calls() + " times");
    }

    private JsonValue json(String path, String... headers) {
        return Json.parse(server.get(path, headers).body());
    }

    private static JsonValue data(SseEvent event) {
        return Json.parse(event.data());
    }

    private static List<JsonValue> all(List<SseEvent> events, String type) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .map(CitationNumbersTest::data)
                .toList();
    }

    private static String text(List<JsonValue> deltas) {
        return deltas.stream().map(it -> it.get("text").text().orElseThrow()).collect(Collectors.joining());
    }

    private static List<Long> numbers(JsonValue used) {
        return used.elements().stream().map(it -> it.integer().orElseThrow()).toList();
    }

    /** Each passage stands under its number. */
    private static void assertNumbered(List<JsonValue> sources) {
        var paths = new ArrayList<String>();
        for (var source : sources) {
            paths.add(source.get("path").text().orElseThrow());
            assertEquals(paths.size(), source.get("n").integer().orElseThrow());
        }
        assertEquals(PATHS, paths);
    }

    private static void assertNumbered(JsonValue turn) {
        assertEquals(TEXT, turn.get("text").text().orElseThrow());
        assertNumbered(turn.at("/details/sources/sources").elements());
        assertEquals(USED, numbers(turn.at("/details/citations/used")));
    }

    private static void assertNumbered(List<JsonValue> found, List<JsonValue> deltas, List<JsonValue> citations) {
        assertNumbered(found.stream()
                .flatMap(each -> each.get("sources").elements().stream())
                .toList());
        assertEquals(TEXT, text(deltas));
        assertEquals(USED, numbers(citations.get(0).get("used")));
    }

    private static void assertNumbered(EventReader stream) {
        try (stream) {
            var events = stream.rest();
            assertNumbered(all(events, "sources"), all(events, "message"), all(events, "citations"));
        }
    }

    private static List<JsonValue> polled(JsonValue page, String type) {
        return page.get("events").elements().stream()
                .filter(event -> event.get("event").text().orElse("message").equals(type))
                .map(event -> event.get("data"))
                .toList();
    }

    @Test
    void isTheSameAtEveryDoor() {
        var events = ask();
        assertNumbered(all(events, "sources"), all(events, "message"), all(events, "citations"));

        var start = data(events.get(0));
        var answer = start.get("answer").text().orElseThrow();
        var path = "/api/answers/" + answer;
        assertNumbered(new EventReader(server.openGet(path + "/events").body()));
        var page = json(path + "/events?wait=0", "Accept", "application/json");
        assertNumbered(polled(page, "sources"), polled(page, "message"), polled(page, "citations"));
        assertNumbered(json(path));
        var conversation = start.get("conversation").text().orElseThrow();
        assertNumbered(json("/api/conversations/" + conversation)
                .get("turns")
                .elements()
                .get(0));
        try (var plain = new EventReader(
                server.openPost("/chat", "{}", "Last-Event-ID", answer + ":1").body())) {
            assertEquals(
                    TEXT + "[DONE]",
                    plain.rest().stream()
                            .filter(event -> event.type().equals("message"))
                            .map(SseEvent::data)
                            .collect(Collectors.joining()));
        }
    }

    @Test
    void isTheSameInThePromptsOfItsOwnRounds() {
        ask();

        var prompt = model.prompt().messages().toString();
        for (int n = 1; n <= PATHS.size(); n++) {
            assertTrue(prompt.contains("passage [" + n + "] " + PATHS.get(n - 1)), prompt);
        }
    }

    /** Its prompt has passages of its own under these numbers, so an earlier answer stands there without them. */
    @Test
    void isNotInThePromptOfTheNextQuestionWhereItWouldMeanAnotherPassage() {
        var conversation = data(ask().get(0)).get("conversation").text().orElseThrow();
        try (var stream = new EventReader(
                server.openPost("/api/chat", "{\"message\":\"What else?\",\"conversation\":\"" + conversation + "\"}")
                        .body())) {
            awaitCalls(3);
            assertEquals(
                    "So. Before that. And more.", model.prompt().chat().get(1).text());
            model.says("Nothing.");
            model.finishes();
            stream.rest();
        }
    }
}
