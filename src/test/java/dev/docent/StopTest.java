package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.http.ClientLimits;
import dev.docent.http.StreamingClient;
import dev.docent.json.Json;
import dev.docent.model.ModelProvider;
import dev.docent.model.Timeouts;
import dev.docent.provider.Endpoint;
import dev.docent.provider.ModelSpec;
import dev.docent.provider.Providers;
import dev.docent.retrieval.Retrieval;
import dev.docent.settings.Provider;
import dev.docent.sse.SseEvent;
import dev.docent.testing.EventReader;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stop does to the connection to the provider, over real HTTP on both sides. */
class StopTest {
    private final ScriptedProvider provider = new ScriptedProvider();
    private final StreamingClient client = new StreamingClient("Docent/test", ClientLimits.DEFAULT);
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        var timers = new ManualScheduler();
        var providers = new Providers(new ModelProvider.Services(client, timers, Clock.systemUTC(), timers::nanoTime));
        var endpoint = new Endpoint(provider.url(), null, "scripted", Map.of(), Map.of());
        var model = providers.model(Provider.OPENAI, new ModelSpec("scripted", endpoint, Timeouts.DEFAULT, null));
        server = new TestServer(model, query -> new Retrieval(List.of(), false));
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        client.close();
        provider.close();
    }

    @Test
    void closesTheProvidersConnectionBeforeTheFirstToken() {
        provider.next(Script.eventStream().stall());
        try (var stream = new EventReader(
                server.openPost("/api/chat", "{\"message\":\"why?\"}").body())) {
            var answer = answer(stream);
            provider.awaitRequest();

            stop(answer, "{}");

            assertEquals("stopped", text(next(stream, "done"), "finish"));
            assertEquals("", kept(answer));
        }
    }

    @Test
    void closesTheProvidersConnectionAfterSomeTokensAndKeepsTheSeenText() {
        provider.next(Script.eventStream()
                .event(Script.delta("seen"))
                .event(Script.delta(" unseen"))
                .stall());
        try (var stream = new EventReader(
                server.openPost("/api/chat", "{\"message\":\"why?\"}").body())) {
            var answer = answer(stream);
            var seen = next(stream, "message");
            next(stream, "message");

            stop(answer, "{\"after\":" + seen.lastEventId() + "}");

            var done = next(stream, "done");
            assertEquals("stopped", text(done, "finish"));
            assertEquals(4, Json.parse(done.data()).get("length").integer().orElseThrow());
            assertEquals("seen", kept(answer));
        }
    }

    /** Stops over another connection, as another tab does, and waits until the provider is disconnected. */
    private void stop(String answer, String body) {
        var response = server.post("/api/answers/" + answer + "/stop", body);
        provider.connection(0).awaitClosedByClient();
        assertEquals(204, response.statusCode());
    }

    private String kept(String answer) {
        return Json.parse(server.get("/api/answers/" + answer).body())
                .get("text")
                .text()
                .orElseThrow();
    }

    private static String answer(EventReader stream) {
        return text(next(stream, "start"), "answer");
    }

    private static SseEvent next(EventReader stream, String type) {
        var event = stream.next();
        while (!event.type().equals(type)) {
            event = stream.next();
        }
        return event;
    }

    private static String text(SseEvent event, String name) {
        return Json.parse(event.data()).get(name).text().orElseThrow();
    }
}
