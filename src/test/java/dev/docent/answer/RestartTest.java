package dev.docent.answer;

import static dev.docent.testing.Callers.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.StoreException;
import dev.docent.conversation.StoreShares;
import dev.docent.conversation.TurnStatus;
import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Location;
import dev.docent.corpus.Narrowing;
import dev.docent.corpus.Span;
import dev.docent.journal.Frame;
import dev.docent.journal.NumberedFrame;
import dev.docent.model.ModelFailure;
import dev.docent.model.Usage;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.prompt.Message;
import dev.docent.prompt.PromptBuilder;
import dev.docent.retrieval.Passage;
import dev.docent.retrieval.Retrieval;
import dev.docent.testing.FaultyConversationStore;
import dev.docent.testing.InMemoryConversationStore;
import dev.docent.testing.JournalText;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Patience;
import dev.docent.testing.ScriptedModel;
import dev.docent.threads.Shares;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What the database has of running answers, and what the next process finds. */
class RestartTest {
    private static final Retrieval FOUND = new Retrieval(
            List.of(new Passage(
                    new Location("guide/a.md", "r1", new Span.Lines(3, 9)),
                    "A",
                    List.of("A"),
                    BlockKind.PROSE,
                    "text",
                    0.5)),
            true);
    private static final Duration BATCH = RunningTurns.INTERVAL;

    private final FaultyConversationStore store =
            new FaultyConversationStore(new InMemoryConversationStore(Clock.systemUTC()));
    private final List<String> searched = new ArrayList<>();
    private Retrieval found = FOUND;
    private int lastId;
    private ScriptedModel model = new ScriptedModel();
    private StepExecutor threads = new StepExecutor();
    private ManualScheduler scheduler = new ManualScheduler();
    private Answers answers = start(Clock.systemUTC());

    private Answers start(Clock clock) {
        return new Answers(
                new AnswerSettings(10, 10, 1000, 10_000, Duration.ofSeconds(60), Duration.ofMinutes(10)),
                new AnswerSources(
                        new Models(List.of(model)),
                        query -> {
                            searched.add(query.text() + query.history());
                            return found;
                        },
                        new PromptBuilder(PromptBuilder.DEFAULT_HISTORY_CHARS)),
                store,
                StoreShares.same(Shares.firstCome(Runnable::run)),
                new AnswerRuntime(threads, 1, scheduler, clock, () -> 0, () -> "id" + ++lastId));
    }

    /** Kills the process and starts another one on the same database. */
    private void restart() {
        restart(Clock.systemUTC());
    }

    private void restart(Clock clock) {
        store.interruptRunning();
        model = new ScriptedModel();
        threads = new StepExecutor();
        scheduler = new ManualScheduler();
        answers = start(clock);
    }

    @Test
    void keepsWhatRunningAnswersHaveWrittenInOneBatch() {
        var one = ask("one?");
        threads.runAll();
        model.says("Hello ", "wor");
        var two = ask("two?");
        threads.runAll();
        model.says("Hi");
        assertEquals(0, store.batches());

        scheduler.advance(BATCH);
        assertEquals(1, store.batches());
        model.says(" and more");
        restart();

        assertEquals(
                "Hello wor", store.turn(caller("ann"), one.id()).orElseThrow().text());
        var turn = store.turn(caller("ann"), two.id()).orElseThrow();
        assertEquals("Hi", turn.text());
        assertEquals(TurnStatus.INTERRUPTED, turn.status());
        assertEquals(
                "guide/a.md",
                turn.frames(Frame.Sources.class).get(0).sources().get(0).where().path());
    }

    @Test
    void writesOnlyWhatIsNew() {
        ask("one?");
        threads.runAll();
        model.says("Hello");
        scheduler.advance(BATCH);
        scheduler.advance(Duration.ofSeconds(30));
        assertEquals(1, store.batches());

        model.says(" world");
        scheduler.advance(BATCH);

        assertEquals(2, store.batches());
        assertEquals(List.of(new Frame.Text(" world")), store.lastBatch().get(0).frames());
    }

    @Test
    void aServerWithoutRunningAnswersWritesNothing() {
        ask("one?");
        threads.runAll();
        model.finishes();
        int before = store.batches();

        scheduler.advance(Duration.ofMinutes(20));

        assertEquals(before, store.batches());
    }

    @Test
    void aReaderWhoHasSeenLessGetsTheRestAndTheTruth() {
        var answer = ask(withKey("why?", "k"));
        threads.runAll();
        model.thinks("hm");
        model.says("Hello ", "wor", "ld");
        var before = frames(answer, 0);
        scheduler.advance(BATCH);
        restart();

        var again = attach(withKey("why?", "k"), 3);

        assertEquals(answer.id(), again.id());
        var after = frames(again, 0);
        assertEquals(before.size() + 1, after.size());
        for (int i = 0; i < before.size(); i++) {
            assertEquals(before.get(i).number(), after.get(i).number());
            assertEquals(before.get(i).frame(), after.get(i).frame());
        }
        assertEquals("interrupted", ((Frame.Failed) last(again)).code());
    }

    @Test
    void aReaderWhoHasSeenMoreKeepsItsTextAndGetsTheEnd() {
        ask(withKey("why?", "k"));
        threads.runAll();
        model.says("Hello ");
        scheduler.advance(BATCH);
        model.says("wor", "ld");
        restart();

        var again = attach(withKey("why?", "k"), 7);

        var rest = frames(again, 7);
        assertEquals(List.of(8), rest.stream().map(NumberedFrame::number).toList());
        assertEquals("interrupted", ((Frame.Failed) rest.get(0).frame()).code());
    }

    @Test
    void theSameQuestionAfterARestartDoesNotAskTheModelAgain() {
        var answer = ask(withKey("why?", "k"));
        threads.runAll();
        model.says("Hello");
        scheduler.advance(BATCH);
        restart();

        var again = ask(withKey("why?", "k"));
        threads.runAll();

        assertEquals(answer.id(), again.id());
        assertEquals(0, model.calls());
        assertEquals("Hello", JournalText.upTo(again.journal(), 100));
        assertEquals(0, answers.running());
        assertEquals(Reason.KEY_REUSED, refusal(() -> ask(withKey("how?", "k"))).reason());
    }

    @Test
    void anAnswerThatWasCutAtItsVeryBeginningIsResumedAndNeverAskedTwice() {
        var answer = ask(withKey("why?", "k"));
        threads.runAll();
        model.says("Hello");
        restart();

        var again = ask(withKey("why?", "k"));
        threads.runAll();
        var resumed = read("ann", answer.id(), 1);
        var resumedFurther = read("ann", answer.id(), 5);

        assertEquals(answer.id(), again.id());
        assertEquals(0, model.calls());
        assertEquals(
                List.of("start", "error"),
                frames(again, 0).stream()
                        .map(it -> Frame.CODEC.event(it.frame()))
                        .toList());
        assertEquals("interrupted", ((Frame.Failed) last(resumed)).code());
        assertEquals(
                List.of(6),
                frames(resumedFurther, 5).stream().map(NumberedFrame::number).toList());
    }

    @Test
    void theNoticeOfAnAnswerIsStoredWhetherItWasCutOrComplete() {
        found = new Retrieval(List.of(), false);
        var cut = ask("why?");
        threads.runAll();
        model.says("Because.");
        scheduler.advance(BATCH);
        var whole = ask("how?");
        threads.runAll();
        model.says("Like this.");
        model.finishes();
        restart();

        for (var answer : List.of(cut, whole)) {
            assertEquals(
                    AbsenceNotice.NOTHING,
                    frames(read("ann", answer.id(), 0), 3).get(0).frame());
            assertEquals(
                    List.of(AbsenceNotice.NOTHING),
                    store.turn(caller("ann"), answer.id()).orElseThrow().frames(Frame.Notice.class));
        }
    }

    @Test
    void anAnswerThatEndedBeforeARestartIsReplayedToItsCheckedEnd() {
        var answer = ask("why?");
        threads.runAll();
        model.says("Because ");
        scheduler.advance(BATCH);
        model.says("of [1].");
        model.finishes();
        var before = frames(answer, 0);
        restart();

        var again = read("ann", answer.id(), 4);

        assertEquals(
                before.stream().map(NumberedFrame::frame).toList(),
                frames(again, 0).stream().map(NumberedFrame::frame).toList());
    }

    @Test
    void aReplayedEndSaysWhoAnsweredAndWhatItCost() {
        var answer = ask("why?");
        threads.runAll();
        model.retries(ModelFailure.OVERLOADED, 2, Duration.ZERO, "other");
        model.says("Because.");
        model.finishes(new Usage(7, 3, true, 0.25, 2L));
        var end = (Frame.Done) last(answer);
        assertEquals("other", end.model());
        assertEquals(new Frame.Usage(7, 3, true, 0.25, 2L), end.usage());
        restart();

        assertEquals(end, last(read("ann", answer.id(), 4)));
    }

    @Test
    void aStoppedAnswerIsReplayedWithTheTextThatItsReaderHadSeen() {
        var answer = ask("why?");
        threads.runAll();
        model.says("seen", " unseen");
        answers.stop(caller("ann"), answer.id(), 5);
        restart();

        var again = read("ann", answer.id(), 0);

        assertEquals(answer.journal().size(), again.journal().size());
        assertEquals("seen", JournalText.upTo(again.journal(), 100));
        assertEquals(4, ((Frame.Done) last(again)).length());
    }

    @Test
    void aStoredAnswerBelongsToItsUserAndExpires() {
        var answer = ask("why?");
        threads.runAll();
        model.says("Hello");
        scheduler.advance(BATCH);
        restart();
        assertEquals(
                Reason.NOT_FOUND, refusal(() -> read("bob", answer.id(), 1)).reason());

        restart(Clock.fixed(Instant.now().plus(Duration.ofMinutes(11)), ZoneOffset.UTC));

        assertEquals(
                Reason.NOT_FOUND, refusal(() -> read("ann", answer.id(), 1)).reason());
        assertEquals(
                "Hello", store.turn(caller("ann"), answer.id()).orElseThrow().text());
    }

    @Test
    void whileTheDatabaseFailsNothingWaitsAndAfterwardsNothingIsMissing() {
        var answer = ask("why?");
        threads.runAll();
        model.says("a");
        store.failFrom(new StoreException("as the test requires"));
        scheduler.advance(BATCH.multipliedBy(5));
        model.says("b", "c");
        assertEquals("abc", JournalText.upTo(answer.journal(), 100));

        store.failNoMore();
        scheduler.advance(BATCH);
        restart();

        assertEquals("abc", store.turn(caller("ann"), answer.id()).orElseThrow().text());
    }

    @Test
    void continuesAnInterruptedAnswerWhereItStopped() {
        var first = ask("what is it?");
        threads.runAll();
        model.says("A thing.");
        model.finishes();
        var second = ask(new Question(caller("ann"), "and why?", first.conversation(), null, null));
        threads.runAll();
        model.says("Because [1] of");
        scheduler.advance(BATCH);
        restart();

        var rest = ask(continuing(second.id()));
        threads.runAll();

        assertEquals(first.conversation(), rest.conversation());
        assertEquals("and why?[what is it?]", searched.get(searched.size() - 1));
        var messages = model.prompt().messages();
        assertEquals(
                List.of(
                        Message.Role.SYSTEM,
                        Message.Role.USER,
                        Message.Role.ASSISTANT,
                        Message.Role.USER,
                        Message.Role.ASSISTANT,
                        Message.Role.USER),
                messages.stream().map(Message::role).toList());
        assertTrue(messages.get(3).text().endsWith("and why?"));
        assertEquals("Because of", messages.get(4).text());
        assertTrue(messages.get(5).text().contains("where it stops"));
        assertEquals(
                "Continue", store.turn(caller("ann"), rest.id()).orElseThrow().question());
    }

    @Test
    void continuesAContinuationThatBrokeOffToo() {
        var first = ask("why?");
        threads.runAll();
        model.says("one ");
        answers.stop(caller("ann"), first.id(), Integer.MAX_VALUE);
        var second = ask(continuing(first.id()));
        threads.runAll();
        model.says("two ");
        model.fails(ModelFailure.CUT_OFF);

        ask(continuing(second.id()));
        threads.runAll();

        assertEquals("why?[]", searched.get(2));
        var messages = model.prompt().messages();
        assertEquals("one two ", messages.get(messages.size() - 2).text());
    }

    @Test
    void continuesNothingThatIsCompleteOrEmptyOrRunningOrSomebodyElses() {
        var whole = ask("why?");
        threads.runAll();
        model.says("All of it.");
        model.finishes();
        var empty = ask("how?");
        threads.runAll();
        model.fails(ModelFailure.CUT_OFF);
        var running = ask("when?");
        threads.runAll();
        model.says("Wh");

        for (var answer : List.of(whole, empty, running)) {
            assertEquals(
                    Reason.NOT_CONTINUABLE,
                    refusal(() -> ask(continuing(answer.id()))).reason());
        }
        var others = continuing("bob", whole.id(), Narrowing.NONE);
        assertEquals(Reason.NOT_FOUND, refusal(() -> ask(others)).reason());
        assertEquals(1, answers.running());
    }

    @Test
    void theScopeIsPartOfAStoredQuestion() {
        var shop = new Narrowing(Set.of("shop"), Set.of(), Set.of());
        var answer = ask(about("why?", shop));
        threads.runAll();
        model.says("Because");
        model.fails(ModelFailure.CUT_OFF);
        var continued = ask(continuing("ann", answer.id(), Narrowing.NONE));
        threads.runAll();
        model.says(" of it.");
        model.finishes();
        restart();

        assertEquals(answer.id(), attach(about("why?", shop), 1).id());
        assertSame(
                Reason.KEY_REUSED,
                refusal(() -> attach(about("why?", Narrowing.NONE), 1)).reason());
        for (var same : List.of(Narrowing.NONE, shop)) {
            assertEquals(
                    continued.id(),
                    attach(continuing("ann", answer.id(), same), 1).id());
        }
    }

    private static Question about(String message, Narrowing scope) {
        return new Question(
                caller("ann"), new Question.Asked(message, null, scope), new Question.Destination(null, null), message);
    }

    @Test
    void aShutdownLetsAnAnswerEndByItself() throws InterruptedException {
        answers = new Answers(
                new AnswerSettings(
                        10,
                        10,
                        8,
                        LookLimits.DEFAULT,
                        new AnswerSettings.AnswerSizes(1000, 10_000, 1000, 1 << 20),
                        new AnswerSettings.AnswerTimes(Duration.ofSeconds(60), Duration.ofMinutes(10), Patience.LIMIT)),
                new AnswerSources(new Models(List.of(model)), query -> FOUND, new PromptBuilder(0)),
                store,
                StoreShares.same(Shares.firstCome(Runnable::run)),
                new AnswerRuntime(threads, 1, scheduler, Clock.systemUTC(), () -> 0, () -> "id" + ++lastId));
        var answer = ask("why?");
        threads.runAll();
        model.says("Because.");
        var closing = new Thread(answers::close);
        closing.start();
        Patience.await(() -> closing.getState() == Thread.State.TIMED_WAITING, () -> "it does not wait for the answer");
        assertEquals(Reason.STOPPING, refusal(() -> ask("how?")).reason());

        model.finishes();

        assertEquals(Frame.Finish.STOP, ((Frame.Done) last(answer)).finish());
        assertSame(
                TurnStatus.DONE,
                store.turn(caller("ann"), answer.id()).orElseThrow().status());
        assertFalse(model.wasStopped());
        closing.join(Patience.MILLIS);
        assertFalse(closing.isAlive());
    }

    private Answer ask(String message) {
        return ask(new Question(caller("ann"), message, null, null, null));
    }

    private Answer ask(Question question) {
        return answers.ask(question).toCompletableFuture().join();
    }

    private Answer attach(Question question, int after) {
        return answers.attach(question, after).toCompletableFuture().join();
    }

    private Answer read(String user, String id, int after) {
        return answers.read(caller(user), id, after).toCompletableFuture().join();
    }

    private static Question withKey(String message, String key) {
        return new Question(caller("ann"), message, null, null, key);
    }

    private static Question continuing(String answer) {
        return continuing("ann", answer, Narrowing.NONE);
    }

    private static Question continuing(String user, String answer, Narrowing scope) {
        return new Question(
                caller(user),
                new Question.Asked(Question.CONTINUE, null, scope),
                new Question.Destination(null, answer),
                "continuing " + answer);
    }

    private static Refusal refusal(Runnable call) {
        var failure = assertThrows(RuntimeException.class, call::run);
        return (Refusal) (failure instanceof CompletionException ? failure.getCause() : failure);
    }

    private static List<NumberedFrame<Frame>> frames(Answer answer, int after) {
        return answer.journal().cursorAfter(after).next(1000);
    }

    private static Frame last(Answer answer) {
        return answer.journal()
                .framesAfter(answer.journal().size() - 1, 1)
                .get(0)
                .frame();
    }
}
