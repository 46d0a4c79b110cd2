package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.corpus.Location;
import dev.docent.http.ClientLimits;
import dev.docent.http.StreamingClient;
import dev.docent.index.EmbeddedChunk;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.model.ModelProvider;
import dev.docent.model.Timeouts;
import dev.docent.model.ToolsModel;
import dev.docent.provider.Endpoint;
import dev.docent.provider.ModelSpec;
import dev.docent.provider.Providers;
import dev.docent.settings.Provider;
import dev.docent.sse.SseEvent;
import dev.docent.testing.EventReader;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.Gate;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Passages;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer in two rounds through the whole server, over real HTTP on both sides. */
class LookAgainTest {
    private static final String LOOKS =
            "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"call_a\","
                    + "\"type\":\"function\",\"function\":{\"name\":\"read\","
                    + "\"arguments\":\"{\\\"path\\\":\\\"guide/more.md\\\",\\\"start\\\":1,\\\"end\\\":2}\"}}]}}]}";

    private final ScriptedProvider provider = new ScriptedProvider();
    private final StreamingClient client = new StreamingClient("Docent/test", ClientLimits.DEFAULT);
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        var timers = new ManualScheduler();
        var providers = new Providers(new ModelProvider.Services(client, timers, Clock.systemUTC(), timers::nanoTime));
        var endpoint = new Endpoint(provider.url(), null, "scripted", Map.of(), Map.of());
        var model = providers.model(Provider.OPENAI, new ModelSpec("scripted", endpoint, Timeouts.DEFAULT, null));
        server = new TestServer(new ToolsModel(model, true, timers::nanoTime), query -> Passages.ONE);
        var chunk = new Chunk(
                new Location("guide/more.md", 1, 2), "More", List.of(), BlockKind.PROSE, "The command\nis make.");
        var embedded = new EmbeddedChunk(chunk, new FakeEmbedder().embed(chunk.embeddedText()));
        server.index.put(
                "guide", "1", new Document("guide/more.md", "More", chunk.text(), List.of()), List.of(embedded));
        server.index.refresh();
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        client.close();
        provider.close();
    }

    private static Script looking() {
        return Script.eventStream()
                .event(Script.delta("It is one command [1]."))
                .event(LOOKS)
                .event(Script.finish("tool_calls"))
                .event(Script.usage(11, 4))
                .event("[DONE]")
                .end();
    }

    private EventReader open(String... headers) {
        return new EventReader(server.openPost("/api/chat", "{\"message\":\"which command?\"}", headers)
                .body());
    }

    private static List<String> story(List<SseEvent> events) {
        var story = new ArrayList<String>();
        for (var event : events) {
            var data = Json.parse(event.data());
            switch (event.type()) {
                case "status" ->
                    story.add(data.get("phase").text().orElseThrow()
                            + data.get("detail")
                                    .text()
                                    .map(detail -> " " + detail)
                                    .orElse(""));
                case "sources" ->
                    data.get("sources")
                            .elements()
                            .forEach(source -> story.add(source.get("n") + " "
                                    + source.get("path").text().orElseThrow()));
                case "message" -> story.add(data.get("text").text().orElseThrow());
                default -> story.add(event.type());
            }
        }
        return story;
    }

    private static final List<String> STORY = List.of(
            "start",
            "searching",
            "1 guide/install.md",
            "asking",
            "It is one command [1].",
            "looking Reading guide/more.md:1-2",
            "2 guide/more.md",
            "asking",
            "\n\nIt is `make` [2].",
            "citations",
            "done");

    @Test
    void aModelLooksAgainAndAnswers() {
        provider.next(looking()).next(Script.openAiAnswer("It is `make` [2]."));
        try (var stream = open()) {
            var events = stream.rest();

            assertEquals(STORY, story(events));
            var done = Json.parse(events.get(events.size() - 1).data());
            assertEquals("stop", done.get("finish").text().orElseThrow());
            assertEquals(22L, done.at("/usage/inputTokens").integer().orElseThrow());
            assertEquals(5L, done.at("/usage/outputTokens").integer().orElseThrow());
            var result =
                    Json.parse(provider.awaitRequest(1).text()).get("messages").elements();
            assertTrue(
                    result.get(result.size() - 1).toString().contains("passage [2] guide/more.md:1-2"),
                    result.toString());
            assertEquals(List.of("1", "2"), numbers(kept(events).at("/details/sources/sources")));
        }
    }

    private JsonValue kept(List<SseEvent> events) {
        var answer = Json.parse(events.get(0).data()).get("answer").text().orElseThrow();
        return Json.parse(server.get("/api/answers/" + answer).body());
    }

    private static List<String> numbers(JsonValue sources) {
        return sources.elements().stream()
                .map(source -> source.get("n").toString())
                .toList();
    }

    /** The reader is gone while the second round runs, and comes back with the number of the last event that it has seen. */
    @Test
    void aReaderResumesInTheMiddleOfTheSecondRound() {
        var gate = new Gate();
        provider.next(looking())
                .next(Script.eventStream()
                        .event(Script.delta("It is"))
                        .await(gate)
                        .event(Script.delta(" `make` [2]."))
                        .event(Script.finish("stop"))
                        .event("[DONE]")
                        .end());
        var seen = new ArrayList<SseEvent>();
        try (var stream = open("Idempotency-Key", "k1")) {
            while (seen.isEmpty() || !seen.get(seen.size() - 1).data().contains("looking")) {
                seen.add(stream.next());
            }
        }
        provider.awaitRequest(1);

        var last = seen.get(seen.size() - 1).lastEventId();
        try (var stream = open("Idempotency-Key", "k1", "Last-Event-ID", last)) {
            var next = stream.next();
            assertEquals(Long.parseLong(last) + 1, Long.parseLong(next.lastEventId()));
            seen.add(next);
            gate.open();
            seen.addAll(stream.rest());
        }

        var story = story(seen);
        assertEquals(STORY.subList(0, 8), story.subList(0, 8));
        assertEquals("\n\nIt is `make` [2].", String.join("", story.subList(8, story.size() - 2)));
        assertEquals(2, provider.requests().size());
    }

    @Test
    void aStopInTheSecondRoundClosesItsConnectionAndKeepsTheFirst() {
        provider.next(looking())
                .next(Script.eventStream().event(Script.delta("It is")).stall());
        try (var stream = open()) {
            var seen = new ArrayList<SseEvent>();
            while (seen.isEmpty() || !seen.get(seen.size() - 1).data().contains("It is\"")) {
                seen.add(stream.next());
            }
            var answer = Json.parse(seen.get(0).data()).get("answer").text().orElseThrow();
            assertEquals(
                    204, server.post("/api/answers/" + answer + "/stop", "{}").statusCode());
            provider.connectionOf(provider.awaitRequest(1)).awaitClosedByClient();
            seen.addAll(stream.rest());

            var done = Json.parse(seen.get(seen.size() - 1).data());
            assertEquals("stopped", done.get("finish").text().orElseThrow());
            assertEquals(
                    "It is one command [1].\n\nIt is",
                    kept(seen).get("text").text().orElseThrow());
        }
    }

    @Test
    void aServerThatRefusesToolsIsAskedAgainWithoutThem() {
        provider.next(Script.response(
                        400, "application/json", "{\"error\":{\"message\":\"this model does not support tools\"}}"))
                .always(Script.openAiAnswer("It is one command [1]."));
        try (var stream = open()) {
            var events = stream.rest();

            assertEquals("done", events.get(events.size() - 1).type());
            assertTrue(provider.awaitRequest(0).text().contains("\"tools\""));
            assertTrue(!provider.awaitRequest(1).text().contains("\"tools\""));
        }
        try (var stream = open()) {
            stream.rest();
            assertEquals(3, provider.requests().size());
            assertTrue(!provider.awaitRequest(2).text().contains("\"tools\""));
        }
    }
}
