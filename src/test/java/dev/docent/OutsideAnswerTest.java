package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.Document;
import dev.docent.json.Json;
import dev.docent.json.JsonValue;
import dev.docent.model.ChatModel;
import dev.docent.model.FallbackModel;
import dev.docent.model.ModelFailure;
import dev.docent.model.RetryPolicy;
import dev.docent.model.ToolsModel;
import dev.docent.prompt.ToolCall;
import dev.docent.quotes.QuotesModel;
import dev.docent.quotes.WordScorer;
import dev.docent.retrieval.Passage;
import dev.docent.retrieval.Retrieval;
import dev.docent.settings.OutsideAnswers;
import dev.docent.sse.SseEvent;
import dev.docent.testing.EventReader;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Passages;
import dev.docent.testing.Patience;
import dev.docent.testing.ScriptedModel;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What models say that the documents do not, through the whole server. */
class OutsideAnswerTest {
    private static final String OUTSIDE =
            "Not from your documents. They probably do not answer this question, so this answer"
                    + " may be from what the model knows.";
    private static final String RULE = "Only then you may answer from what you know in general.";
    private static final ToolCall READ =
            new ToolCall("c1", "read", "{\"path\":\"guide/more.md\",\"start\":1,\"end\":2}");

    private final ScriptedModel scripted = new ScriptedModel();
    private final ManualScheduler timers = new ManualScheduler();

    /** A model without tools. */
    private final ChatModel model = new ToolsModel(scripted, false, timers::nanoTime);

    private final QuotesModel quotes = new QuotesModel(new WordScorer(), Runnable::run, timers, Duration.ZERO);
    private volatile Retrieval found = nearest(3);
    private TestServer server;

    private static Retrieval nearest(int count) {
        return new Retrieval(passages(count), false);
    }

    private static List<Passage> passages(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> Passages.passage("guide/" + n + ".md", "Start it with one command."))
                .toList();
    }

    private void start(OutsideAnswers outside, ChatModel... models) throws Exception {
        server = new TestServer(List.of(models), outside, query -> found);
        var more = new Document("guide/more.md", "More", "The moon\nis far.", List.of());
        server.index.put("guide", "1", more, List.of());
        server.index.refresh();
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    private EventReader open(String fields) {
        return new EventReader(server.openPost("/api/chat", "{\"message\":\"How far is the moon?\"" + fields + "}")
                .body());
    }

    /** Asks, and returns the events of an answer that the model writes at once. */
    private List<SseEvent> answer(String text) {
        try (var stream = open("")) {
            scripted.awaitAsked();
            scripted.says(text);
            scripted.finishes();
            return stream.rest();
        }
    }

    private static List<String> story(List<SseEvent> events) {
        return events.stream()
                .filter(event -> !event.type().equals("status"))
                .map(event -> switch (event.type()) {
                    case "message" -> text(event, "text");
                    case "notice" -> text(event, "code");
                    default -> event.type();
                })
                .toList();
    }

    private static String text(SseEvent event, String field) {
        return Json.parse(event.data()).get(field).text().orElseThrow();
    }

    private static String id(List<SseEvent> events) {
        return text(events.get(0), "answer");
    }

    private JsonValue json(String path, String... headers) {
        return Json.parse(server.get(path, headers).body());
    }

    private String rules() {
        return scripted.prompt().rules();
    }

    @Test
    void unlessAllowedTheModelIsToldNothingOfWhatItKnows() throws Exception {
        start(OutsideAnswers.REFUSE, model);

        var events = answer("The documents do not say that.");

        assertEquals(
                List.of("start", "sources", "not_in_documents", "The documents do not say that.", "citations", "done"),
                story(events));
        assertFalse(rules().contains("what you know"), this::rules);
    }

    @Test
    void aModelThatMayAnswersFromWhatItKnowsAfterTheReaderWasTold() throws Exception {
        start(OutsideAnswers.ALLOW, model);

        var events = answer("Not in the documents: 384,400 km.");

        assertEquals(
                List.of(
                        "start",
                        "sources",
                        "outside_documents",
                        "Not in the documents: 384,400 km.",
                        "citations",
                        "done"),
                story(events));
        assertTrue(rules().contains(RULE), this::rules);
        assertTrue(scripted.prompt().chat().get(0).text().startsWith("These passages are the nearest ones"));
    }

    @Test
    void readersAreToldIfNothingWasFoundAtAll() throws Exception {
        found = nearest(0);
        start(OutsideAnswers.ALLOW, scripted);

        assertEquals(
                List.of("start", "sources", "outside_documents", "Far.", "citations", "done"), story(answer("Far.")));
        assertTrue(rules().contains(RULE), this::rules);
    }

    @Test
    void aQuestionThatTheDocumentsMayAnswerIsAnsweredFromThemOnly() throws Exception {
        found = new Retrieval(passages(3), true);
        start(OutsideAnswers.ALLOW, model);

        assertEquals(List.of("start", "sources", "So [1].", "citations", "done"), story(answer("So [1].")));
        assertFalse(rules().contains("what you know"), this::rules);
    }

    @Test
    void theNoticeIsStoredAndReplayedInEveryForm() throws Exception {
        start(OutsideAnswers.ALLOW, model);

        var events = answer("384,400 km.");

        var path = "/api/answers/" + id(events);
        var notice = "[{\"code\":\"outside_documents\",\"message\":\"" + OUTSIDE + "\"}]";
        assertEquals(notice, json(path).at("/details/notices").toString());
        var conversation = json("/api/conversations/" + text(events.get(0), "conversation"));
        assertEquals(
                notice,
                conversation
                        .get("turns")
                        .elements()
                        .get(0)
                        .at("/details/notices")
                        .toString());
        try (var replay = new EventReader(server.openGet(path + "/events").body())) {
            assertEquals(events, replay.rest());
        }
        var polled = json(path + "/events?wait=0", "Accept", "application/json")
                .get("events")
                .elements();
        assertEquals(
                1,
                polled.stream()
                        .filter(event -> event.toString().contains(OUTSIDE))
                        .count());
    }

    /** Programs that know only text would show their readers an answer from nowhere. */
    @Test
    void thePlainFormSaysItInItsText() throws Exception {
        start(OutsideAnswers.ALLOW, model);
        try (var stream = new EventReader(
                server.openPost("/chat", "{\"message\":\"How far?\"}").body())) {
            scripted.awaitAsked();
            scripted.says("384,400 km.");
            scripted.finishes();
            var events = stream.rest();

            assertEquals(
                    List.of("notice", "message", "message", "message"),
                    events.stream().map(SseEvent::type).toList());
            assertEquals("outside_documents", text(events.get(0), "code"));
            assertEquals(
                    List.of("\n\n" + OUTSIDE + "\n\n", "384,400 km.", "[DONE]"),
                    events.stream().skip(1).map(SseEvent::data).toList());
        }
    }

    @Test
    void aModelWithToolsLooksFirstAndReadersAreToldWhenItHasAnswered() throws Exception {
        start(OutsideAnswers.ALLOW, scripted);
        try (var stream = open("")) {
            scripted.awaitAsked();
            assertTrue(rules().contains("If you have tools, look first."), this::rules);
            scripted.asksFor(READ);
            awaitCalls(2);
            assertTrue(rules().contains(RULE), this::rules);
            scripted.says("384,400 km.");
            scripted.finishes();

            assertEquals(
                    List.of("start", "sources", "sources", "384,400 km.", "outside_documents", "citations", "done"),
                    story(stream.rest()));
        }
    }

    @Test
    void anAnswerFromWhatAModelHasFoundLaterIsNotFromOutside() throws Exception {
        start(OutsideAnswers.ALLOW, scripted);
        try (var stream = open("")) {
            scripted.awaitAsked();
            scripted.asksFor(READ);
            awaitCalls(2);
            scripted.says("It is far [4].");
            scripted.finishes();

            assertEquals(
                    List.of("start", "sources", "sources", "It is far [4].", "citations", "done"),
                    story(stream.rest()));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerThatEndsEarlyIsMarkedToo(boolean stops) throws Exception {
        start(OutsideAnswers.ALLOW, scripted);
        try (var stream = open("")) {
            scripted.awaitAsked();
            scripted.says("384,400");
            if (stops) {
                server.post("/api/answers/" + text(stream.next(), "answer") + "/stop", "{}");
            } else {
                scripted.fails(ModelFailure.CUT_OFF);
            }

            var story = story(stream.rest());
            assertTrue(story.contains("outside_documents"), story::toString);
        }
    }

    /** The check of citations marks those that do not hold, as in any other answer. */
    @Test
    void aNumberOfAPassageIsACitationAndAnyOtherIsText() throws Exception {
        start(OutsideAnswers.ALLOW, model);

        var events = answer("It is [2] far [7].");

        assertEquals(
                List.of("start", "sources", "outside_documents", "It is [2] far [7].", "citations", "done"),
                story(events));
        assertEquals(
                "[2]",
                json("/api/answers/" + id(events)).at("/details/citations/used").toString());
    }

    @Test
    void quotesNeverAnswerFromOutside() throws Exception {
        start(OutsideAnswers.ALLOW, quotes);
        try (var stream = open("")) {
            var story = story(stream.rest());

            assertEquals(List.of("start", "sources", "not_in_documents"), story.subList(0, 3));
        }
    }

    @Test
    void theModelOfTheRequestDecides() throws Exception {
        start(OutsideAnswers.ALLOW, quotes, model);
        try (var stream = open(",\"model\":\"scripted\"")) {
            scripted.awaitAsked();
            scripted.says("384,400 km.");
            scripted.finishes();

            assertTrue(story(stream.rest()).contains("outside_documents"));
        }
    }

    /** The mark comes before anybody knows who answers, and an excerpt of the documents must not have it. */
    @Test
    void aModelWithQuotesAsItsSubstituteAnswersFromTheDocumentsOnly() throws Exception {
        start(
                OutsideAnswers.ALLOW,
                new FallbackModel("m", List.of(model, quotes), RetryPolicy.standard(() -> 1), timers));

        var story = story(answer("They do not say it."));

        assertTrue(story.contains("not_in_documents"), story::toString);
        assertFalse(rules().contains("what you know"), this::rules);
    }

    @Test
    void aSubstituteThatKnowsMoreAnswersFromOutside() throws Exception {
        var second = new ScriptedModel();
        var models = List.of(model, new ToolsModel(second, false, timers::nanoTime));
        start(OutsideAnswers.ALLOW, new FallbackModel("m", models, RetryPolicy.standard(() -> 1), timers));
        try (var stream = open("")) {
            scripted.awaitAsked();
            scripted.fails(ModelFailure.UNAUTHORIZED);
            timers.advance(Duration.ofMillis(1));
            second.awaitAsked();
            second.says("384,400 km.");
            second.finishes();

            assertEquals(
                    List.of("start", "sources", "outside_documents", "384,400 km.", "citations", "done"),
                    story(stream.rest()));
            assertTrue(second.prompt().rules().contains(RULE));
        }
    }

    @Test
    void whatContinuesAnAnswerMayAlsoComeFromOutside() throws Exception {
        start(OutsideAnswers.ALLOW, model);
        String begun;
        try (var stream = open("")) {
            scripted.awaitAsked();
            scripted.says("Not in the documents: 384");
            scripted.fails(ModelFailure.CUT_OFF);
            begun = id(stream.rest());
        }
        try (var stream = new EventReader(
                server.openPost("/api/chat", "{\"continue\":\"" + begun + "\"}").body())) {
            awaitCalls(2);
            scripted.says(",400 km.");
            scripted.finishes();

            assertTrue(story(stream.rest()).contains("outside_documents"));
            assertTrue(rules().contains(RULE), this::rules);
        }
    }

    private void awaitCalls(int calls) {
        Patience.await(() -> scripted.calls() == calls, () -> "asked " + scripted.calls() + " times");
    }
}
