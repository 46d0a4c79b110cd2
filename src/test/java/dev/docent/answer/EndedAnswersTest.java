package dev.docent.answer;

import static dev.docent.testing.Callers.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.StoreShares;
import dev.docent.journal.Frame;
import dev.docent.journal.NumberedFrame;
import dev.docent.model.ChatListener;
import dev.docent.model.ChatModel;
import dev.docent.model.Completion;
import dev.docent.model.FinishReason;
import dev.docent.model.Generation;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.prompt.Prompt;
import dev.docent.prompt.PromptBuilder;
import dev.docent.retrieval.Retrieval;
import dev.docent.testing.InMemoryConversationStore;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Patience;
import dev.docent.testing.ScriptedModel;
import dev.docent.threads.Shares;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/**
 * Ended answers stay in memory within a budget. Beyond it, Docent reads them from the database, and clients see no
 * difference.
 */
class EndedAnswersTest {
    /** Enough for two answers of this test. */
    private static final long BUDGET = 12_000;

    private static final Duration RETENTION = Duration.ofMinutes(10);

    private final ScriptedModel model = new ScriptedModel();
    private final InMemoryConversationStore store = new InMemoryConversationStore(Clock.systemUTC());
    private final ManualScheduler scheduler = new ManualScheduler();
    private final FailingScheduler failing = new FailingScheduler(scheduler);
    private int lastId;
    private final Answers answers = answers(model);

    private Answers answers(ChatModel answering) {
        return new Answers(
                new AnswerSettings(
                        99,
                        99,
                        8,
                        LookLimits.DEFAULT,
                        new AnswerSettings.AnswerSizes(100, 100_000, 99, BUDGET),
                        new AnswerSettings.AnswerTimes(Duration.ofSeconds(60), RETENTION, Duration.ZERO)),
                new AnswerSources(
                        new Models(List.of(answering)), query -> new Retrieval(List.of(), false), new PromptBuilder(0)),
                store,
                StoreShares.same(Shares.firstCome(Runnable::run)),
                new AnswerRuntime(
                        Runnable::run, 1, failing.asExecutor(), scheduler.clock(), () -> 0, () -> "id" + ++lastId));
    }

    @Test
    void thoseThatEndedFirstAreReadFromTheDatabaseFrameByFrame() {
        var first = answered("1", "one");
        var frames = frames(first);
        var others = new ArrayList<Answer>();
        for (int i = 2; i < 12; i++) {
            others.add(answered("" + i, "text " + i));
        }

        assertTrue(answers.find(caller("ann"), first.id()).isEmpty());
        assertEquals(
                2,
                others.stream()
                        .filter(answer ->
                                answers.find(caller("ann"), answer.id()).isPresent())
                        .count());
        assertEquals(frames, frames(read(first.id(), 0)));
        assertEquals(frames, frames(read(first.id(), 4)));
    }

    @Test
    void theirKeysAttachToThemAsBeforeAndTheModelIsNotAskedAgain() {
        var first = answered("1", "one");
        answered("2", "x".repeat(10_000));
        int calls = model.calls();

        var again = answers.ask(question("1")).toCompletableFuture().join();
        var resumed = answers.attach(question("1"), 3).toCompletableFuture().join();

        assertEquals(first.id(), again.id());
        assertEquals(first.id(), resumed.id());
        assertEquals(calls, model.calls());
        assertEquals(0, answers.running());
    }

    @Test
    void aStopIsTooLateForThemAndNotAFailure() {
        var first = answered("1", "one");
        answered("2", "x".repeat(10_000));

        answers.stop(caller("ann"), first.id(), Integer.MAX_VALUE)
                .toCompletableFuture()
                .join();

        var others = answers.stop(caller("bob"), first.id(), Integer.MAX_VALUE).toCompletableFuture();
        assertEquals(
                Reason.NOT_FOUND,
                ((Refusal) assertThrows(CompletionException.class, others::join).getCause()).reason());
    }

    @Test
    void aRunningAnswerIsNeverRemoved() {
        var running = answers.ask(question("1")).toCompletableFuture().join();
        model.says("x".repeat(20_000));
        answered("2", "two");

        assertTrue(answers.find(caller("ann"), running.id()).isPresent());
    }

    @Test
    void anAnswerWhoseEndFailsHalfwayIsCountedOnceAndGoesInTime() {
        failing.refuseNext(RETENTION);
        var first = answered("1", "one");
        scheduler.advance(RunningTurns.INTERVAL);
        answered("2", "two");

        assertTrue(answers.find(caller("ann"), first.id()).isPresent());
        scheduler.advance(RETENTION);
        assertTrue(answers.find(caller("ann"), first.id()).isEmpty());
    }

    @Test
    void afterTheirRetentionTheyAreNotReadFromTheDatabaseEither() {
        var first = answered("1", "one");
        answered("2", "x".repeat(10_000));

        scheduler.advance(RETENTION);
        assertThrows(CompletionException.class, () -> read(first.id(), 0));

        scheduler.advance(RunningTurns.FORGET_INTERVAL);
        assertEquals(List.of(), store.frames(caller("ann"), first.id()));
    }

    @Test
    void nothingKeepsRemovedAnswersInMemory() {
        var eager = answers(new ChatModel() {
            @Override
            public String name() {
                return "eager";
            }

            @Override
            public Generation generate(Prompt prompt, ChatListener listener) {
                listener.onText("text");
                listener.onFinish(new Completion(FinishReason.STOP));
                return () -> {};
            }
        });
        var first = ask(eager, "1");
        for (int i = 2; i < 6; i++) {
            ask(eager, "" + i);
        }

        Patience.await(
                () -> {
                    System.gc();
                    return first.get() == null;
                },
                () -> "the answer is still in memory");
    }

    private static WeakReference<Answer> ask(Answers answers, String message) {
        return new WeakReference<>(
                answers.ask(question(message)).toCompletableFuture().join());
    }

    private Answer answered(String question, String text) {
        var answer = answers.ask(question(question)).toCompletableFuture().join();
        model.says(text);
        model.finishes();
        return answer;
    }

    private static Question question(String message) {
        return new Question(caller("ann"), message, null, null, "key " + message);
    }

    private Answer read(String id, int after) {
        return answers.read(caller("ann"), id, after).toCompletableFuture().join();
    }

    private static List<Frame> frames(Answer answer) {
        return answer.journal().framesAfter(0, 1000).stream()
                .map(NumberedFrame::frame)
                .toList();
    }
}
