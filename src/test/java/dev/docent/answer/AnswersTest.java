package dev.docent.answer;

import static dev.docent.testing.Callers.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.StoreShares;
import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnStatus;
import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Location;
import dev.docent.digest.Sha256;
import dev.docent.journal.Frame;
import dev.docent.journal.NumberedFrame;
import dev.docent.journal.Phase;
import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.ModelFailure;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.prompt.PromptBuilder;
import dev.docent.retrieval.Passage;
import dev.docent.retrieval.Retrieval;
import dev.docent.testing.InMemoryConversationStore;
import dev.docent.testing.JournalText;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.ScriptedModel;
import dev.docent.threads.Shares;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final Retrieval FOUND = new Retrieval(
            List.of(new Passage(
                    new Location("guide/a.md", 3, 9),
                    "A",
                    List.of("A", "Part"),
                    BlockKind.PROSE,
                    "# A\n\n## Part\n\nsome\n```\n  text\n```",
                    0.5)),
            true);

    private final ScriptedModel model = new ScriptedModel();
    private final InMemoryConversationStore store = new InMemoryConversationStore(Clock.systemUTC());
    private final StepExecutor threads = new StepExecutor();
    private final ManualScheduler scheduler = new ManualScheduler();
    private final List<String> searched = new ArrayList<>();
    private boolean searchFails;
    private boolean storeIsFull;
    private int lastId;
    private Retrieval found = FOUND;
    private final Answers answers =
            answers(new AnswerSettings(3, 2, 100, 50, Duration.ofSeconds(60), Duration.ofMinutes(10)));

    private Answers answers(AnswerSettings settings) {
        return new Answers(
                settings,
                new AnswerSources(
                        new Models(List.of(model)),
                        query -> {
                            searched.add(query.text() + query.history());
                            if (searchFails) {
                                throw new IllegalStateException("as the test requires");
                            }
                            return found;
                        },
                        new PromptBuilder(PromptBuilder.DEFAULT_HISTORY_CHARS)),
                store,
                StoreShares.same(Shares.firstCome(this::runForStore)),
                new AnswerRuntime(threads, 1, scheduler, scheduler.clock(), () -> 0, () -> "id" + ++lastId));
    }

    private void runForStore(Runnable task) {
        if (storeIsFull) {
            throw new RejectedExecutionException("as the test requires");
        }
        task.run();
    }

    @Test
    void writesAnAnswerFromItsStartToItsCheckedEnd() {
        var answer = ask("why?");
        assertEquals(List.of("start"), events(answer));

        threads.runAll();
        model.thinks("hm");
        model.says("Because ", "of [1]", ".");
        model.finishes();

        assertEquals(
                List.of("start", "status", "sources", "status", "reasoning", "", "", "", "citations", "done"),
                events(answer));
        var done = (Frame.Done) last(answer);
        assertEquals(Frame.Finish.STOP, done.finish());
        assertEquals("Because of [1].".length(), done.length());
        assertEquals(Sha256.hexOfUtf8("Because of [1]."), done.sha256());
        assertEquals(new Frame.Usage(7, 3), done.usage());
        assertEquals(new Frame.Citations(List.of(1)), frame(answer, 9));
    }

    @Test
    void saysThatOnlyWordsWereSearched() {
        found = new Retrieval(FOUND.passages(), true, FOUND.names(), true);
        var answer = ask("why?");
        threads.runAll();

        var status = (Frame.Status) frame(answer, 3);

        assertEquals(Phase.SEARCHING, status.phase());
        assertEquals(
                "The embedding service does not answer, so these passages were found by their words alone.",
                status.detail());
        model.finishes();
    }

    @Test
    void saysWhoIsAskedAgainAndWhoInstead() {
        var answer = ask("why?");
        threads.runAll();

        model.retries(ModelFailure.OVERLOADED, 2, Duration.ofMillis(2400), "scripted");
        assertEquals(retrying(2, "The language model is overloaded. Asking it again in 2 s."), last(answer));
        model.retries(ModelFailure.UNAUTHORIZED, 3, Duration.ZERO, "other");
        assertEquals(retrying(3, "The language model refused Docent's key. Asking other instead."), last(answer));
        model.retries(ModelFailure.UNREACHABLE, 4, Duration.ofMillis(300), "other");
        assertEquals(retrying(4, "The language model cannot be reached. Asking it again."), last(answer));
        model.finishes();
        assertEquals("other", ((Frame.Done) last(answer)).model());
    }

    @Test
    void namesNoOtherModelWhenTheChosenOneAnsweredAtLast() {
        var answer = ask("why?");
        threads.runAll();
        model.retries(ModelFailure.OVERLOADED, 2, Duration.ZERO, "scripted");
        model.finishes();
        assertNull(((Frame.Done) last(answer)).model());
    }

    private static Frame retrying(int attempt, String detail) {
        return Frame.Status.retrying(attempt, detail);
    }

    @Test
    void saysHowLongTheModelWasLoaded() {
        var answer = ask("why?");
        threads.runAll();
        model.finishes(new Completion(FinishReason.STOP, null, Duration.ofMillis(4213)));
        assertEquals(4213, ((Frame.Done) last(answer)).timing().get("loading"));
    }

    @Test
    void showsWhereEachSourceIsRead() {
        var answer = ask("why?");
        threads.runAll();

        assertFalse(events(answer).contains("notice"));
        var source = ((Frame.Sources) frame(answer, 3)).sources().get(0);

        assertEquals(1, source.n());
        assertEquals("A › Part", source.title());
        assertEquals("source.html?path=guide/a.md#L3-L9", source.url());
        assertEquals("some text", source.excerpt());
    }

    @Test
    void keepsTheTurnWithItsDetails() {
        var answer = ask("why?");
        assertEquals(TurnStatus.RUNNING, turn(answer).status());

        threads.runAll();
        model.says("Because [1].");
        model.finishes();

        var turn = turn(answer);
        assertEquals(TurnStatus.DONE, turn.status());
        assertEquals("Because [1].", turn.text());
        assertEquals(
                List.of("sources", "citations", "done"),
                turn.frames().stream().map(Frame.CODEC::event).toList());
        assertEquals(1, turn.frames(Frame.Sources.class).get(0).sources().get(0).n());
        assertEquals(List.of(1), turn.frames(Frame.Citations.class).get(0).used());
        assertEquals(Frame.Finish.STOP, turn.frames(Frame.Done.class).get(0).finish());
    }

    @Test
    void numbersInBracketsThatNameNoSourceStayInTheText() {
        var answer = ask("why?");
        threads.runAll();
        model.says("Ports [", "80, ", "443", "] and [404], says [1].");
        model.finishes();

        assertEquals("Ports [80, 443] and [404], says [1].", JournalText.upTo(answer.journal(), 100));
        assertEquals(List.of(new Frame.Citations(List.of(1))), turn(answer).frames(Frame.Citations.class));
    }

    @Test
    void aModelIsRemindedOfAnEarlierAnswerWithoutItsCitationsButWithItsOtherBrackets() {
        var first = ask("which ports?");
        threads.runAll();
        model.says("Ports [80, 443] [1].");
        model.finishes();

        ask(new Question(caller("ann"), "and why?", first.conversation(), null, null));
        threads.runAll();

        assertTrue(model.prompt().messages().stream()
                .anyMatch(message -> message.text().equals("Ports [80, 443].")));
    }

    @Test
    void understandsAFollowUpInItsConversation() {
        var first = ask("what is it?");
        threads.runAll();
        model.says("A thing.");
        model.finishes();

        ask(new Question(caller("ann"), "and why?", first.conversation(), null, null));
        threads.runAll();

        assertEquals(List.of("what is it?[]", "and why?[what is it?]"), searched);
        assertTrue(model.prompt().messages().stream()
                .anyMatch(message -> message.text().contains("A thing.")));
    }

    @Test
    void citationsOfAnEarlierAnswerAreNotShownToTheModelAgain() {
        var first = ask("what is it?");
        threads.runAll();
        model.says("A thing [1], as `a[1]` says.");
        model.finishes();

        ask(new Question(caller("ann"), "and why?", first.conversation(), null, null));
        threads.runAll();

        assertTrue(model.prompt().messages().stream()
                .anyMatch(message -> message.text().equals("A thing, as `a[1]` says.")));
    }

    @Test
    void aConversationOfSomebodyElseDoesNotExist() {
        var first = ask("what is it?");

        var refusal = refusalOf(new Question(caller("bob"), "and why?", first.conversation(), null, null));

        assertEquals(Reason.NOT_FOUND, refusal.reason());
        assertEquals(1, answers.running());
        assertTrue(answers.find(caller("bob"), first.id()).isEmpty());
    }

    @Test
    void refusesEmptyAndTooLongQuestionsBeforeAnythingIsSpent() {
        assertEquals("empty_message", refusalOf(question(" \n")).code());
        assertEquals("message_too_long", refusalOf(question("x".repeat(101))).code());
        assertEquals(0, answers.running());
        assertEquals(List.of(), store.conversations(caller("ann"), "", null, 10));
    }

    @Test
    void refusesAnUnknownModel() {
        var refusal = refusalOf(new Question(caller("ann"), "why?", null, "gpt-17", null));

        assertEquals("unknown_model", refusal.code());
    }

    @Test
    void theSameKeyAttachesToTheSameAnswer() {
        var first = ask(withKey("why?", "k"));
        var second = ask(withKey("why?", "k"));
        threads.runAll();

        assertSame(first, second);
        assertEquals(1, model.calls());
        assertSame(
                first,
                answers.attach(withKey("why?", "k"), 1).toCompletableFuture().join());
    }

    @Test
    void theSameKeyWithAnotherQuestionIsRefused() {
        ask(withKey("why?", "k"));

        assertEquals(Reason.KEY_REUSED, refusalOf(withKey("how?", "k")).reason());
    }

    @Test
    void theSameKeyOfSomebodyElseIsAnotherKey() {
        var first = ask(withKey("why?", "k"));
        var second = ask(new Question(caller("bob"), "why?", null, null, "k"));

        assertFalse(first.id().equals(second.id()));
    }

    @Test
    void refusesAboveTheLimitsAndAdmitsAgainWhenAnAnswerHasEnded() {
        var first = ask("1");
        ask("2");
        assertEquals(Reason.TOO_MANY_FOR_USER, refusalOf(question("3")).reason());
        ask(new Question(caller("bob"), "3", null, null, null));
        var overloaded = refusalOf(new Question(caller("cid"), "4", null, null, null));
        assertEquals(Reason.OVERLOADED, overloaded.reason());
        assertTrue(overloaded.retryAfter().isPresent());

        answers.stop(caller("ann"), first.id(), Integer.MAX_VALUE);

        ask("5");
    }

    @Test
    void aKeyWhoseQuestionWasRefusedIsFreeForTheNextTry() {
        var first = ask("1");
        ask("2");
        assertEquals(Reason.TOO_MANY_FOR_USER, refusalOf(withKey("3", "k")).reason());
        answers.stop(caller("ann"), first.id(), Integer.MAX_VALUE);

        var again = answers.ask(withKey("3", "k")).toCompletableFuture();

        assertTrue(again.isDone(), "it waits for the answer of a question that was refused");
        assertEquals("3", again.join().question().message());
    }

    @Test
    void saysHowManyWaitBefore() {
        ask("1");

        var second = ask("2");

        assertEquals(Frame.Status.queued(1), frame(second, 2));
    }

    @Test
    void doesNotCountQuestionsThatStoppedWaiting() {
        var first = ask("1");
        answers.stop(caller("ann"), first.id(), Integer.MAX_VALUE);

        assertEquals(List.of(), places(ask("2")));
    }

    @Test
    void tellsWaitingQuestionsHowTheyMoveUp() {
        var first = ask("1");
        var second = ask("2");
        var third = ask(new Question(caller("bob"), "3", null, null, null));
        scheduler.advance(WaitingLine.INTERVAL);
        assertEquals(List.of(), places(first));
        assertEquals(List.of(2), places(third));

        threads.runNext();
        scheduler.advance(WaitingLine.INTERVAL);
        assertEquals(List.of(1, 0), places(second));
        assertEquals(List.of(2, 1), places(third));

        answers.stop(caller("ann"), second.id(), Integer.MAX_VALUE);
        scheduler.advance(WaitingLine.INTERVAL);
        assertEquals(List.of(1, 0), places(second));
        assertEquals(List.of(2, 1, 0), places(third));

        threads.runAll();
        scheduler.advance(WaitingLine.INTERVAL);
        assertEquals(List.of(2, 1, 0), places(third));
    }

    private static List<Integer> places(Answer answer) {
        return answer.journal().framesAfter(0, Integer.MAX_VALUE).stream()
                .map(NumberedFrame::frame)
                .filter(Frame.Status.class::isInstance)
                .map(frame -> ((Frame.Status) frame).position())
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void aStopBeforeTheModelIsAskedAsksNoModel() {
        var answer = ask("why?");

        answers.stop(caller("ann"), answer.id(), Integer.MAX_VALUE);
        threads.runAll();

        assertEquals(0, model.calls());
        assertEquals(Frame.Finish.STOPPED, ((Frame.Done) last(answer)).finish());
    }

    @Test
    void aStopEndsTheModelCallAndKeepsTheSeenText() {
        var answer = ask("why?");
        threads.runAll();
        model.says("seen", " unseen");

        answers.stop(caller("ann"), answer.id(), 5);

        assertTrue(model.wasStopped());
        assertEquals(Frame.Finish.STOPPED, ((Frame.Done) last(answer)).finish());
        assertEquals("seen".length(), ((Frame.Done) last(answer)).length());
        assertEquals("seen", turn(answer).text());
        assertEquals(TurnStatus.DONE, turn(answer).status());
    }

    @Test
    void nobodyStopsTheAnswerOfSomebodyElse() {
        var answer = ask("why?");

        var stopped =
                answers.stop(caller("bob"), answer.id(), Integer.MAX_VALUE).toCompletableFuture();

        var refusal =
                (Refusal) assertThrows(CompletionException.class, stopped::join).getCause();
        assertEquals(Reason.NOT_FOUND, refusal.reason());
        assertFalse(answer.journal().hasEnded());
    }

    @Test
    void aFailureOfTheModelEndsWithItsSentenceAndKeepsTheText() {
        var answer = ask("why?");
        threads.runAll();
        model.says("partial");
        model.fails(ModelFailure.CUT_OFF);

        var failed = (Frame.Failed) last(answer);
        assertEquals("model_cut_off", failed.code());
        assertTrue(failed.retryable());
        assertEquals("partial", turn(answer).text());
        assertEquals(TurnStatus.ERROR, turn(answer).status());
    }

    @Test
    void aFailureOfTheSearchEndsTheAnswer() {
        var answer = ask("why?");
        searchFails = true;
        threads.runAll();

        assertEquals("model_internal", ((Frame.Failed) last(answer)).code());
        assertEquals(0, model.calls());
        assertEquals(0, answers.running());
    }

    @Test
    void anAnswerEndsEvenIfItCannotBeStored() {
        var answer = ask("why?");
        threads.runAll();
        model.says("text");
        storeIsFull = true;
        model.finishes();

        assertEquals(Frame.Finish.STOP, ((Frame.Done) last(answer)).finish());
        assertEquals(0, answers.running());
    }

    @Test
    void endsAnAnswerThatNobodyReads() {
        var answer = ask("why?");
        threads.runAll();
        answer.readerJoined();
        scheduler.advance(Duration.ofSeconds(100));
        assertFalse(answer.journal().hasEnded());

        answer.readerLeft();
        scheduler.advance(Duration.ofSeconds(59));
        assertFalse(model.wasStopped());
        scheduler.advance(Duration.ofSeconds(1));

        assertTrue(model.wasStopped());
        assertEquals("abandoned", ((Frame.Failed) last(answer)).code());
    }

    @Test
    void endsAnAnswerThatBecomesTooLong() {
        var answer = ask("why?");
        threads.runAll();
        model.says("x".repeat(50), "y");

        assertTrue(model.wasStopped());
        assertEquals("answer_too_long", ((Frame.Failed) last(answer)).code());
        assertEquals("x".repeat(50), turn(answer).text());
    }

    @Test
    void forgetsAnEndedAnswerAfterItsRetention() {
        var answer = ask(withKey("why?", "k"));
        answers.stop(caller("ann"), answer.id(), Integer.MAX_VALUE);
        scheduler.advance(Duration.ofMinutes(9));
        assertTrue(answers.find(caller("ann"), answer.id()).isPresent());

        scheduler.advance(Duration.ofMinutes(1));

        assertTrue(answers.find(caller("ann"), answer.id()).isEmpty());
        var gone = answers.attach(withKey("why?", "k"), 1).toCompletableFuture();
        assertEquals(
                "answer_gone",
                ((Refusal) assertThrows(CompletionException.class, gone::join).getCause()).code());
        assertTrue(store.turn(caller("ann"), answer.id()).isPresent());
    }

    @Test
    void aConversationTakesNoMoreTurnsThanItMay() {
        var few = answers(new AnswerSettings(
                9,
                9,
                8,
                LookLimits.DEFAULT,
                new AnswerSettings.AnswerSizes(100, 50, 2, 1 << 20),
                new AnswerSettings.AnswerTimes(Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ZERO)));
        var first = few.ask(question("1")).toCompletableFuture().join();
        var next = new Question(caller("ann"), "2", first.conversation(), null, null);
        few.ask(next).toCompletableFuture().join();

        var refused = few.ask(next).toCompletableFuture();

        var refusal =
                (Refusal) assertThrows(CompletionException.class, refused::join).getCause();
        assertEquals(Reason.CONVERSATION_FULL, refusal.reason());
        assertEquals(2, few.running());
    }

    @Test
    void aQuestionInALongConversationLoadsOnlyWhatTheModelIsRemindedOf() {
        var many = answers(new AnswerSettings(
                99,
                99,
                8,
                LookLimits.DEFAULT,
                new AnswerSettings.AnswerSizes(100, 50, 99, 1 << 20),
                new AnswerSettings.AnswerTimes(Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ZERO)));
        var first = many.ask(question("0")).toCompletableFuture().join();
        for (int i = 1; i < 60; i++) {
            var next = new Question(caller("ann"), "" + i, first.conversation(), null, null);
            many.ask(next).toCompletableFuture().join();
            threads.runAll();
            model.finishes();
        }

        var last = searched.get(searched.size() - 1);
        assertTrue(last.startsWith("59[9, 10, 11,"), last);
    }

    @Test
    void aShutdownEndsEveryAnswerAndRefusesNewOnes() {
        var waiting = ask("1");
        answers.close();

        assertEquals("interrupted", ((Frame.Failed) last(waiting)).code());
        assertEquals(TurnStatus.INTERRUPTED, turn(waiting).status());
        assertEquals(Reason.STOPPING, refusalOf(question("2")).reason());
    }

    private Answer ask(String message) {
        return ask(question(message));
    }

    private Answer ask(Question question) {
        return answers.ask(question).toCompletableFuture().join();
    }

    private static Question question(String message) {
        return new Question(caller("ann"), message, null, null, null);
    }

    private static Question withKey(String message, String key) {
        return new Question(caller("ann"), message, null, null, key);
    }

    private Refusal refusalOf(Question question) {
        try {
            answers.ask(question).toCompletableFuture().join();
        } catch (Refusal e) {
            return e;
        } catch (CompletionException e) {
            return (Refusal) e.getCause();
        }
        throw new AssertionError("not refused: " + question);
    }

    private Turn turn(Answer answer) {
        return store.turn(answer.question().caller(), answer.id()).orElseThrow();
    }

    private static List<String> events(Answer answer) {
        return answer.journal().framesAfter(0, 1000).stream()
                .map(numbered -> Frame.CODEC.event(numbered.frame()))
                .toList();
    }

    private static Frame frame(Answer answer, int number) {
        return answer.journal().framesAfter(number - 1, 1).get(0).frame();
    }

    private static Frame last(Answer answer) {
        return frame(answer, answer.journal().size());
    }
}
