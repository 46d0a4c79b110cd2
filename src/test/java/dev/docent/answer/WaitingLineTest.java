package dev.docent.answer;

import static dev.docent.testing.Callers.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.StoreShares;
import dev.docent.journal.Frame;
import dev.docent.prompt.PromptBuilder;
import dev.docent.retrieval.Retrieval;
import dev.docent.testing.InMemoryConversationStore;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.ScriptedModel;
import dev.docent.threads.Shares;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order in which answers start that wait for the one thread. */
class WaitingLineTest {
    private final ScriptedModel model = new ScriptedModel();
    private final StepExecutor threads = new StepExecutor();
    private final ManualScheduler scheduler = new ManualScheduler();
    private final List<String> begun = new ArrayList<>();
    private int lastId;
    private final Answers answers = new Answers(
            new AnswerSettings(1000, 1000, 100, 50, Duration.ofSeconds(60), Duration.ofMinutes(10)),
            new AnswerSources(
                    new Models(List.of(model)),
                    query -> {
                        begun.add(query.text());
                        return new Retrieval(List.of(), false);
                    },
                    new PromptBuilder(0)),
            new InMemoryConversationStore(Clock.systemUTC()),
            StoreShares.same(Shares.firstCome(Runnable::run)),
            new AnswerRuntime(threads, 1, scheduler, Clock.systemUTC(), () -> 0, () -> "id" + ++lastId));

    @Test
    void usersAreServedInTurnHoweverManyQuestionsOneOfThemHas() {
        for (var question : List.of("ann 1", "ann 2", "ann 3", "bob 1", "bob 2", "cid 1")) {
            ask(question);
        }

        threads.runAll();

        assertEquals(List.of("ann 1", "ann 2", "bob 1", "cid 1", "ann 3", "bob 2"), begun);
    }

    @Test
    void tellsThePlaceInTheOrderInWhichTheyWillBeServed() {
        ask("ann 1");
        ask("ann 2");
        var third = ask("ann 3");
        var bob = ask("bob 1");
        assertEquals(List.of(2), places(third));
        assertEquals(List.of(2), places(bob));

        scheduler.advance(WaitingLine.INTERVAL);

        assertEquals(List.of(2, 3), places(third));
        assertEquals(List.of(2), places(bob));
    }

    @Test
    void fiveHundredQuestionsWhoseReadersAreGoneDoNotDelayTheNext() {
        ask("ann 1");
        for (int i = 0; i < 500; i++) {
            var left = ask("ann " + (i + 2));
            left.readerJoined();
            left.readerLeft();
        }
        var next = ask("ann 502");
        next.readerJoined();

        threads.runNext();
        threads.runNext();

        assertEquals(List.of("ann 1", "ann 502"), begun);
    }

    @Test
    void aReaderWhoReturnsKeepsItsPlace() {
        ask("ann 1");
        var left = ask("ann 2");
        left.readerJoined();
        left.readerLeft();
        ask("ann 3");
        left.readerJoined();

        threads.runAll();

        assertEquals(List.of("ann 1", "ann 2", "ann 3"), begun);
    }

    @Test
    void whatIsStoppedLeavesTheLineAtOnce() {
        ask("ann 1");
        var stopped = new ArrayList<Answer>();
        for (int i = 0; i < 500; i++) {
            stopped.add(ask("bob " + i));
        }
        stopped.forEach(answer -> answers.stop(caller("bob"), answer.id(), Integer.MAX_VALUE));

        var next = ask("bob 500");

        assertEquals(List.of(1), places(next));
        threads.runNext();
        threads.runNext();
        assertEquals(List.of("ann 1", "bob 500"), begun);
        assertTrue(stopped.stream().allMatch(answer -> answer.journal().hasEnded()));
    }

    private Answer ask(String question) {
        var user = question.substring(0, 3);
        return answers.ask(new Question(caller(user), question, null, null, null))
                .toCompletableFuture()
                .join();
    }

    private static List<Integer> places(Answer answer) {
        return answer.journal().framesAfter(0, 100).stream()
                .filter(numbered -> numbered.frame() instanceof Frame.Status status && status.position() != null)
                .map(numbered -> ((Frame.Status) numbered.frame()).position())
                .toList();
    }
}
