package dev.docent.answer;

import static dev.docent.testing.Callers.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.StoreException;
import dev.docent.conversation.StoreShares;
import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnStatus;
import dev.docent.journal.Frame;
import dev.docent.journal.NumberedFrame;
import dev.docent.model.ChatListener;
import dev.docent.model.ChatModel;
import dev.docent.model.Generation;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.prompt.Prompt;
import dev.docent.prompt.PromptBuilder;
import dev.docent.retrieval.Retrieval;
import dev.docent.testing.FaultyConversationStore;
import dev.docent.testing.InMemoryConversationStore;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.ScriptedModel;
import dev.docent.threads.Shares;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to an answer, it gets its last frame, frees its place, and is stored. */
class AnswerLifeTest {
    private static final Duration BATCH = RunningTurns.INTERVAL;
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final FaultyConversationStore store =
            new FaultyConversationStore(new InMemoryConversationStore(Clock.systemUTC()));
    private final StepExecutor threads = new StepExecutor();
    private final ManualScheduler scheduler = new ManualScheduler();
    private final FailingScheduler failing = new FailingScheduler(scheduler);
    private final ScriptedModel scripted = new ScriptedModel();
    private ChatModel model = scripted;
    private Executor answerThreads = threads;
    private boolean storeIsFull;
    private @Nullable Throwable searchFailure;
    private int lastId;

    private Answers answers() {
        return answers(new AnswerSettings(3, 2, 100, 50, GRACE, Duration.ofMinutes(10)));
    }

    private Answers answers(AnswerSettings settings) {
        return new Answers(
                settings,
                new AnswerSources(
                        new Models(List.of(model)),
                        query -> {
                            throwIfAny(searchFailure);
                            return new Retrieval(List.of(), false);
                        },
                        new PromptBuilder(PromptBuilder.DEFAULT_HISTORY_CHARS)),
                store,
                StoreShares.same(Shares.firstCome(this::runForStore)),
                new AnswerRuntime(
                        answerThreads, 1, failing.asExecutor(), Clock.systemUTC(), () -> 0, () -> "id" + ++lastId));
    }

    private void runForStore(Runnable task) {
        if (storeIsFull) {
            throw new RejectedExecutionException("as the test requires");
        }
        task.run();
    }

    private static void throwIfAny(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    static List<Throwable> failures() {
        return List.of(
                new OutOfMemoryError("as the test requires"),
                new NoClassDefFoundError("as the test requires"),
                new StackOverflowError("as the test requires"),
                new IllegalStateException("as the test requires"));
    }

    @Test
    void anAnswerForWhichNothingWasFoundSaysSoBeforeItsFirstWord() {
        var answer = ask(answers(), "why?");
        threads.runAll();
        scripted.says("Because.");
        scripted.finishes();

        assertEquals(
                List.of("start", "status", "sources", "notice", "status", "", "citations", "done"),
                answer.journal().framesAfter(0, 100).stream()
                        .map(numbered -> Frame.CODEC.event(numbered.frame()))
                        .toList());
        assertEquals(
                "not_in_documents",
                ((Frame.Notice) answer.journal().framesAfter(3, 1).get(0).frame()).code());
    }

    @Test
    void anEndThatFindsTheQueueOfTheDatabaseFullIsShownAtOnceAndStoredLater() {
        var answers = answers();
        var answer = ask(answers, "why?");
        threads.runAll();
        scripted.says("Because.");
        storeIsFull = true;
        scripted.finishes();

        assertEquals(Frame.Finish.STOP, ((Frame.Done) last(answer)).finish());
        assertEquals(0, answers.running());
        scheduler.advance(BATCH.multipliedBy(3));
        assertEquals(TurnStatus.RUNNING, turn(answer).status());

        storeIsFull = false;
        scheduler.advance(BATCH);

        assertEquals(TurnStatus.DONE, turn(answer).status());
        assertEquals("Because.", turn(answer).text());
        assertEquals(8, answer.journal().size());
        store.interruptRunning();
        assertEquals(
                answer.journal().framesAfter(0, 8).stream()
                        .map(NumberedFrame::frame)
                        .toList(),
                store.frames(caller("ann"), answer.id()));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anEndThatTheDatabaseRefusesIsShownAtOnceAndStoredLater(Throwable failure) {
        var answers = answers();
        var answer = ask(answers, "why?");
        threads.runAll();
        scripted.says("Because.");
        store.failEndsFrom(failure);
        scripted.finishes();
        scheduler.advance(BATCH.multipliedBy(3));

        assertEquals(Frame.Finish.STOP, ((Frame.Done) last(answer)).finish());
        assertEquals(0, answers.running());
        assertEquals(TurnStatus.RUNNING, turn(answer).status());

        store.failNoMore();
        scheduler.advance(BATCH);

        assertEquals(TurnStatus.DONE, turn(answer).status());
    }

    @Test
    void noNewAnswerBeginsWhileManyEndsAreNotStored() {
        var answers = answers();
        store.failEndsFrom(new StoreException("as the test requires"));
        for (int i = 0; i < 6; i++) {
            ask(answers, "why?");
            threads.runAll();
            scripted.finishes();
        }

        assertEquals(Reason.STORE_FAILED, refusal(answers, "why?").reason());

        store.failNoMore();
        scheduler.advance(BATCH);
        ask(answers, "why?");
        assertEquals(1, answers.running());
    }

    @Test
    void anAnswerThatNoThreadAcceptsEndsAndReleasesItsPlaceOnce() {
        answerThreads = task -> {
            throw new RejectedExecutionException("as the test requires");
        };
        var answers = answers();

        var answer = ask(answers, "why?");

        assertEquals("overloaded", ((Frame.Failed) last(answer)).code());
        assertEquals(TurnStatus.ERROR, turn(answer).status());
        assertEquals(0, answers.running());
        answers.stop(caller("ann"), answer.id(), Integer.MAX_VALUE);
        scheduler.advance(Duration.ofMinutes(20));
        assertEquals(0, answers.running());
    }

    @Test
    void anAnswerThatAThreadHasTakenGoesOnWhenThePoolFailsAfterwards() {
        answerThreads = task -> {
            task.run();
            throw new RejectedExecutionException("as the test wants it");
        };
        var answers = answers();
        var answer = ask(answers, "why?");

        scripted.says("Because.");
        scripted.finishes();

        assertEquals(Frame.Finish.STOP, ((Frame.Done) last(answer)).finish());
        assertEquals("Because.", turn(answer).text());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whateverTheSearchThrowsEndsTheAnswer(Throwable failure) {
        var answers = answers();
        var answer = ask(answers, "why?");
        searchFailure = failure;
        threads.runAll();

        assertFailed(answers, answer);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whateverAModelThrowsWhenItIsAskedEndsTheAnswer(Throwable failure) {
        model = model((prompt, listener) -> {
            throwIfAny(failure);
            return () -> {};
        });
        var answers = answers();
        var answer = ask(answers, "why?");
        threads.runAll();

        assertFailed(answers, answer);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whateverAModelThrowsAfterItHasEndedChangesNothing(Throwable failure) {
        model = model((prompt, listener) -> {
            listener.onError(new dev.docent.model.ModelException(dev.docent.model.ModelFailure.CUT_OFF, "cut"));
            throwIfAny(failure);
            return () -> {};
        });
        var answers = answers();
        var answer = ask(answers, "why?");
        threads.runAll();

        assertEquals("model_cut_off", ((Frame.Failed) last(answer)).code());
        assertEquals(0, answers.running());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aModelThatCannotBeStoppedLosesItsAnswer(Throwable failure) {
        model = model((prompt, listener) -> () -> throwIfAny(failure));
        var answers = answers();
        var answer = ask(answers, "why?");
        threads.runAll();

        answers.stop(caller("ann"), answer.id(), Integer.MAX_VALUE);

        assertEquals(Frame.Finish.STOPPED, ((Frame.Done) last(answer)).finish());
        assertEquals(0, answers.running());
    }

    @Test
    void aModelThatIgnoresAStopLosesItsAnswerAfterAWhile() {
        var heard = new ChatListener[1];
        model = model((prompt, listener) -> {
            heard[0] = listener;
            return () -> {};
        });
        var answers = answers();
        var answer = ask(answers, "why?");
        threads.runAll();
        heard[0].onText("text");

        answers.stop(caller("ann"), answer.id(), Integer.MAX_VALUE);
        assertFalse(answer.journal().hasEnded());
        scheduler.advance(LiveAnswer.STOP_LIMIT);
        heard[0].onText("more");

        assertEquals(Frame.Finish.STOPPED, ((Frame.Done) last(answer)).finish());
        assertEquals("text", turn(answer).text());
        assertEquals(0, answers.running());
    }

    @Test
    void aSlowStopDoesNotDelayTheEnd() {
        model = model((prompt, listener) -> () -> scheduler.advance(LiveAnswer.STOP_LIMIT));
        var answers = answers();
        var answer = ask(answers, "why?");
        threads.runAll();

        answers.stop(caller("ann"), answer.id(), Integer.MAX_VALUE);

        assertEquals(Frame.Finish.STOPPED, ((Frame.Done) last(answer)).finish());
        assertEquals(0, answers.running());
    }

    @Test
    void aStopThatCannotBeLimitedEndsTheAnswerAndStopsTheModel() {
        failing.refuseNext(LiveAnswer.STOP_LIMIT);
        var answers = answers();
        var answer = ask(answers, "why?");
        threads.runAll();

        answers.stop(caller("ann"), answer.id(), Integer.MAX_VALUE);

        assertTrue(answer.journal().hasEnded());
        assertTrue(scripted.wasStopped());
        assertEquals(0, answers.running());
    }

    @Test
    void aFailureWhileTheModelSpeaksEndsTheAnswerAndStopsTheModel() {
        var stops = new AtomicInteger();
        var heard = new ChatListener[1];
        model = model((prompt, listener) -> {
            heard[0] = listener;
            return stops::incrementAndGet;
        });
        var answers = answers();
        var answer = ask(answers, "why?");
        threads.runAll();
        heard[0].onText("text");

        heard[0].onText(null);
        heard[0].onText("more");

        assertFailed(answers, answer);
        assertEquals("text", turn(answer).text());
        assertEquals(1, stops.get());
    }

    @Test
    void anAnswerThatFailsRightAfterItIsStoredEndsAndAsksNoModel() {
        failing.refuseNext(GRACE);
        var answers = answers();
        var answer = ask(answers, "why?");
        threads.runAll();

        assertEquals("overloaded", ((Frame.Failed) last(answer)).code());
        assertEquals(TurnStatus.ERROR, turn(answer).status());
        assertEquals(0, answers.running());
        assertEquals(0, scripted.calls());
        assertEquals(
                List.of("start", "error"),
                store.frames(caller("ann"), answer.id()).stream()
                        .map(Frame.CODEC::event)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aQuestionThatFailsBeforeItIsStoredReleasesItsPlaceAndItsKey(Throwable failure) {
        var answers = answers();
        store.failBeginsFrom(failure);
        var question = new Question(caller("ann"), "why?", null, null, "k");
        var asked = answers.ask(question).toCompletableFuture();

        assertEquals(
                failure, assertThrows(CompletionException.class, asked::join).getCause());
        assertEquals(0, answers.running());

        store.failNoMore();
        answers.ask(question).toCompletableFuture().join();
        assertEquals(1, answers.running());
    }

    @Test
    void aForgottenAnswerDoesNotTakeTheKeyFromTheNextOne() {
        var answers = answers();
        var question = new Question(caller("ann"), "why?", null, null, "k");
        storeIsFull = true;
        assertThrows(Refusal.class, () -> answers.ask(question));
        storeIsFull = false;

        var first = done(answers.ask(question));
        var second = done(answers.ask(question));

        assertEquals(first.id(), second.id());
    }

    private void assertFailed(Answers answers, Answer answer) {
        assertTrue(answer.journal().hasEnded());
        assertEquals("model_internal", ((Frame.Failed) last(answer)).code());
        assertEquals(TurnStatus.ERROR, turn(answer).status());
        assertEquals(0, answers.running());
    }

    /** What a model does when asked. */
    private interface Asked {
        Generation generate(Prompt prompt, ChatListener listener);
    }

    private static ChatModel model(Asked asked) {
        return new ChatModel() {
            @Override
            public String name() {
                return "foreign";
            }

            @Override
            public Generation generate(Prompt prompt, ChatListener listener) {
                return asked.generate(prompt, listener);
            }
        };
    }

    private static Answer ask(Answers answers, String message) {
        return done(answers.ask(new Question(caller("ann"), message, null, null, null)));
    }

    /** Without threads, an answer that has not begun never will. */
    private static Answer done(CompletionStage<Answer> asked) {
        assertTrue(asked.toCompletableFuture().isDone(), "it waits for the answer of another question");
        return asked.toCompletableFuture().join();
    }

    private static Refusal refusal(Answers answers, String message) {
        return assertThrows(Refusal.class, () -> ask(answers, message));
    }

    private Turn turn(Answer answer) {
        return store.turn(caller("ann"), answer.id()).orElseThrow();
    }

    private static Frame last(Answer answer) {
        var journal = answer.journal();
        return journal.framesAfter(journal.size() - 1, 1).get(0).frame();
    }
}
