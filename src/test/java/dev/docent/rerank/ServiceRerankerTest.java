package dev.docent.rerank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.http.ClientLimits;
import dev.docent.http.Outage;
import dev.docent.http.StreamingClient;
import dev.docent.http.WholeResponses;
import dev.docent.keys.KeySource;
import dev.docent.keys.KeySources;
import dev.docent.settings.KeyAccess;
import dev.docent.settings.RerankApi;
import dev.docent.settings.RerankMode;
import dev.docent.settings.RerankSettings;
import dev.docent.settings.Secret;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that put passages in order: what they are sent, and what becomes of what they send. */
final class ServiceRerankerTest {
    private final ManualScheduler timers = new ManualScheduler();
    private final ScriptedProvider server = new ScriptedProvider();
    private final StreamingClient client = new StreamingClient("Docent", ClientLimits.DEFAULT);
    private KeySource keys = KeySources.fixed("sk-secret-key");

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private Reranker reranker(RerankApi api, String model) {
        var service = new RerankSettings.RerankTarget(
                URI.create(server.url() + "/rerank?v=1"),
                api,
                model,
                new KeyAccess(null, null, Map.of("X-Team", new Secret("docs"))));
        var settings = new RerankSettings(RerankMode.URL, null, service, 20, Duration.ofSeconds(2));
        return new GuardedReranker(
                new ServiceReranker(settings, service, keys, new WholeResponses(client, timers)),
                settings.timeout(),
                new Outage("The re-ranker", "it", "as before", Duration.ofSeconds(10), timers::nanoTime),
                timers,
                null);
    }

    private Reranking ask(RerankApi api, int count) {
        return begin(api, count).join();
    }

    private CompletableFuture<Reranking> begin(RerankApi api, int count) {
        return reranker(api, "rank-1").rerank("why?", Candidates.some(count)).toCompletableFuture();
    }

    private static Script json(String body) {
        return Script.response(200, "application/json", body);
    }

    @Test
    void asksCohereAndThoseWhoSpeakItsApi() {
        server.next(json("{\"id\":\"x\",\"results\":[{\"index\":1,\"relevance_score\":0.9},"
                + "{\"index\":0,\"relevance_score\":0.2}]}"));

        var order = ask(RerankApi.COHERE, 2);

        assertEquals(List.of(new Reranking.Rank(1, 0.9), new Reranking.Rank(0, 0.2)), order.ranks());
        var request = server.awaitRequest();
        assertEquals("/v1/rerank?v=1", request.path());
        assertEquals(
                "{\"model\":\"rank-1\",\"query\":\"why?\",\"documents\":[\"guide/1.md > Page 1 > Part\\ntext\\n1\","
                        + "\"guide/2.md > Page 2 > Part\\ntext\\n2\"],\"top_n\":2}",
                request.text());
        assertEquals("Bearer sk-secret-key", request.header("authorization").orElseThrow());
        assertEquals("docs", request.header("x-team").orElseThrow());
    }

    @Test
    void asksTextEmbeddingsInference() {
        server.next(json("[{\"index\":0,\"score\":-3.5},{\"index\":1,\"score\":2}]"));
        keys = null;

        assertEquals(List.of(1, 0), ask(RerankApi.TEI, 2).order(), "the highest score first, whatever the order");
        var request = server.awaitRequest();
        assertEquals(
                "{\"query\":\"why?\",\"texts\":[\"guide/1.md > Page 1 > Part\\ntext\\n1\","
                        + "\"guide/2.md > Page 2 > Part\\ntext\\n2\"],\"truncate\":true}",
                request.text());
        assertTrue(request.header("authorization").isEmpty());
    }

    @Test
    void usesAPartOfTheResponseThatMakesSense() {
        server.next(json("{\"results\":[{\"index\":2,\"relevance_score\":0.9},{\"index\":7,\"relevance_score\":0.8},"
                + "{\"index\":-1,\"relevance_score\":1},{\"index\":0},{\"relevance_score\":0.7},\"x\"]}"));
        assertEquals(List.of(2), ask(RerankApi.COHERE, 3).order());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hello", "", "{}", "[]", "{\"results\":\"all\"}", "[1,2]", "{\"results\":[{\"index\":99}]}"})
    void nonsenseIsNoOrder(String body) {
        server.next(json(body));
        assertFalse(ask(RerankApi.COHERE, 3).isDone());
    }

    @Test
    void aRefusalIsNoOrderAndSaysWhatToChange() {
        server.next(Script.response(401, "application/json", "{}"));

        var order = ask(RerankApi.COHERE, 2);

        assertEquals(
                server.url() + "/rerank answered with the status 401. It wants another docent.rerank.key",
                order.skipped());
        assertEquals(1, server.requests().size(), "the same key is not sent again");
    }

    @Test
    void aKeyThatExpiredIsReplaced() {
        var values = new ArrayDeque<>(List.of("old-key", "new-key"));
        keys = new KeySource() {
            @Override
            public CompletionStage<String> key() {
                return CompletableFuture.completedFuture(values.element());
            }

            @Override
            public void refused(String key) {
                values.remove(key);
            }
        };
        server.next(Script.response(401, "application/json", "{}")).next(json("[{\"index\":1,\"score\":1}]"));

        assertEquals(List.of(1), ask(RerankApi.TEI, 2).order());
        assertEquals(
                "Bearer new-key", server.awaitRequest(1).header("authorization").orElseThrow());
    }

    @Test
    void noKeyIsNoOrder() {
        keys = new KeySource() {
            @Override
            public CompletionStage<String> key() {
                return CompletableFuture.failedFuture(new IllegalStateException("as the test requires"));
            }

            @Override
            public void refused(String key) {
                throw new AssertionError("there was no key");
            }
        };
        assertFalse(ask(RerankApi.TEI, 2).isDone());
        assertEquals(0, server.requests().size());
    }

    @Test
    void aSlowServiceIsNotWaitedForAndItsConnectionIsClosed() {
        server.next(Script.silence());
        var order = begin(RerankApi.TEI, 2);
        server.awaitRequest();
        timers.advance(Duration.ofSeconds(2));

        assertFalse(order.join().isDone());
        server.connection(0).awaitClosedByClient();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theConnectionOfAnOrderThatNobodyWaitsForIsClosed(boolean withKey) {
        keys = withKey ? keys : null;
        server.next(Script.silence());
        var order = begin(RerankApi.TEI, 2);
        server.awaitRequest();

        assertTrue(order.cancel(false));

        server.connection(0).awaitClosedByClient();
        assertEquals(0, timers.pending(), "no timer is left");
    }

    @Test
    void aResponseThatIsTooLongIsNoOrder() {
        server.next(json("[{\"index\":1,\"score\":1}]" + " ".repeat(1 << 20)));
        assertEquals(
                server.url() + "/rerank sent more than 1 MiB",
                ask(RerankApi.TEI, 2).skipped());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 413, 422})
    void aMistakeInTheSettingsIsNamed(int status) {
        server.next(Script.response(status, "application/json", "{}"));
        assertEquals(
                server.url() + "/rerank answered with the status " + status
                        + ". Check docent.rerank.url, docent.rerank.api, docent.rerank.model and"
                        + " docent.rerank.candidates",
                ask(RerankApi.TEI, 2).skipped());
    }

    @Test
    void aServiceThatIsDownIsNoOrder() {
        server.next(Script.silence().reset());
        assertFalse(ask(RerankApi.TEI, 2).isDone());
    }
}
