package dev.docent.answer;

import static dev.docent.testing.Callers.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.docent.conversation.StoreShares;
import dev.docent.evidence.Similarity;
import dev.docent.evidence.SupportCheck;
import dev.docent.journal.Frame;
import dev.docent.prompt.PromptBuilder;
import dev.docent.testing.InMemoryConversationStore;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Passages;
import dev.docent.testing.ScriptedModel;
import dev.docent.threads.Shares;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Answers whose citations are checked before they end. */
class CheckedAnswersTest {
    private static final Duration LIMIT = Duration.ofMillis(250);

    private final ScriptedModel model = new ScriptedModel();
    private final InMemoryConversationStore store = new InMemoryConversationStore(Clock.systemUTC());
    private final StepExecutor checking = new StepExecutor();
    private final ManualScheduler scheduler = new ManualScheduler();
    private int lastId;
    private final CitationChecks checks = new CitationChecks(
            new SupportCheck(Similarity.NONE), () -> {}, checking, scheduler, scheduler::nanoTime, LIMIT);
    private final Answers answers = new Answers(
            new AnswerSettings(3, 2, 100, 200, Duration.ofSeconds(60), Duration.ofMinutes(10)),
            new AnswerSources(
                    new Models(List.of(model)),
                    query -> Passages.ONE,
                    new PromptBuilder(PromptBuilder.DEFAULT_HISTORY_CHARS)),
            store,
            StoreShares.same(Shares.firstCome(Runnable::run)),
            checks,
            new AnswerRuntime(Runnable::run, 1, scheduler, scheduler.clock(), () -> 0, () -> "id" + ++lastId));

    private Answer ask() {
        return answers.ask(new Question(caller("ann"), "How?", null, null, null))
                .toCompletableFuture()
                .join();
    }

    private static Frame last(Answer answer) {
        return frame(answer, 0);
    }

    /** Returns the frame that this many others follow. */
    private static Frame frame(Answer answer, int following) {
        var frames = answer.journal().framesAfter(0, Integer.MAX_VALUE);
        return frames.get(frames.size() - 1 - following).frame();
    }

    private Frame.Citations stored(Answer answer) {
        return store.turn(caller("ann"), answer.id())
                .orElseThrow()
                .frames(Frame.Citations.class)
                .get(0);
    }

    @Test
    void endWithWhatTheCheckHasFoundAndKeepIt() {
        var answer = ask();
        model.says("It starts with one command [1]. It listens on 8123 [1].");
        model.finishes();
        assertEquals(Frame.Text.class, last(answer).getClass());

        checking.runAll();

        assertEquals(Frame.Done.class, last(answer).getClass());
        var citations = (Frame.Citations) frame(answer, 1);
        assertEquals(2, Objects.requireNonNull(citations.checked()).size());
        assertEquals(
                "number", Objects.requireNonNull(citations.unsupported()).get(0).kind());
        assertEquals(citations, stored(answer));
    }

    @Test
    void endWithoutTheCheckWhenItHangs() {
        var answer = ask();
        model.says("It starts with one command [1].");
        model.finishes();

        scheduler.advance(LIMIT.multipliedBy(2));

        assertEquals(Frame.Done.class, last(answer).getClass());
        assertEquals(1, ((Frame.Citations) frame(answer, 1)).unchecked());
    }

    @Test
    void checkOnlyTheTextThatAStopKeeps() {
        var answer = ask();
        model.says("It starts with one command [1].", " It listens on 8123 [1].");
        int first = answer.journal().size() - 1;
        answers.stop(caller("ann"), answer.id(), first);

        checking.runAll();

        assertNotNull(stored(answer).checked());
        assertEquals(1, Objects.requireNonNull(stored(answer).checked()).size());
        assertEquals(
                "It starts with one command [1].",
                store.turn(caller("ann"), answer.id()).orElseThrow().text());
    }
}
