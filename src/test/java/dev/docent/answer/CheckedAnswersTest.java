package dev.docent.answer;

import static dev.docent.testing.Callers.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.StoreShares;
import dev.docent.corpus.OriginAddresses;
import dev.docent.corpus.Scope;
import dev.docent.evidence.Similarity;
import dev.docent.evidence.SupportCheck;
import dev.docent.journal.Frame;
import dev.docent.prompt.PromptBuilder;
import dev.docent.prompt.ToolCall;
import dev.docent.rerank.Rerankers;
import dev.docent.retrieval.Query;
import dev.docent.retrieval.Retrieval;
import dev.docent.testing.FakeEmbedder;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.InMemoryConversationStore;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.Passages;
import dev.docent.testing.ScriptedModel;
import dev.docent.threads.Shares;
import dev.docent.tools.DocumentTools;
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
            new AnswerSettings(
                    3,
                    2,
                    8,
                    new LookLimits(3, 1000, Duration.ofSeconds(60)),
                    new AnswerSettings.AnswerSizes(100, 10_000, 200, 1 << 20),
                    new AnswerSettings.AnswerTimes(Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ZERO)),
            new AnswerSources(
                    new Models(List.of(model)),
                    new PassageSearch(CheckedAnswersTest::find, Rerankers.NONE),
                    new PromptBuilder(PromptBuilder.DEFAULT_HISTORY_CHARS),
                    OriginAddresses.NONE,
                    caller -> Scope.EVERYTHING,
                    new DocumentTools(CheckedAnswersTest::find, new InMemoryChunkIndex(), new FakeEmbedder())),
            store,
            StoreShares.same(Shares.firstCome(Runnable::run)),
            checks,
            new AnswerRuntime(Runnable::run, 1, scheduler, scheduler.clock(), () -> 0, () -> "id" + ++lastId));

    private static Retrieval find(Query query) {
        return query.text().equals("port")
                ? new Retrieval(List.of(Passages.passage("guide/ports.md", "It listens on port 8123.")), true)
                : Passages.ONE;
    }

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

    /** A model that looks further cites what it has found there. */
    @Test
    void checkWhatLaterLookUpsHaveFound() {
        var answer = ask();
        model.asksFor(new ToolCall("call1", "search", "{\"query\":\"port\"}"));
        model.says("It listens on port 8123 [2]. It listens on port 9000 [2].");
        model.finishes();

        checking.runAll();

        var citations = stored(answer);
        assertEquals(List.of(2), citations.used());
        var checked = Objects.requireNonNull(citations.checked());
        assertEquals(List.of(2, 2), checked.stream().map(it -> it.n()).toList());
        assertTrue(checked.get(0).support() >= 0.5, checked::toString);
        assertTrue(checked.get(1).support() < 0.5, checked::toString);
        assertEquals(
                List.of("9000"),
                Objects.requireNonNull(citations.unsupported()).stream()
                        .map(it -> "It listens on port 8123 [2]. It listens on port 9000 [2]."
                                .substring(it.start(), it.end()))
                        .toList());
    }
}
