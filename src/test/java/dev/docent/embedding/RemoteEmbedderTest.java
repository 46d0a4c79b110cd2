package dev.docent.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.http.ClientLimits;
import dev.docent.http.Outage;
import dev.docent.http.StreamingClient;
import dev.docent.http.WholeResponses;
import dev.docent.index.Embedder;
import dev.docent.index.EmbeddingException;
import dev.docent.index.EmbeddingException.Concern;
import dev.docent.keys.KeySource;
import dev.docent.keys.KeySources;
import dev.docent.settings.EmbeddingProvider;
import dev.docent.settings.EmbeddingSettings;
import dev.docent.settings.KeyAccess;
import dev.docent.settings.Pooling;
import dev.docent.testing.DeafPort;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.LogLines;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Embedding services: what they are sent, and what becomes of what they send. */
final class RemoteEmbedderTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final ManualScheduler timers = new ManualScheduler();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> languages = new ArrayList<>();
    private ScriptedProvider server;
    private URI url;
    private StreamingClient client;
    private KeySource keys = KeySources.fixed("sk-secret-key");
    private int retries = 2;
    private boolean interrupts;

    @BeforeEach
    void open() {
        server = new ScriptedProvider();
        url = server.url();
        client = new StreamingClient("Docent", ClientLimits.DEFAULT);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void asksOpenAi() {
        server.next(json("{\"data\":[{\"index\":1,\"embedding\":[0,2]},{\"index\":0,\"embedding\":[3,4]}]}"));

        var vectors = openAi(2).embedAll(List.of("one", "two"));

        assertArrayEquals(new float[] {0.6f, 0.8f}, vectors.get(0), 1e-6f);
        assertArrayEquals(new float[] {0, 1}, vectors.get(1), 1e-6f, "in the order of the texts, of length 1");
        var request = server.awaitRequest();
        assertEquals("/v1/embeddings", request.path());
        assertEquals("{\"model\":\"bge\",\"input\":[\"p: one\",\"p: two\"],\"dimensions\":2}", request.text());
        assertEquals("Bearer sk-secret-key", request.header("authorization").orElseThrow());
        assertEquals("application/json", request.header("content-type").orElseThrow());
        assertEquals("docs", request.header("x-team").orElseThrow());
    }

    @Test
    void asksOllama() {
        server.next(json("{\"model\":\"bge\",\"embeddings\":[[3,4]],\"total_duration\":1}"));

        var vector = embedder(EmbeddingProvider.OLLAMA, new OllamaEmbeddings("bge", null), "bge", null)
                .embedQuestion("one");

        assertArrayEquals(new float[] {0.6f, 0.8f}, vector, 1e-6f);
        assertEquals("/v1/api/embed", server.awaitRequest().path());
        assertEquals(
                "{\"model\":\"bge\",\"input\":[\"q: one\"]}",
                server.awaitRequest().text());
    }

    @Test
    void asksTei() {
        server.next(json("[[3,4],[1,0]]"));

        var vectors = tei().embedAll(List.of("one", "two"));

        assertArrayEquals(new float[] {0.6f, 0.8f}, vectors.get(0), 1e-6f);
        var request = server.awaitRequest();
        assertEquals("/v1/embed", request.path());
        assertEquals("[\"p: one\",\"p: two\"]", request.json().get("inputs").toString());
        assertEquals(true, request.json().get("truncate").bool().orElseThrow());
    }

    @Test
    void theSameModelHasTheSameIdentityWhereverItRuns() {
        assertEquals("openai bge p: ", openAi(null).id());
        assertEquals("openai bge 512 p: ", openAi(512).id());
        assertEquals("tei " + server.url() + " p: ", tei().id());
    }

    @Test
    void learnsTheLengthOfVectorsUnlessItIsSet() {
        server.next(json("[[3,4]]"));
        var tei = tei();
        assertEquals(0, tei.dimensions());

        tei.embed("one");

        assertEquals(2, tei.dimensions());
        assertEquals(512, openAi(512).dimensions());
    }

    @Test
    void knowsTheLanguagesOfTheSettings() {
        assertTrue(tei().knows("de"));
        languages.add("en");
        assertFalse(tei().knows("de"));
        assertTrue(tei().knows("en"));
    }

    @Test
    void countsTokensLikeTheBuiltInModelSoThatPassagesStayTheSame() {
        assertEquals(3, tei().countTokens("one two three"));
    }

    /** Whatever is tried again would fail again, so the pass ends at once. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | {"error":{"message":"bad key sk-secret-key"}} | status 401: bad key •••. It wants another docent.embedding.key
            403 | | status 403. It wants another docent.embedding.key
            404 | {"error":"model not found"} | status 404: model not found. Check docent.embedding.url
            301 | | status 301
            200 | <html>Please log in</html> | something else than JSON
            200 | [[1,0]] | returned 1 vectors for 2 texts. Check docent.embedding.provider
            200 | {"data":[]} | returned 0 vectors for 2 texts
            200 | [[1,0],[1,0,0]] | returned a vector with 3 numbers, but it must have 2
            """)
    void saysWhatLastsAndTriesNothingAgain(int status, String body, String words) {
        server.next(Script.response(status, "application/json", body == null ? "" : body));
        var tei = tei();

        var failure = assertThrows(EmbeddingException.class, () -> tei.embedAll(List.of("one", "two")));

        assertTrue(failure.getMessage().contains(words), failure.getMessage());
        assertTrue(failure.getMessage().contains(server.url() + "/embed"), failure.getMessage());
        assertEquals(Concern.EVERY_TEXT, failure.concern());
        assertEquals(List.of(), pauses);
        assertEquals(1, server.requests().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[NaN,1]]", "[[1e999,1]]", "[[]]", "[[0,0]]", "[[null,1]]", "[[\"a\",1]]", "[{}]"})
    void refusesAVectorThatIsNone(String body) {
        server.next(json(body));

        assertThrows(EmbeddingException.class, () -> tei().embed("one"));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void triesAgainAfterAPassingFailureWithGrowingPauses(int status) {
        server.next(Script.response(status, "text/plain", "busy"));
        server.next(Script.response(status, "text/plain", "busy"));
        server.next(json("[[3,4]]"));

        tei().embed("one");

        assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), pauses);
        assertEquals(3, server.requests().size());
    }

    @ParameterizedTest
    @CsvSource({"200, ''", "201, …"})
    void showsTheFirst200CharactersOfWhatTheServiceSays(int length, String more) {
        server.next(Script.response(404, "application/json", "{\"error\":\"" + "x".repeat(length) + "\"}"));

        var failure = assertThrows(EmbeddingException.class, () -> tei().embed("one"));

        var shown = "404: " + "x".repeat(200) + more + ". Check";
        assertTrue(failure.getMessage().contains(shown), failure.getMessage());
    }

    @Test
    void noPauseIsLongerThanAMinute() {
        retries = 8;
        server.always(Script.response(503, "text/plain", "down"));

        assertThrows(EmbeddingException.class, () -> tei().embed("one"));

        assertEquals(
                Stream.of(1, 2, 4, 8, 16, 32, 60, 60).map(Duration::ofSeconds).toList(), pauses);
    }

    @Test
    void triesAgainWithTheSameKeyAfterAPassingFailure() {
        keys = new ChangingKey();
        server.next(Script.response(503, "text/plain", "busy"));
        server.next(json("[[3,4]]"));

        tei().embed("one");

        assertEquals(
                "Bearer key-1", server.awaitRequest(1).header("authorization").orElseThrow(), "it was not refused");
        assertEquals(1, pauses.size());
    }

    @Test
    void triesAgainWhenItHasNoKeyYet() {
        var answers = new ArrayDeque<CompletableFuture<String>>();
        answers.add(CompletableFuture.failedFuture(new IllegalStateException("no such file")));
        answers.add(CompletableFuture.completedFuture("late-key"));
        keys = new KeySource() {
            @Override
            public CompletionStage<String> key() {
                return answers.remove();
            }

            @Override
            public void refused(String key) {
                throw new AssertionError("nobody refused it");
            }
        };
        server.next(json("[[3,4]]"));

        tei().embed("one");

        assertEquals(List.of(Duration.ofSeconds(1)), pauses);
        assertEquals(
                "Bearer late-key", server.awaitRequest().header("authorization").orElseThrow());
    }

    @Test
    void theLogSaysOnceThatItFailsAndOnceThatItAnswersAgain() {
        retries = 0;
        try (var log = LogLines.of(Outage.class)) {
            server.always(Script.response(503, "text/plain", ""));
            var tei = tei();
            for (int i = 0; i < 2; i++) {
                assertThrows(EmbeddingException.class, () -> tei.embed("one"));
                assertThrows(EmbeddingException.class, () -> tei.embedQuestion("one"));
                timers.advance(Duration.ofSeconds(31));
            }
            var place = server.url() + "/embed";
            var failed = "The embedding service failed: " + place + " answered with the status 503. ";
            assertEquals(
                    List.of(
                            failed + "Words find new passages meanwhile, and the next pass asks again",
                            failed + "Questions are searched by words alone meanwhile"),
                    log.take());

            server.always(json("[[3,4]]"));
            for (int i = 0; i < 2; i++) {
                tei.embed("one");
                tei.embedQuestion("one");
            }
            var again = "The embedding service " + place + " answers again";
            assertEquals(List.of(again, again), log.take());
        }
    }

    @Test
    void anInterruptedPassEndsAndStaysInterrupted() {
        server.always(Script.response(503, "text/plain", "down"));
        interrupts = true;

        var failure = assertThrows(EmbeddingException.class, () -> tei().embed("one"));

        assertEquals("Docent is shutting down", failure.getMessage());
        assertTrue(Thread.interrupted(), "the thread knows it");
        assertEquals(1, server.requests().size());
    }

    @Test
    void aPauseThatIsInterruptedLeavesNoTimer() {
        Thread.currentThread().interrupt();

        assertThrows(InterruptedException.class, () -> RetryPause.of(timers).await(Duration.ofSeconds(1)));

        assertEquals(0, timers.pending());
    }

    @Test
    void waitsAsLongAsTheServiceSays() {
        server.next(Script.response(429, "text/plain", "", "Retry-After: 7"));
        server.next(Script.response(503, "text/plain", "", "Retry-After: 99999"));
        server.next(json("[[3,4]]"));

        tei().embed("one");

        assertEquals(List.of(Duration.ofSeconds(7), Duration.ofMinutes(5)), pauses, "at most five minutes");
    }

    @Test
    void triesAgainAfterAResponseThatBreaksOff() {
        server.next(Script.chunked(200, "application/json").text("[[3,").reset());
        server.next(Script.silence().fin());
        server.next(json("[[3,4]]"));

        tei().embed("one");

        assertEquals(2, pauses.size());
    }

    @Test
    void triesAgainAfterAResponseThatIsTooSlow() {
        server.next(Script.chunked(200, "application/json").text("[[3,").stall());
        server.next(json("[[3,4]]"));
        var tei = tei();
        var vector = CompletableFuture.supplyAsync(() -> tei.embed("one"));

        server.awaitRequest();
        timers.advance(TIMEOUT);

        assertArrayEquals(new float[] {0.6f, 0.8f}, vector.join(), 1e-6f);
        assertEquals(1, pauses.size());
    }

    @Test
    void givesUpAfterTheLastRetryAndThenFailsAtOnceForAWhile() {
        server.always(Script.response(503, "text/plain", "down"));
        var tei = tei();

        assertThrows(EmbeddingException.class, () -> tei.embed("one"));
        assertEquals(3, server.requests().size(), "two retries");
        var at = assertThrows(EmbeddingException.class, () -> tei.embed("two"));
        assertTrue(at.getMessage().contains("503"), at.getMessage());
        assertEquals(3, server.requests().size(), "not asked");

        timers.advance(Duration.ofSeconds(31));
        server.always(json("[[3,4]]"));
        tei.embed("two");
        assertEquals(4, server.requests().size());
    }

    @Test
    void aQuestionIsSentOnceAndTheNextOnesDoNotWait() {
        server.always(Script.response(503, "text/plain", "down"));
        var tei = tei();

        assertThrows(EmbeddingException.class, () -> tei.embedQuestion("one"));
        assertThrows(EmbeddingException.class, () -> tei.embedQuestion("two"));
        assertEquals(1, server.requests().size());
        assertEquals(List.of(), pauses);

        timers.advance(Duration.ofSeconds(11));
        server.always(json("[[3,4]]"));
        assertEquals(2, tei.embedQuestion("two").length);
    }

    @Test
    void aQuestionWaitsOnlyForItsOwnTime() {
        server.next(Script.silence().stall());
        var tei = tei();
        var asked = CompletableFuture.supplyAsync(() -> tei.embedQuestion("one"));

        server.awaitRequest();
        timers.advance(Duration.ofSeconds(3));

        var failure = assertThrows(Exception.class, asked::join);
        assertTrue(failure.getCause().getMessage().contains("did not answer within 3000 ms"), failure.toString());
    }

    @Test
    void aRefusedTextConcernsOnlyItselfUntilThereAreTooMany() {
        server.always(Script.response(413, "application/json", "{\"error\":\"too long\"}"));
        var tei = tei();
        for (int i = 0; i < 20; i++) {
            var failure = assertThrows(EmbeddingException.class, () -> tei.embed("one"));
            assertEquals(Concern.THIS_TEXT, failure.concern());
        }

        var failure = assertThrows(EmbeddingException.class, () -> tei.embed("one"));

        assertEquals(Concern.EVERY_TEXT, failure.concern(), "it is a mistake in the settings");
        assertTrue(failure.getMessage().contains("too long"), failure.getMessage());
    }

    @Test
    void aTextThatIsAcceptedShowsThatTheSettingsAreRight() {
        var tei = tei();
        for (int i = 0; i < 20; i++) {
            server.next(Script.response(413, "text/plain", "too long"));
        }
        server.next(json("[[3,4]]"));
        server.next(Script.response(413, "text/plain", "too long"));
        for (int i = 0; i < 20; i++) {
            assertThrows(EmbeddingException.class, () -> tei.embed("one"));
        }
        tei.embed("two");

        var failure = assertThrows(EmbeddingException.class, () -> tei.embed("one"));

        assertEquals(Concern.THIS_TEXT, failure.concern(), "they are counted anew");
    }

    @Test
    void refusedBatchesAreNoMistakeInTheSettings() {
        server.always(Script.response(413, "text/plain", "too long"));
        var tei = tei();
        for (int i = 0; i < 25; i++) {
            var failure = assertThrows(EmbeddingException.class, () -> tei.embedAll(List.of("one", "two")));
            assertEquals(Concern.THIS_TEXT, failure.concern(), "each text is sent alone after that");
        }
    }

    @Test
    void aRefusedQuestionDoesNotEndThoseAfterIt() {
        server.next(Script.response(413, "text/plain", "too long"));
        server.next(json("[[3,4]]"));
        var tei = tei();
        assertThrows(EmbeddingException.class, () -> tei.embedQuestion("one"));

        assertEquals(2, tei.embedQuestion("two").length);
    }

    @Test
    void asksOnceMoreWithANewKeyWhenTheOldOneIsRefused() {
        keys = new ChangingKey();
        server.next(Script.response(401, "text/plain", ""));
        server.next(json("[[3,4]]"));

        tei().embed("one");

        assertEquals(
                "Bearer key-1", server.awaitRequest(0).header("authorization").orElseThrow());
        assertEquals(
                "Bearer key-2", server.awaitRequest(1).header("authorization").orElseThrow());
        assertEquals(List.of(), pauses);
    }

    @Test
    void sendsNoKeyWithoutOne() {
        keys = null;
        server.next(json("[[3,4]]"));

        tei().embed("one");

        assertTrue(server.awaitRequest().header("authorization").isEmpty());
    }

    @Test
    void saysThatNothingListens() {
        try (var deaf = new DeafPort()) {
            url = deaf.url();

            var failure = assertThrows(EmbeddingException.class, () -> tei().embedQuestion("one"));

            assertTrue(failure.getMessage().contains(url.getAuthority()), failure.getMessage());
            assertTrue(failure.getMessage().contains("refused"), failure.getMessage());
        }
    }

    private static Script json(String body) {
        return Script.response(200, "application/json", body);
    }

    private Embedder openAi(Integer dimensions) {
        return embedder(EmbeddingProvider.OPENAI, new OpenAiEmbeddings("bge", dimensions), "bge", dimensions);
    }

    private Embedder tei() {
        return embedder(EmbeddingProvider.TEI, new TeiEmbeddings(), null, null);
    }

    private Embedder embedder(EmbeddingProvider provider, EmbeddingApi api, String name, Integer dimensions) {
        var settings = new EmbeddingSettings(
                provider,
                null,
                new EmbeddingSettings.Service(
                        url,
                        name,
                        dimensions,
                        new KeyAccess(null, null, Map.of()),
                        new EmbeddingSettings.ServiceLimits(16, TIMEOUT, Duration.ofSeconds(3), retries)),
                new EmbeddingSettings.TextRules("q: ", "p: ", Pooling.AUTO),
                languages);
        var service = new EmbeddingService(
                api, url, Map.of("X-Team", "docs"), new WholeResponses(client, timers), timers.clock());
        return new RemoteEmbedder(service, settings, keys, new FakeEmbedder(), this::pause, timers::nanoTime);
    }

    private void pause(Duration time) throws InterruptedException {
        if (interrupts) {
            throw new InterruptedException("as the test requires");
        }
        pauses.add(time);
    }

    /** Has another key after each refusal. */
    private static final class ChangingKey implements KeySource {
        private int number = 1;

        @Override
        public CompletionStage<String> key() {
            return CompletableFuture.completedFuture("key-" + number);
        }

        @Override
        public void refused(String key) {
            number++;
        }
    }
}
