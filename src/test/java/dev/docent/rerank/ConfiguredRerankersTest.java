package dev.docent.rerank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.ConversationStores;
import dev.docent.model.ConfiguredModel;
import dev.docent.settings.Settings;
import dev.docent.settings.ValueRules;
import dev.docent.source.Sources;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedModel;
import dev.docent.testing.ScriptedProvider;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the settings of re-ranking build. */
final class ConfiguredRerankersTest {
    @TempDir
    Path home;

    private final ManualScheduler timers = new ManualScheduler();
    private final ScriptedModel model = new ScriptedModel();

    private ConfiguredRerankers rerankers(String provider, Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("docent.home", home.toString());
        var rules = new ValueRules(Sources.LOCATIONS, Sources.PATTERNS, ConversationStores.RULE);
        return new ConfiguredRerankers(
                Settings.read(all, rules),
                List.of(new ConfiguredModel(provider, model, model)),
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
}
