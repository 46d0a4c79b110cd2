package dev.docent.answer;

import static dev.docent.testing.Callers.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.StoreShares;
import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Chunk;
import dev.docent.corpus.Document;
import dev.docent.corpus.DocumentNames;
import dev.docent.corpus.Location;
import dev.docent.corpus.Narrowing;
import dev.docent.corpus.OriginAddresses;
import dev.docent.corpus.Scope;
import dev.docent.index.EmbeddedChunk;
import dev.docent.journal.Frame;
import dev.docent.journal.NumberedFrame;
import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.ModelFailure;
import dev.docent.model.Usage;
import dev.docent.prompt.PromptBuilder;
import dev.docent.prompt.ToolCall;
import dev.docent.rerank.Rerankers;
import dev.docent.retrieval.DocumentScopes;
import dev.docent.retrieval.HybridRetriever;
import dev.docent.retrieval.Retriever;
import dev.docent.security.Caller;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.InMemoryConversationStore;
import dev.docent.testing.JournalText;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.ScriptedModel;
import dev.docent.threads.Shares;
import dev.docent.tools.DocumentTools;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** An answer whose model looks into the documents, from its first prompt to its end. */
class StepsTest {
    /** A question that shares only one word with the documents. */
    private static final String FAR = "alpha weather tomorrow Lisbon town city sun rain wind";

    private static final LookLimits LIMITS = new LookLimits(3, 1000, Duration.ofSeconds(60));

    private final ScriptedModel model = new ScriptedModel();
    private final InMemoryConversationStore store = new InMemoryConversationStore(Clock.systemUTC());
    private final StepExecutor threads = new StepExecutor();
    private final ManualScheduler scheduler = new ManualScheduler();
    private final FakeEmbedder embedder = new FakeEmbedder();
    private final InMemoryChunkIndex index = new InMemoryChunkIndex();
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger callIds = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger searches = new AtomicInteger();
    private Function<Caller, Scope> rights = caller -> Scope.EVERYTHING;
    private Executor pool = threads;
    private boolean searchFails;

    StepsTest() {
        put("guide", "guide/a.md", "alpha means beta");
        put("guide", "guide/b.md", "gamma means delta");
        put("guide", "guide/c.md", "epsilon\nzeta\neta");
        put("secret", "secret/s.md", "gamma is in the password of the vault of the house");
        index.refresh();
    }

    private void put(String source, String path, String text) {
        var chunk =
                new Chunk(new Location(path, 1, (int) text.lines().count()), path, List.of(), BlockKind.PROSE, text);
        var embedded = new EmbeddedChunk(chunk, embedder.embed(chunk.embeddedText()));
        index.put(source, "1", new Document(path, path, text, List.of()), List.of(embedded));
    }

    private Answers answers(LookLimits limits) {
        Retriever retriever = query -> {
            searches.incrementAndGet();
            if (searchFails && query.text().equals("gamma")) {
                throw new IllegalStateException("as the test requires");
            }
            return new HybridRetriever(index, embedder).retrieve(query);
        };
        return new Answers(
                new AnswerSettings(
                        3,
                        2,
                        8,
                        limits,
                        new AnswerSettings.AnswerSizes(100, 10_000, 99, 1 << 20),
                        new AnswerSettings.AnswerTimes(Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ZERO)),
                new AnswerSources(
                        new Models(List.of(model)),
                        new PassageSearch(
                                retriever, Rerankers.NONE, new DocumentScopes(index::paths, DocumentNames.ONE)),
                        new PromptBuilder(0),
                        OriginAddresses.NONE,
                        caller -> rights.apply(caller),
                        new DocumentTools(retriever, index, embedder)),
                store,
                StoreShares.same(Shares.firstCome(Runnable::run)),
                new AnswerRuntime(
                        task -> pool.execute(task),
                        1,
                        scheduler,
                        scheduler.clock(),
                        nanos::get,
                        () -> "id" + ids.incrementAndGet()));
    }

    private Answer ask(Answers answers) {
        return ask(answers, "alpha?", Narrowing.NONE);
    }

    private Answer ask(Answers answers, String message, Narrowing scope) {
        var asked = new Question.Asked(message, null, scope);
        var answer = answers.ask(new Question(caller("ann"), asked, new Question.Destination(null, null), null))
                .toCompletableFuture()
                .join();
        threads.runAll();
        return answer;
    }

    private Answer ask() {
        return ask(answers(LIMITS));
    }

    private ToolCall search(String query) {
        return call("search", "{\"query\":\"" + query + "\"}");
    }

    private ToolCall call(String name, String arguments) {
        return new ToolCall("call" + callIds.incrementAndGet(), name, arguments);
    }

    private void looksFor(ToolCall... calls) {
        model.asksFor(calls);
        threads.runAll();
    }

    private static List<Frame> frames(Answer answer) {
        return answer.journal().framesAfter(0, 1000).stream()
                .map(NumberedFrame::frame)
                .toList();
    }

    private static List<String> story(Answer answer) {
        var story = new ArrayList<String>();
        for (var frame : frames(answer)) {
            if (frame instanceof Frame.Status status) {
                story.add(status.phase() + (status.detail() == null ? "" : " " + status.detail()));
            } else if (frame instanceof Frame.Sources sources) {
                sources.sources()
                        .forEach(source -> story.add(
                                "[" + source.n() + "] " + source.where().path()));
            } else if (frame instanceof Frame.Text text) {
                story.add("\"" + text.text() + "\"");
            } else {
                story.add(Frame.CODEC.event(frame));
            }
        }
        return story;
    }

    private static Frame.Done done(Answer answer) {
        return (Frame.Done) last(answer);
    }

    private static Frame last(Answer answer) {
        var all = frames(answer);
        return all.get(all.size() - 1);
    }

    /** Returns the results that the model has just got. */
    private List<String> results() {
        var rounds = model.prompt().looking().rounds();
        return rounds.get(rounds.size() - 1).results().stream()
                .map(result -> result.text())
                .toList();
    }

    @Test
    void anAnswerToASimpleQuestionTakesNoFurtherCall() {
        var answer = ask();
        model.says("Beta [1].");
        model.finishes();

        assertEquals(1, model.calls());
        assertEquals(1, searches.get());
        assertEquals(
                List.of("start", "SEARCHING", "[1] guide/a.md", "ASKING", "\"Beta [1].\"", "citations", "done"),
                story(answer));
    }

    @Test
    void eachLookupIsAStepAndTheNumbersGoOn() {
        var answer = ask();
        model.says("Alpha is beta [1].");
        looksFor(search("gamma"), call("read", "{\"path\":\"guide/c.md\",\"start\":2,\"end\":3}"));
        model.says("Gamma is delta [2]; and [4][9].");
        model.finishes();

        assertEquals(2, model.calls());
        assertEquals(
                List.of(
                        "start",
                        "SEARCHING",
                        "[1] guide/a.md",
                        "ASKING",
                        "\"Alpha is beta [1].\"",
                        "LOOKING Looking for “gamma”",
                        "[2] guide/b.md",
                        "[3] secret/s.md",
                        "LOOKING Reading guide/c.md:2-3",
                        "[4] guide/c.md",
                        "ASKING",
                        "\"\n\nGamma is delta [2]; and [4][9].\"",
                        "citations",
                        "done"),
                story(answer));
        assertEquals(
                List.of(1, 2, 4),
                frames(answer).stream()
                        .filter(Frame.Citations.class::isInstance)
                        .flatMap(frame -> ((Frame.Citations) frame).used().stream())
                        .toList());
    }

    @Test
    void thatTheDocumentsProbablyDoNotAnswerIsSaidWhenTheModelHasFoundNothingElse() {
        var answer = ask(answers(LIMITS), FAR, Narrowing.NONE);
        looksFor(search("gamma"));
        model.says("They do not say [1].");
        model.finishes();

        assertEquals(List.of(AbsenceNotice.NEAREST), notices(answer));
        var story = story(answer);
        assertEquals(List.of("notice", "citations", "done"), story.subList(story.size() - 3, story.size()));
    }

    @Test
    void aCitationOfWhatWasFoundLaterTakesItBack() {
        var answer = ask(answers(LIMITS), FAR, Narrowing.NONE);
        int first = model.prompt().passages().size();
        looksFor(call("read", "{\"path\":\"guide/c.md\",\"start\":2,\"end\":3}"));
        model.says("It is zeta [" + (first + 1) + "].");
        model.finishes();

        assertEquals(List.of(), notices(answer));
    }

    @Test
    void aModelThatCannotLookFurtherIsPrecededByIt() {
        var answer = ask(answers(new LookLimits(0, 1000, Duration.ofSeconds(60))), FAR, Narrowing.NONE);

        assertEquals(List.of(AbsenceNotice.NEAREST), notices(answer));
        model.says("They do not say.");
        model.finishes();
        assertEquals(List.of(AbsenceNotice.NEAREST), notices(answer));
    }

    private static List<Frame> notices(Answer answer) {
        return frames(answer).stream().filter(Frame.Notice.class::isInstance).toList();
    }

    @Test
    void theModelGetsTheResultsWithWhatItHasSaid() {
        ask();
        model.says("Hm. ");
        looksFor(search("gamma"));

        var looking = model.prompt().looking();
        assertTrue(looking.open());
        assertEquals("Hm. ", looking.rounds().get(0).text());
        assertTrue(
                results().get(0).contains("passage [2] guide/b.md:1-1"),
                results().get(0));
        assertEquals(3, model.prompt().passages().size());
    }

    @Test
    void theScopeOfAQuestionLimitsItsSearchAndItsTools() {
        var scope = new Narrowing(Set.of(), Set.of("secret/", "guide/c.md"), Set.of());
        rights = caller -> new Scope.Sources(Set.of("guide"));
        var answer = ask(answers(LIMITS), "epsilon gamma?", scope);
        looksFor(
                search("gamma"),
                call("list", "{\"glob\":\"**\"}"),
                call("read", "{\"path\":\"guide/b.md\",\"start\":1,\"end\":1}"),
                call("search", "{\"query\":\"gamma\",\"source\":\"guide\"}"));

        assertTrue(story(answer).contains("[1] guide/c.md"), story(answer).toString());
        assertFalse(story(answer).stream().anyMatch(step -> step.startsWith("[2]")), "neither b.md nor the secret");
        assertEquals(
                "===== list of documents\nguide/c.md\n===== end of list of documents",
                results().get(1));
        assertTrue(
                results().get(2).startsWith("There is no document"), results().get(2));
        assertEquals(scope, store.turn(caller("ann"), answer.id()).orElseThrow().scope());
    }

    @Test
    void theTokensOfAllRoundsAreCounted() {
        var answer = ask();
        looksFor(search("gamma"));
        model.says("Delta.");
        model.finishes(new Usage(20, 5, false, null));

        assertEquals(new Frame.Usage(27, 8, null, null, null), done(answer).usage());
    }

    @Test
    void aModelThatNeverStopsAskingIsToldToAnswer() {
        var answer = ask();
        looksFor(search("gamma"));
        looksFor(search("epsilon"));
        assertTrue(model.prompt().looking().open());
        looksFor(search("delta"));

        assertFalse(model.prompt().looking().open());
        assertTrue(
                results().get(0).endsWith("Answer now with what you have."),
                results().get(0));
        looksFor(search("theta"));
        assertEquals(ModelFailure.EMPTY_ANSWER.code(), ((Frame.Failed) last(answer)).code());
        assertEquals(4, model.calls());
    }

    @Test
    void aModelThatAsksInItsLastRoundButHasSaidSomethingHasAnswered() {
        var answer = ask(answers(new LookLimits(1, 1000, Duration.ofSeconds(60))));
        looksFor(search("gamma"));
        model.says("Delta.");
        looksFor(search("epsilon"));

        assertEquals(Frame.Finish.STOP, done(answer).finish());
        assertEquals(2, model.calls());
    }

    @Test
    void withoutStepsNoToolsAreOffered() {
        ask(answers(new LookLimits(0, 1000, Duration.ofSeconds(60))));

        assertFalse(model.prompt().looking().isPossible());
    }

    @Test
    void theBudgetOfTokensEndsTheLooking() {
        ask(answers(new LookLimits(3, 2, Duration.ofSeconds(60))));
        looksFor(search("gamma"), search("epsilon"));

        assertTrue(
                results().get(1).startsWith("Nothing more can be looked up"),
                results().get(1));
        assertFalse(model.prompt().looking().open());
    }

    @Test
    void theBudgetOfTimeEndsTheLookingAndIsPassedOn() {
        ask();
        nanos.set(Duration.ofSeconds(60).toNanos());
        looksFor(search("gamma"));

        assertFalse(model.prompt().looking().open());
        assertEquals(Duration.ofSeconds(60), model.prompt().looking().spent());
    }

    @Test
    void ofManyCallsAtOnceOnlyTheFirstOnesAreDone() {
        var answer = ask();
        var calls = new ToolCall[10];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = call("list", "{\"glob\":\"" + i + "\"}");
        }
        looksFor(calls);

        assertTrue(
                results().get(8).startsWith("Only 8 calls are done at once"),
                results().get(8));
        assertEquals(
                8, story(answer).stream().filter(it -> it.startsWith("LOOKING")).count());
    }

    @Test
    void wrongCallsAreToldToTheModelAndAreNoSteps() {
        var answer = ask();
        looksFor(call("fly", "{}"), call("search", "oops"), call("search", "{}"), search("gamma"), search("gamma"));

        assertTrue(results().get(0).startsWith("There is no tool \"fly\""));
        assertTrue(results().get(1).startsWith("The arguments are not a JSON object"));
        assertTrue(results().get(2).startsWith("The argument \"query\" is missing"));
        assertTrue(results().get(4).startsWith("You have made this call before"));
        assertEquals(
                List.of("LOOKING Looking for “gamma”"),
                story(answer).stream().filter(it -> it.startsWith("LOOKING")).toList());
    }

    @Test
    void aLookupThatFailsDoesNotEndTheAnswer() {
        searchFails = true;
        var answer = ask();
        looksFor(search("gamma"));
        assertEquals(List.of("This lookup failed. Go on without it."), results());
        model.says("No idea.");
        model.finishes();

        assertEquals(Frame.Finish.STOP, done(answer).finish());
    }

    @Test
    void whenTheThreadsAreBusyTheModelAnswersWithWhatItHas() {
        var answer = ask();
        pool = task -> {
            throw new RejectedExecutionException("as the test requires");
        };
        model.asksFor(search("gamma"));

        assertFalse(model.prompt().looking().open());
        assertTrue(results().get(0).startsWith("Nothing can be looked up at the moment."));
        model.says("Beta.");
        model.finishes();
        assertEquals(Frame.Finish.STOP, done(answer).finish());
    }

    @Test
    void aStopWhileSomethingIsLookedUpEndsTheAnswerAndAsksNoMore() {
        var answers = answers(LIMITS);
        var answer = ask(answers);
        model.says("Alpha.");
        model.asksFor(search("gamma"));
        answers.stop(caller("ann"), answer.id(), Integer.MAX_VALUE);
        threads.runAll();

        assertEquals(Frame.Finish.STOPPED, done(answer).finish());
        assertEquals(new Frame.Usage(7, 3), done(answer).usage());
        assertEquals("Alpha.", JournalText.upTo(answer.journal(), 100));
        assertEquals(1, model.calls());
        assertEquals(0, answers.running());
    }

    @Test
    void aStopInALaterRoundStopsItsModelCall() {
        var answers = answers(LIMITS);
        var answer = ask(answers);
        looksFor(search("gamma"));
        model.says("Delta");
        assertFalse(model.wasStopped());
        answers.stop(caller("ann"), answer.id(), Integer.MAX_VALUE);

        assertTrue(model.wasStopped());
        assertEquals(Frame.Finish.STOPPED, done(answer).finish());
    }

    @Test
    void aFailureInALaterRoundKeepsWhatWasWritten() {
        var answer = ask();
        model.says("Alpha.");
        looksFor(search("gamma"));
        model.fails(ModelFailure.CUT_OFF);

        assertEquals("model_cut_off", ((Frame.Failed) last(answer)).code());
        assertEquals("Alpha.", JournalText.upTo(answer.journal(), 100));
    }

    @Test
    void theReasoningOfTwoRoundsIsTwoParagraphs() {
        var answer = ask();
        model.thinks("One.");
        looksFor(search("gamma"));
        model.thinks("Two.");
        model.says("Delta.");
        model.finishes();

        assertEquals(
                List.of("One.", "\n\nTwo."),
                frames(answer).stream()
                        .filter(Frame.Reasoning.class::isInstance)
                        .map(frame -> ((Frame.Reasoning) frame).text())
                        .toList());
    }

    @Test
    void theModelSeesOnlyWhatTheAskerMaySee() {
        rights = caller ->
                caller.id().equals(caller("ann").id()) ? new Scope.Sources(Set.of("guide")) : Scope.EVERYTHING;
        var answer = ask();
        looksFor(
                search("gamma password"),
                call("read", "{\"path\":\"secret/s.md\",\"start\":1,\"end\":1}"),
                call("list", "{\"glob\":\"**\"}"));

        assertFalse(String.join("\n", results()).contains("vault"), results().get(0));
        assertFalse(results().get(2).contains("secret"), results().get(2));
        assertEquals(
                List.of("[1] guide/a.md", "[2] guide/b.md"),
                story(answer).stream().filter(it -> it.startsWith("[")).toList());
    }

    @Test
    void allSourcesAreStoredWithTheTurn() {
        var answer = ask();
        looksFor(search("gamma"));
        model.says("Delta [2].");
        model.finishes(new Completion(FinishReason.STOP));

        var turn = store.turn(caller("ann"), answer.id()).orElseThrow();
        assertEquals(
                List.of(1, 2, 3),
                turn.frames(Frame.Sources.class).stream()
                        .flatMap(frame -> frame.sources().stream())
                        .map(Frame.Source::n)
                        .toList());
        assertEquals("Delta.", Turns.withoutCitations(turn));
    }

    /** The model may answer in the thread that asks it, and even ask for something. */
    @Test
    void aModelThatAsksAtOnceIsAskedAgain() {
        var answers = answers(LIMITS);
        pool = Runnable::run;
        var answer = answers.ask(new Question(caller("ann"), "alpha?", null, null, null))
                .toCompletableFuture()
                .join();
        for (int i = 0; i < 3; i++) {
            model.asksFor(search("gamma" + i));
        }
        model.says("Delta.");
        answers.stop(caller("ann"), answer.id(), Integer.MAX_VALUE);

        assertEquals(Frame.Finish.STOPPED, done(answer).finish());
        assertEquals(4, model.calls());
    }
}
