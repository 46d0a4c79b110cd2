package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.answer.PassageSearch;
import dev.docent.embedding.local.MiniLmEmbedder;
import dev.docent.index.LuceneChunkIndex;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.model.ConfiguredModel;
import dev.docent.model.ModelFailure;
import dev.docent.rerank.Rerankers;
import dev.docent.retrieval.DocumentLanguages;
import dev.docent.retrieval.DocumentScopes;
import dev.docent.retrieval.HybridRetriever;
import dev.docent.rewrite.ConfiguredRewriters;
import dev.docent.rewrite.Rewriter;
import dev.docent.rewrite.Rewriters;
import dev.docent.rewrite.Rewriting;
import dev.docent.settings.RewriteSettings;
import dev.docent.sse.SseEvent;
import dev.docent.testing.EventReader;
import dev.docent.testing.Gate;
import dev.docent.testing.IndexedPages;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Patience;
import dev.docent.testing.ScriptedModel;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers whose questions the model rewrites, through the whole server. */
@Tag("slow")
final class RewrittenAnswerTest {
    private static final String SKIPPED =
            "searching The question could not be rewritten in time, so it is searched as it was asked.";

    private static MiniLmEmbedder embedder;
    private static LuceneChunkIndex index;

    private final ScriptedModel model = new ScriptedModel();
    private final ManualScheduler timers = new ManualScheduler();
    private String conversation = "";

    @BeforeAll
    static void fillIndex(@TempDir Path folder) {
        embedder = new MiniLmEmbedder();
        index = new LuceneChunkIndex(folder, embedder);
        put("en", "vpn-en", "Remote access", "Remote access is set up with Heron. It is switched off with heron stop.");
        put("en", "heat-en", "Heating", "The heating is switched on in October. The caretaker does that.");
        put("en", "pay-en", "Invoices", "Invoices are paid within fourteen days, with a discount if agreed.");
        put("en", "holiday-en", "Vacation", "Vacation is requested in the portal four weeks before it begins.");
        put("de", "vpn-de", "Fernzugang", "Den Fernzugang richtet man mit Reiher ein. Er wird im Terminal beendet.");
        put("de", "pay-de", "Rechnungen", "Rechnungen werden in vierzehn Tagen bezahlt, Skonto nur nach Absprache.");
        put("de", "heat-de", "Heizung", "Die Heizung wird im Oktober eingeschaltet. Abgeschaltet wird sie im Mai.");
        put("zh", "vpn-zh", "远程访问", "远程访问使用苍鹭客户端开启。结束时在终端输入命令。");
        put("zh", "heat-zh", "暖气", "暖气在十月开启。五月由物业关闭。");
        put("zh", "pay-zh", "发票", "发票在十四天内支付，折扣需要协商。");
        put("fr", "vpn-fr", "Accès distant", "L'accès distant s'active avec Héron. Il se termine dans le terminal.");
        put("fr", "heat-fr", "Chauffage", "Le chauffage s'active en octobre. Pour le désactiver, appeler le service.");
        put("fr", "pay-fr", "Factures", "Les factures sont payées en quatorze jours, avec un escompte si convenu.");
        for (int i = 0; i < 20; i++) {
            put(
                    "en",
                    "en-" + i,
                    "Service " + i,
                    "Service " + i + " is deployed by the pipeline and restarted at night.");
        }
        index.commit();
    }

    @AfterAll
    static void closeIndex() {
        index.close();
        embedder.close();
    }

    private static void put(String source, String path, String title, String text) {
        IndexedPages.put(index, embedder, source, path, title, text);
    }

    private TestServer server(Rewriters rewriters) throws Exception {
        return server(rewriters, new DocumentLanguages(index::languages));
    }

    private TestServer server(Rewriters rewriters, DocumentLanguages languages) throws Exception {
        return new TestServer(
                model,
                new PassageSearch(
                        new HybridRetriever(index, embedder),
                        Rerankers.NONE,
                        DocumentScopes.NO_DOCUMENTS,
                        rewriters,
                        languages));
    }

    private TestServer server(String provider) throws Exception {
        return server(new ConfiguredRewriters(
                new RewriteSettings(true, Duration.ofSeconds(2)),
                List.of(new ConfiguredModel(provider, model, model)),
                timers,
                timers::nanoTime));
    }

    private EventReader open(TestServer server, String question, String source) {
        var body = "{\"message\":" + Json.quote(question)
                + (conversation.isEmpty() ? "" : ",\"conversation\":\"" + conversation + "\"")
                + (source.isEmpty() ? "" : ",\"scope\":{\"sources\":[\"" + source + "\"]}") + "}";
        return new EventReader(server.openPost("/api/chat", body).body());
    }

    private void awaitCall(int number) {
        Patience.await(() -> model.calls() >= number, () -> "the model was asked " + model.calls() + " times");
    }

    /** Asks a question that the model rewrites as these words, if there are any, and answers. */
    private List<SseEvent> answer(TestServer server, String question, String source, String rewritten) {
        int before = model.calls();
        try (var stream = open(server, question, source)) {
            if (!rewritten.isEmpty()) {
                awaitCall(before + 1);
                model.says(rewritten);
                model.finishes();
                before++;
            }
            awaitCall(before + 1);
            model.says("Because [1].");
            model.finishes();
            var events = stream.rest();
            conversation = data(events.get(0)).get("conversation").text().orElseThrow();
            assertEquals(before + 1, model.calls(), "the model is asked no more than that");
            return events;
        }
    }

    private static JsonValue data(SseEvent event) {
        return Json.parse(event.data());
    }

    private static JsonValue done(List<SseEvent> events) {
        return data(events.get(events.size() - 1));
    }

    private static JsonValue sources(List<SseEvent> events) {
        return data(events.stream()
                .filter(event -> event.type().equals("sources"))
                .findFirst()
                .orElseThrow());
    }

    private static String first(List<SseEvent> events) {
        return sources(events).at("/sources/0/path").text().orElse("nothing");
    }

    private static List<String> searched(JsonValue sources) {
        return sources.get("searched").elements().stream()
                .map(wording -> wording.text().orElseThrow())
                .toList();
    }

    private static List<String> phases(List<SseEvent> events) {
        var phases = new ArrayList<String>();
        for (var event : events) {
            if (event.type().equals("status")) {
                var detail = data(event).get("detail").text();
                phases.add(data(event).get("phase").text().orElseThrow()
                        + detail.map(words -> " " + words).orElse(""));
            }
        }
        return phases;
    }

    /** The conversation goes on about something else in between, so that the words and the nearest questions lead astray. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wie richte ich den Fernzugang ein? | Wann wird die Heizung eingeschaltet? | Und wie wird das Erste wieder"
                        + " abgeschaltet? | Wie wird der Fernzugang beendet? | vpn-de",
                "怎么开启远程访问？ | 暖气什么时候开启？ | 那第一个怎么关闭？ | 怎么结束远程访问？ | vpn-zh",
                "Comment activer l'accès distant ? | Quand le chauffage s'active-t-il ? | Et le premier, comment le désactiver"
                        + " ? | Comment terminer l'accès distant ? | vpn-fr"
            })
    void aRewrittenFollowUpFindsWhatRulesDoNot(String first, String second, String third, String rewritten, String page)
            throws Exception {
        try (var server = server(Rewriters.NONE)) {
            answer(server, first, "", "");
            answer(server, second, "", "");
            assertNotEquals(page, first(answer(server, third, "", "")), "otherwise this shows nothing");
        }
        conversation = "";
        try (var server = server("openai")) {
            answer(server, first, "", "");
            answer(server, second, "", second);
            var events = answer(server, third, "", "[" + Json.quote(rewritten) + "]");

            assertEquals(page, first(events));
            assertEquals(
                    List.of("rewriting", "searching Also searching for “" + rewritten + "”.", "asking"),
                    phases(events));
            assertEquals(List.of(rewritten), searched(sources(events)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wie schalte ich den Fernzugang ab? | How do I switch off remote access? | vpn-en",
                "Wann muss eine Rechnung bezahlt sein? | When must an invoice be paid? | pay-en",
                "怎么申请休假？ | How do I request vacation? | holiday-en",
                "Quand est-ce que le chauffage est allumé ? | When is the heating switched on? | heat-en"
            })
    void aQuestionInALanguageThatTheDocumentsDoNotHaveIsAlsoSearchedInTheirs(
            String question, String translated, String page) throws Exception {
        try (var server = server("openai")) {
            var events = answer(server, question, "en", translated);

            assertEquals(page, first(events));
            assertEquals(List.of(translated), searched(sources(events)));
            var prompt = model.prompt();
            assertTrue(prompt.question().equals(question), "the answer is asked for in the reader's words");
        }
    }

    @Test
    void aFollowUpInAnotherLanguageCostsOneCallToo() throws Exception {
        try (var server = server("openai")) {
            answer(server, "How do I set up remote access?", "en", "");
            var events =
                    answer(server, "Und wie schalte ich ihn wieder ab?", "en", "How is remote access switched off?");
            assertEquals("vpn-en", first(events));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "How do I set up remote access?, en",
        "Wie richte ich den Fernzugang ein?, ''",
        "怎么开启远程访问？, ''",
        "Wie richte ich den Fernzugang ein?, de",
        "heron stop, en"
    })
    void aFirstQuestionInALanguageOfTheDocumentsCostsNoCall(String question, String source) throws Exception {
        try (var server = server("openai")) {
            var events = answer(server, question, source, "");
            assertEquals(List.of("searching", "asking"), phases(events));
            assertTrue(sources(events).get("searched").isAbsent());
            assertTrue(done(events).at("/timing/rewrite").isAbsent());
        }
    }

    @Test
    void quotesAreNeverAskedForThat() throws Exception {
        try (var server = server("quotes")) {
            answer(server, "Wie schalte ich den Fernzugang ab?", "en", "");
            answer(server, "Und was noch?", "en", "");
        }
    }

    @Test
    void itsTokensAndItsTimeAreCounted() throws Exception {
        try (var server = server("openai")) {
            var events =
                    answer(server, "Wie schalte ich den Fernzugang ab?", "en", "How is remote access switched off?");

            assertEquals(14L, done(events).at("/usage/inputTokens").integer().orElseThrow());
            assertEquals(6L, done(events).at("/usage/outputTokens").integer().orElseThrow());
            assertFalse(done(events).at("/timing/rewrite").isAbsent());
            assertTrue(done(events).at("/timing/rewriteSkipped").isAbsent());
        }
    }

    @Test
    void theSameQuestionIsRewrittenOnce() throws Exception {
        try (var server = server("openai")) {
            answer(server, "Wie schalte ich den Fernzugang ab?", "en", "How is remote access switched off?");
            conversation = "";
            var events = answer(server, "Wie schalte ich den Fernzugang ab?", "en", "");

            assertEquals("vpn-en", first(events));
            assertEquals(7L, done(events).at("/usage/inputTokens").integer().orElseThrow());
        }
    }

    @Test
    void whatWasSearchedIsKeptWithTheAnswer() throws Exception {
        try (var server = server("openai")) {
            answer(server, "Wie schalte ich den Fernzugang ab?", "en", "How is remote access switched off?");

            var stored = server.get("/api/conversations/" + conversation).body();
            assertEquals(
                    List.of("How is remote access switched off?"),
                    searched(Json.parse(stored).at("/turns/0/details/sources")));
        }
    }

    /** What a model says instead. The answer is as it is without it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "[]",
                "I'm sorry, but I can't help with that.",
                "<think>The user wants to know how",
                "Wie schalte ich den Fernzugang wieder ab, und wie ist das?",
                "Type heron.service.stop in the terminal.",
                "Remote access is switched off with the command in the terminal [1]."
            })
    void nonsenseMakesNothingWorse(String nonsense) throws Exception {
        var question = "Wie schalte ich den Fernzugang ab?";
        List<SseEvent> without;
        try (var server = server(Rewriters.NONE)) {
            without = answer(server, question, "en", "");
        }
        conversation = "";
        try (var server = server("openai")) {
            assertSkipped(without, answer(server, question, "en", nonsense));
        }
    }

    private static void assertSkipped(List<SseEvent> without, List<SseEvent> events) {
        assertEquals(List.of("rewriting", SKIPPED, "asking"), phases(events));
        assertEquals(sources(without).toString(), sources(events).toString());
        assertEquals("stop", done(events).get("finish").text().orElseThrow());
        assertFalse(done(events).at("/timing/rewriteSkipped").isAbsent());
        assertTrue(done(events).at("/timing/rewrite").isAbsent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"never calls back", "refuses the key"})
    void theAnswerComesWithoutItIfTheModel(String trouble) throws Exception {
        var question = "Wie schalte ich den Fernzugang ab?";
        List<SseEvent> without;
        try (var server = server(Rewriters.NONE)) {
            without = answer(server, question, "en", "");
        }
        conversation = "";
        try (var server = server("openai");
                var stream = open(server, question, "en")) {
            awaitCall(2);
            if (trouble.equals("refuses the key")) {
                model.fails(ModelFailure.UNAUTHORIZED);
            } else {
                timers.advance(Duration.ofSeconds(2));
                model.awaitStopped();
            }
            awaitCall(3);
            model.says("Because [1].");
            model.finishes();
            assertSkipped(without, stream.rest());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void evenAnErrorDoesNotHarmTheAnswer(boolean thrown) throws Exception {
        Rewriter broken = request -> {
            var error = new StackOverflowError("as the test requires");
            if (thrown) {
                throw error;
            }
            return CompletableFuture.failedFuture(error);
        };
        try (var server = server(chosen -> Optional.of(broken))) {
            var events = answer(server, "Wie schalte ich den Fernzugang ab?", "en", "");
            assertEquals(List.of("rewriting", SKIPPED, "asking"), phases(events));
        }
    }

    @Test
    void aStopEndsTheAnswerAtOnceAndTheModelToo() throws Exception {
        try (var server = server("openai");
                var stream = open(server, "Wie schalte ich den Fernzugang ab?", "en")) {
            awaitCall(1);
            var seen = new ArrayList<>(List.of(stream.next()));

            assertEquals(204, stop(server, seen).statusCode());
            seen.addAll(stream.rest());

            assertEquals(List.of("rewriting"), phases(seen));
            assertEquals("stopped", done(seen).get("finish").text().orElseThrow());
            model.awaitStopped();
        }
        assertEquals(1, model.calls());
        assertEquals(0, timers.pending(), "no timer is left");
    }

    @Test
    void nobodyIsAskedForWordingsIfTheAnswerWasStoppedBefore() throws Exception {
        var looking = new Gate();
        var languages = new DocumentLanguages(scope -> {
            looking.pass();
            return index.languages(scope);
        });
        var asked = new AtomicBoolean();
        Rewriter noting = request -> {
            asked.set(true);
            return new CompletableFuture<>();
        };
        try (var server = server(chosen -> Optional.of(noting), languages);
                var stream = open(server, "Wie schalte ich den Fernzugang ab?", "en")) {
            var seen = List.of(stream.next());
            looking.awaitReached();
            assertEquals(204, stop(server, seen).statusCode());
            looking.open();
            assertEquals("stopped", done(stream.rest()).get("finish").text().orElseThrow());
        }
        assertFalse(asked.get());
    }

    @Test
    void whatCannotBeCancelledDoesNotDelayTheStop() throws Exception {
        var late = new Gate();
        var begun = new CompletableFuture<Rewriting>() {
            @Override
            public boolean cancel(boolean mayInterrupt) {
                late.pass();
                complete(Rewriting.of(List.of("late"), null));
                return false;
            }
        };
        try (var server = server(chosen -> Optional.of(request -> begun));
                var stream = open(server, "Wie schalte ich den Fernzugang ab?", "en")) {
            var seen = new ArrayList<SseEvent>();
            while (!phases(seen).contains("rewriting")) {
                seen.add(stream.next());
            }
            var stopped = CompletableFuture.runAsync(() -> stop(server, seen));
            assertEquals("stopped", done(stream.rest()).get("finish").text().orElseThrow());
            late.open();
            stopped.join();
        }
        assertEquals(0, model.calls(), "what comes after the stop has no effect");
    }

    private static HttpResponse<String> stop(TestServer server, List<SseEvent> seen) {
        var answer = data(seen.get(0)).get("answer").text().orElseThrow();
        return server.post("/api/answers/" + answer + "/stop", "{}");
    }
}
