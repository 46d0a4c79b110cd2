package dev.docent.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.docent.http.ClientLimits;
import dev.docent.http.StreamingClient;
import dev.docent.testing.DeafPort;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalOllamaTest {
    private final ScriptedProvider provider = new ScriptedProvider();
    private final StreamingClient client = new StreamingClient("Docent/test", ClientLimits.DEFAULT);

    private final ManualScheduler scheduler = new ManualScheduler();

    @AfterEach
    void close() {
        client.close();
        provider.close();
    }

    @Test
    void findsTheFirstModelThatChats() {
        provider.next(Script.response(200, "application/json", """
                {"models":[{"name":"nomic-embed-text:latest","details":{"family":"nomic-bert"}},
                 {"name":"llama3.1:latest","details":{"family":"llama"}},{"name":"other","details":{}}]}
                """));

        assertEquals(Optional.of("llama3.1:latest"), find(root()));
        assertEquals("/api/tags", provider.awaitRequest().path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"models\":[]}", "<html>", "{\"models\":[{\"name\":7}]}"})
    void findsNothingInWhatIsNotAListOfModels(String body) {
        provider.next(Script.response(200, "application/json", body));

        assertEquals(Optional.empty(), find(root()));
    }

    @Test
    void findsNothingWhereAnErrorAnswers() {
        provider.next(Script.response(404, "application/json", "{\"models\":[{\"name\":\"x\"}]}"));

        assertEquals(Optional.empty(), find(root()));
    }

    @Test
    void findsNothingWhereNothingListens() {
        try (var deaf = new DeafPort()) {
            assertEquals(Optional.empty(), find(URI.create("http://127.0.0.1:" + deaf.port())));
        }
    }

    @Test
    void doesNotWaitForASilentOne() {
        provider.next(Script.silence().stall());

        var found = CompletableFuture.supplyAsync(() -> find(root()), task -> new Thread(task).start());
        provider.awaitRequest();
        assertFalse(found.isDone());
        scheduler.advance(Duration.ofSeconds(1));

        assertEquals(Optional.empty(), found.join());
    }

    private URI root() {
        return URI.create(provider.url().toString().replaceFirst("/v1$", ""));
    }

    private Optional<String> find(URI address) {
        return new LocalOllama(client, address, scheduler).firstModel();
    }
}
