package dev.docent.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.ConversationStores;
import dev.docent.http.ClientLimits;
import dev.docent.http.StreamingClient;
import dev.docent.json.Json;
import dev.docent.keys.KeySources;
import dev.docent.model.ConfiguredModel;
import dev.docent.model.ModelFailure;
import dev.docent.model.ModelProvider;
import dev.docent.model.RetryPolicy;
import dev.docent.prompt.Message;
import dev.docent.prompt.Prompt;
import dev.docent.quotes.QuotesModel;
import dev.docent.quotes.WordScorer;
import dev.docent.settings.Settings;
import dev.docent.settings.ValueRules;
import dev.docent.source.Sources;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Patience;
import dev.docent.testing.RecordingChatListener;
import dev.docent.testing.Script;
import dev.docent.testing.ScriptedProvider;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFactoryTest {
    private static final Prompt PROMPT =
            new Prompt(List.of(new Message(Message.Role.USER, "Why?")), "Why?", List.of(), true);

    /** Nothing listens there. */
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private final ScriptedProvider provider = new ScriptedProvider();
    private final StreamingClient client = new StreamingClient("Docent/test", ClientLimits.DEFAULT);
    private final ManualScheduler timers = new ManualScheduler();
    private final RecordingChatListener listener = new RecordingChatListener();

    @TempDir
    private Path home;

    @AfterEach
    void close() {
        client.close();
        provider.close();
    }

    private List<ConfiguredModel> make(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("docent.home", home.toString());
        var bareModels = new BareModels(
                new ModelProvider.Services(client, timers, Clock.systemUTC(), timers::nanoTime),
                Runnable::run,
                new QuotesModel(new WordScorer(), Runnable::run, timers, Duration.ZERO),
                new KeySources(client, Runnable::run, timers, timers::nanoTime));
        var ollama = new LocalOllama(client, NOBODY, timers);
        var read = Settings.read(all, new ValueRules(Sources.LOCATIONS, Sources.PATTERNS, ConversationStores.RULE));
        return new ModelFactory(read, bareModels, ollama, RetryPolicy.standard(() -> 1.0), timers).make();
    }

    @Test
    void withoutSettingsTheModelIsQuotes() {
        var made = make(Map.of());
        assertEquals(
                List.of("quotes"), made.stream().map(it -> it.model().name()).toList());
        assertEquals("quotes", made.get(0).provider());
    }

    @Test
    void headersAndOptionsReachTheProvider() {
        provider.next(Script.openAiAnswer("x"));
        make(Map.of(
                        "docent.model.url", provider.url().toString() + "?api-version=2026-01-01",
                        "docent.model.name", "large",
                        "docent.model.headers.X-Team", "docs",
                        "docent.model.options.temperature", "0.2",
                        "docent.model.options.reasoning.effort", "low",
                        "docent.model.options.stream_options.extra", "true"))
                .get(0)
                .model()
                .generate(PROMPT, listener);
        listener.awaitFinish();
        var request = provider.awaitRequest();
        assertEquals("/v1/chat/completions?api-version=2026-01-01", request.path());
        assertEquals("docs", request.header("x-team").orElseThrow());
        var body = Json.parse(request.text());
        assertEquals(0.2, body.get("temperature").number().orElseThrow());
        assertEquals("low", body.at("/reasoning/effort").text().orElseThrow());
        assertEquals(true, body.at("/stream_options/extra").bool().orElseThrow());
        assertEquals(true, body.at("/stream_options/include_usage").bool().orElseThrow());
    }

    @Test
    void optionsThatAreObjectsAreMerged() {
        provider.next(Script.openAiAnswer("x"));
        make(Map.of(
                        "docent.model.url", provider.url().toString(),
                        "docent.model.name", "large",
                        "docent.model.options.thinking", "{\"type\":\"adaptive\",\"deep\":{\"a\":1}}",
                        "docent.model.options.thinking.display", "summarized",
                        "docent.model.options.thinking.deep.b", "2",
                        "docent.model.options.stream_options", "{\"extra\":true}"))
                .get(0)
                .model()
                .generate(PROMPT, listener);
        listener.awaitFinish();
        var body = provider.awaitRequest().json();
        assertEquals("adaptive", body.at("/thinking/type").text().orElseThrow());
        assertEquals("summarized", body.at("/thinking/display").text().orElseThrow());
        assertEquals(1, body.at("/thinking/deep/a").integer().orElseThrow());
        assertEquals(2, body.at("/thinking/deep/b").integer().orElseThrow());
        assertEquals(true, body.at("/stream_options/extra").bool().orElseThrow());
        assertEquals(true, body.at("/stream_options/include_usage").bool().orElseThrow());
    }

    @Test
    void theSubstituteAnswersWhenTheChosenModelIsDown() {
        provider.next(Script.response(401, "application/json", "{}")).next(Script.openAiAnswer("from b"));
        var made = make(Map.of(
                "docent.models.a.url", provider.url().toString(),
                "docent.models.b.url", provider.url().toString(),
                "docent.model.fallback", "b"));
        made.get(0).model().generate(PROMPT, listener);
        Patience.await(
                () -> {
                    timers.advance(Duration.ZERO); // Runs the next try as soon as it is scheduled.
                    return provider.requests().size() == 2;
                },
                () -> "the substitute was not asked");
        listener.awaitFinish();
        assertEquals("from b", listener.text());
        assertEquals(
                "b",
                Json.parse(provider.awaitRequest(1).text()).get("model").text().orElseThrow());
    }

    @Test
    void theHabitsOfAProviderAreSettings() {
        provider.next(Script.eventStream()
                .event(Script.delta("Hm.</think>Yes."))
                .event(Script.finish("stop"))
                .event(
                        "{\"choices\":[],\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":5,\"total_tokens\":1100,"
                                + "\"prompt_tokens_details\":{\"cached_tokens\":900,\"cache_write_tokens\":60}}}")
                .event("[DONE]"));
        make(Map.of(
                        "docent.model.url", provider.url().toString(),
                        "docent.model.name", "large",
                        "docent.model.omit", "stream_options, temperature.deep",
                        "docent.model.thinking", "begun",
                        "docent.model.price.input", "10",
                        "docent.model.price.cached-input", "1",
                        "docent.model.price.cache-write", "15",
                        "docent.model.price.output", "20"))
                .get(0)
                .model()
                .generate(PROMPT, listener);
        var usage = listener.awaitFinish().usage();
        assertTrue(provider.awaitRequest().json().get("stream_options").isAbsent());
        assertEquals("Hm.", listener.reasoning());
        assertEquals("Yes.", listener.text());
        assertEquals(100, usage.outputTokens());
        assertEquals(900, usage.cachedInputTokens());
        assertEquals(0.0042, usage.cost());
    }

    @Test
    void ollamaHoldsAsManyTokensAsTheContext() {
        var ollama = Map.of(
                "docent.model.provider", "ollama",
                "docent.model.url", provider.url().toString(),
                "docent.model.name", "small",
                "docent.model.context", "5000");
        assertEquals(5_000L, windowOf(ollama, 0));
        var own = new HashMap<>(ollama);
        own.put("docent.model.options.options.num_ctx", "4000");
        own.put("docent.model.options.options.top_k", "5");
        assertEquals(4_000L, windowOf(own, 1));
    }

    private long windowOf(Map<String, String> settings, int request) {
        provider.next(Script.chunked(200, "application/x-ndjson")
                .text("{\"message\":{\"content\":\"x\"},\"done\":true,\"done_reason\":\"stop\"}\n")
                .end());
        var heard = new RecordingChatListener();
        make(settings).get(0).model().generate(PROMPT, heard);
        heard.awaitFinish();
        return provider.awaitRequest(request)
                .json()
                .at("/options/num_ctx")
                .integer()
                .orElseThrow();
    }

    @Test
    void whatDoesNotFitIntoTheContextIsNotSent() {
        make(Map.of(
                        "docent.model.url", provider.url().toString(),
                        "docent.model.name", "small",
                        "docent.model.context", "2048"))
                .get(0)
                .model()
                .generate(
                        new Prompt(List.of(new Message(Message.Role.USER, "x".repeat(6_000))), "x", List.of(), true),
                        listener);

        assertEquals(ModelFailure.TOO_LONG, listener.awaitFailure());
        assertEquals(0, provider.requests().size());
    }

    @Test
    void theResponsesApiIsASetting() {
        provider.next(
                Script.eventStream()
                        .event("{\"type\":\"response.output_text.delta\",\"delta\":\"Yes.\"}")
                        .event(
                                "{\"type\":\"response.completed\",\"response\":{\"usage\":{\"input_tokens\":3,\"output_tokens\":1}}}"));
        make(Map.of(
                        "docent.model.url", provider.url().toString(),
                        "docent.model.name", "large",
                        "docent.model.api", "responses",
                        "docent.model.options.reasoning.effort", "low"))
                .get(0)
                .model()
                .generate(PROMPT, listener);
        listener.awaitFinish();
        assertEquals("Yes.", listener.text());
        assertEquals("/v1/responses", provider.awaitRequest().path());
        assertEquals(
                "low",
                provider.awaitRequest().json().at("/reasoning/effort").text().orElseThrow());
    }

    @Test
    void aJarBringsAProvider() {
        var made = make(Map.of("docent.models.repeat.provider", "echo", "docent.models.repeat.options.tail", "!"));
        assertEquals("echo", made.get(0).provider());
        made.get(0).model().generate(PROMPT, listener);
        assertEquals("Why?!", listener.text());
    }

    @Test
    void anUnknownProviderIsNamedTogetherWithTheKnownOnes() {
        var mistake =
                assertThrows(IllegalArgumentException.class, () -> make(Map.of("docent.models.a.provider", "opnai")));
        assertTrue(mistake.getMessage().contains("\"opnai\""), mistake.getMessage());
        assertTrue(
                mistake.getMessage().contains("openai, anthropic, gemini, ollama, http, quotes"), mistake.getMessage());
        assertTrue(mistake.getMessage().contains("providers from jars in WEB-INF/lib: echo"), mistake.getMessage());
    }

    @Test
    void aJarThatCannotBeLoadedIsNamedWhereItMayBeTheOneThatIsMissing() {
        var mistake =
                assertThrows(IllegalArgumentException.class, () -> make(Map.of("docent.models.a.provider", "opnai")));
        assertTrue(mistake.getMessage().contains("dev.docent.testing.ProviderOfABrokenJar"), mistake.getMessage());
    }

    @Test
    void aProviderThatFailsAtTheStartIsNamedWithItsModel() {
        var mistake = assertThrows(
                IllegalArgumentException.class,
                () -> make(Map.of(
                        "docent.models.ours.provider",
                        "echo",
                        "docent.models.ours.options.missing",
                        "com/ours/Service")));
        assertEquals(
                "The provider \"echo\" cannot create the model \"ours\": java.lang.NoClassDefFoundError:"
                        + " com/ours/Service",
                mistake.getMessage());
        assertNull(mistake.getCause(), "the start shows the innermost message");
    }

    @Test
    void aTemplateThatCannotBeFilledIsNamed() {
        var mistake = assertThrows(
                IllegalArgumentException.class,
                () -> make(Map.of(
                        "docent.models.own.provider", "http",
                        "docent.models.own.url", "http://localhost/x",
                        "docent.models.own.http.body", "{{{qestion}}}")));
        assertTrue(mistake.getMessage().contains("http.body of the model \"own\""), mistake.getMessage());
        assertNull(mistake.getCause(), "the start shows the innermost message");
    }
}
