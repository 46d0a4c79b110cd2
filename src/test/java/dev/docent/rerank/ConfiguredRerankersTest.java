package dev.docent.rerank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.ConversationStores;
import dev.docent.embedding.local.CrossEncoder;
import dev.docent.model.ConfiguredModel;
import dev.docent.model.Usage;
import dev.docent.settings.Settings;
import dev.docent.settings.ValueRules;
import dev.docent.source.Sources;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedModel;
import dev.docent.testing.ScriptedProvider;
import dev.docent.testing.SharedWordsModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the settings of re-ranking build. */
final class ConfiguredRerankersTest {
    @TempDir
    Path home;

    private final ManualScheduler timers = new ManualScheduler();
    private final ScriptedModel model = new ScriptedModel();

    private ConfiguredRerankers rerankers(String provider, Map<String, String> settings) {
        return rerankers(provider, settings, null);
    }

    private ConfiguredRerankers rerankers(
            String provider, Map<String, String> settings, @Nullable CrossEncoder encoder) {
        var all = new HashMap<>(settings);
        all.put("docent.home", home.toString());
        var rules = new ValueRules(Sources.LOCATIONS, Sources.PATTERNS, ConversationStores.RULE);
        return new ConfiguredRerankers(
                Settings.read(all, rules),
                List.of(new ConfiguredModel(provider, model, model)),
                encoder,
                timers,
                timers::nanoTime);
    }

    @Test
    void nobodyDoesItWithoutSettings() {
        try (var rerankers = rerankers("openai", Map.of())) {
            assertTrue(rerankers.of(model).isEmpty());
        }
    }

    @Test
    void theModelOfTheAnswerDoesIt() {
        try (var rerankers = rerankers("openai", Map.of("docent.rerank", "model", "docent.rerank.candidates", "7"))) {
            var reranker = rerankers.of(model).orElseThrow();
            assertEquals(7, reranker.most());
            var order = reranker.rerank("why?", Candidates.some(3)).toCompletableFuture();
            model.says("2, 3");
            model.finishes();
            assertEquals(List.of(1, 2), order.join().order());
        }
    }

    @Test
    void quotesPutNothingInOrder() {
        try (var rerankers = rerankers("quotes", Map.of("docent.rerank", "model"))) {
            assertTrue(rerankers.of(model).isEmpty());
        }
    }

    @Test
    void aServiceDoesItForEveryModel() {
        try (var server = new ScriptedProvider();
                var rerankers = rerankers(
                        "quotes",
                        Map.of(
                                "docent.rerank", "url",
                                "docent.rerank.url", server.url() + "/rerank",
                                "docent.rerank.key", "sk-secret-key"))) {
            server.next(
                    Script.response(200, "application/json", "{\"results\":[{\"index\":2,\"relevance_score\":0.5}]}"));
            var reranker = rerankers.of(model).orElseThrow();
            var order = reranker.rerank("why?", Candidates.some(3)).toCompletableFuture();
            assertEquals(List.of(2), order.join().order());
            assertEquals(
                    "Bearer sk-secret-key",
                    server.awaitRequest().header("authorization").orElseThrow());
        }
    }

    @Test
    void aSlowModelIsNotWaitedForAndItsTokensAreEstimated() {
        try (var rerankers = rerankers("openai", Map.of("docent.rerank", "model", "docent.rerank.timeout", "500ms"))) {
            var reranker = rerankers.of(model).orElseThrow();
            var order = reranker.rerank("why?", Candidates.some(3)).toCompletableFuture();
            timers.advance(Duration.ofMillis(500));

            assertTrue(order.isDone(), "nobody waits any longer");
            assertEquals("no order came within 500 ms", order.join().skipped());
            assertEquals(new Usage(0, 0, true, 0.0), order.join().usage());
            assertTrue(model.wasStopped());
            assertSkippedAtOnce(reranker);
            timers.advance(Duration.ofSeconds(10));
            assertFalse(
                    reranker.rerank("how?", Candidates.some(3))
                            .toCompletableFuture()
                            .isDone(),
                    "asked again");
        }
    }

    @Test
    void theModelIsAskedOnceForTheSameQuestion() {
        try (var rerankers = rerankers("openai", Map.of("docent.rerank", "model"))) {
            var reranker = rerankers.of(model).orElseThrow();
            var order = reranker.rerank("why?", Candidates.some(3)).toCompletableFuture();
            model.says("2, 3");
            model.finishes();

            assertEquals(order.join().order(), again(reranker).order());
            assertEquals(1, model.calls());
        }
    }

    @Test
    void theOrdersOfTheLatest200QuestionsAreRemembered() {
        try (var rerankers = rerankers("openai", Map.of("docent.rerank", "model"))) {
            var reranker = rerankers.of(model).orElseThrow();
            for (int i = 0; i < 200; i++) {
                answered(reranker, "question " + i);
            }
            assertTrue(ask(reranker, "question 0").isDone(), "it is remembered");

            answered(reranker, "one more");

            assertTrue(ask(reranker, "question 0").isDone(), "it was used again");
            assertFalse(ask(reranker, "question 1").isDone(), "it was not used for longest");
        }
    }

    private void answered(Reranker reranker, String question) {
        var order = ask(reranker, question);
        model.says("2, 3");
        model.finishes();
        assertTrue(order.isDone());
    }

    private static CompletableFuture<Reranking> ask(Reranker reranker, String question) {
        return reranker.rerank(question, Candidates.some(3)).toCompletableFuture();
    }

    @Test
    void aSlowServiceIsNotWaitedForAndNothingIsCounted() {
        try (var server = new ScriptedProvider();
                var rerankers = rerankers(
                        "openai", Map.of("docent.rerank", "url", "docent.rerank.url", server.url() + "/rerank"))) {
            server.next(Script.silence());
            var reranker = rerankers.of(model).orElseThrow();
            var order = reranker.rerank("why?", Candidates.some(3)).toCompletableFuture();
            server.awaitRequest();
            timers.advance(Duration.ofSeconds(2));

            assertTrue(order.isDone(), "nobody waits any longer");
            assertFalse(order.join().isDone());
            assertNull(order.join().usage());
            assertSkippedAtOnce(reranker);
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void aModelInAFolderDoesItForEveryAnswer() throws IOException {
        var folder = SharedWordsModel.write(home.resolve("encoder"), "a", "why", "text", "7", "2");
        try (var encoder = new CrossEncoder(folder);
                var rerankers = rerankers(
                        "quotes",
                        Map.of("docent.rerank", folder.toString(), "docent.rerank.candidates", "9"),
                        encoder)) {
            var reranker = rerankers.of(model).orElseThrow();
            assertEquals(9, reranker.most());

            var order = reranker.rerank("2 why", Candidates.some(3)).toCompletableFuture();

            assertEquals(List.of(1, 0, 2), order.join().order());
            assertEquals(1.0, order.join().ranks().get(0).score());
        }
    }

    @Test
    void theModelInAFolderRemembersItsOrdersAndNeverFails() throws IOException {
        var folder = SharedWordsModel.write(home.resolve("encoder"), "a", "why", "3");
        try (var encoder = new CrossEncoder(folder);
                var rerankers = rerankers("openai", Map.of("docent.rerank", folder.toString()), encoder)) {
            var reranker = rerankers.of(model).orElseThrow();
            var order = reranker.rerank("3 why?", Candidates.some(3)).toCompletableFuture();
            assertEquals(List.of(2, 0, 1), order.join().order());

            encoder.close();

            assertEquals(
                    List.of(2, 0, 1),
                    reranker.rerank("3 why?", Candidates.some(3))
                            .toCompletableFuture()
                            .join()
                            .order());
            var another = reranker.rerank("how?", Candidates.some(3)).toCompletableFuture();
            assertEquals(
                    "The re-ranking model " + folder.resolve("model.onnx") + " is closed",
                    another.join().skipped());
            assertSkippedAtOnce(reranker);
        }
    }

    @Test
    void closingEndsTheThreadsOfTheModelInAFolder() throws IOException {
        var folder = SharedWordsModel.write(home.resolve("encoder"), "a");
        try (var encoder = new CrossEncoder(folder)) {
            var rerankers = rerankers("openai", Map.of("docent.rerank", folder.toString()), encoder);
            var reranker = rerankers.of(model).orElseThrow();
            reranker.rerank("a?", Candidates.some(3)).toCompletableFuture().join();
            assertTrue(threads().contains("docent-rerank-1"), () -> threads().toString());

            rerankers.close();

            assertEquals(List.of(), threads());
            assertEquals(
                    "too many questions wait for an order",
                    reranker.rerank("b?", Candidates.some(3))
                            .toCompletableFuture()
                            .join()
                            .skipped());
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("docent-rerank-"))
                .toList();
    }

    private static Reranking again(Reranker reranker) {
        var order = reranker.rerank("why?", Candidates.some(3)).toCompletableFuture();
        assertTrue(order.isDone(), "it is remembered");
        return order.join();
    }

    /** After a failure, nobody is asked for a while. */
    private static void assertSkippedAtOnce(Reranker reranker) {
        var order = reranker.rerank("when?", Candidates.some(3)).toCompletableFuture();
        assertTrue(order.isDone(), "nobody is asked");
        assertFalse(order.join().isDone());
    }
}
