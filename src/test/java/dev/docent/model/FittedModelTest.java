package dev.docent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.prompt.Exchange;
import dev.docent.prompt.Message;
import dev.docent.prompt.Prompt;
import dev.docent.prompt.PromptBuilder;
import dev.docent.prompt.Shortening;
import dev.docent.retrieval.NamedLiterals;
import dev.docent.retrieval.Retrieval;
import dev.docent.testing.Passages;
import dev.docent.testing.RecordingChatListener;
import dev.docent.testing.ScriptedModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model that gets only what fits into its window. */
class FittedModelTest {
    private static final Prompt PROMPT = new PromptBuilder(PromptBuilder.DEFAULT_HISTORY_CHARS)
            .build(
                    "why?",
                    List.of(new Exchange("before?", "It was so. ".repeat(900))),
                    new Retrieval(
                            List.of(
                                    Passages.passage("1.md", "first " + "text ".repeat(200)),
                                    Passages.passage("2.md", "second " + "text ".repeat(200))),
                            true,
                            NamedLiterals.NONE));

    private final ScriptedModel scripted = new ScriptedModel();
    private final RecordingChatListener listener = new RecordingChatListener();

    private Generation ask(int window) {
        return new FittedModel(scripted, window).generate(PROMPT, listener);
    }

    @Test
    void isWhatTheModelIs() {
        assertTrue(new FittedModel(scripted, 0).knowsMore() && new FittedModel(scripted, 0).looks());
        var deaf = new FittedModel(new ToolsModel(scripted, false, () -> 0), 0);
        assertTrue(deaf.knowsMore() && !deaf.looks());
    }

    @Test
    void withoutAWindowThePromptIsSentAsItIs() {
        ask(0);
        assertSame(PROMPT, scripted.prompt());
    }

    @Test
    void aQuarterOfTheWindowStaysFreeForTheAnswer() {
        long tokens = Shortening.tokens(PROMPT);
        ask((int) (tokens * 4 / 3 + 2));
        assertSame(PROMPT, scripted.prompt());
        ask((int) (tokens * 4 / 3 - 2));
        assertTrue(Shortening.tokens(scripted.prompt()) < tokens, "the earlier turn is left out");
        assertTrue(scripted.prompt().messages().toString().contains("second"));
    }

    @Test
    void ofALargeWindowSome4000TokensStayFree() {
        var large = new Prompt(List.of(new Message(Message.Role.USER, "x".repeat(60_000))), "why?", List.of(), true);
        new FittedModel(scripted, 20_000 + 4_096).generate(large, listener);
        assertSame(large, scripted.prompt());

        new FittedModel(scripted, 20_000 + 4_095).generate(large, listener);
        assertEquals(ModelFailure.TOO_LONG, listener.awaitFailure());
        assertEquals(1, scripted.calls());
    }

    @Test
    void whatCannotFitIsNotSent() {
        ask(400);
        assertEquals(ModelFailure.TOO_LONG, listener.awaitFailure());
        assertEquals(0, scripted.calls());
    }

    @Test
    void aPromptThatTheProviderFindsTooLongIsSentOnceMoreWithHalfOfIt() {
        ask(0);
        scripted.fails(ModelFailure.TOO_LONG);

        assertEquals(2, scripted.calls());
        assertTrue(Shortening.tokens(scripted.prompt()) <= Shortening.tokens(PROMPT) / 2);
        scripted.says("Hello");
        scripted.finishes();
        listener.awaitFinish();
        assertEquals("Hello", listener.text());
    }

    @Test
    void aSecondRefusalIsTold() {
        ask(0);
        scripted.fails(ModelFailure.TOO_LONG);
        scripted.fails(ModelFailure.TOO_LONG);

        assertEquals(ModelFailure.TOO_LONG, listener.awaitFailure());
        assertEquals(2, scripted.calls());
    }

    @Test
    void aRefusalThatNothingCanMendIsTold() {
        var short1 = new Prompt(PROMPT.messages().subList(0, 1), "why?", List.of(), true);
        new FittedModel(scripted, 0).generate(short1, listener);
        scripted.fails(ModelFailure.TOO_LONG);

        assertEquals(ModelFailure.TOO_LONG, listener.awaitFailure());
        assertEquals(1, scripted.calls());
    }

    @Test
    void otherFailuresAndThoseAfterTheFirstWordAreTold() {
        ask(0);
        scripted.fails(ModelFailure.REJECTED);
        assertEquals(ModelFailure.REJECTED, listener.awaitFailure());

        var second = new RecordingChatListener();
        new FittedModel(scripted, 0).generate(PROMPT, second);
        scripted.says("He");
        scripted.fails(ModelFailure.TOO_LONG);
        assertEquals(ModelFailure.TOO_LONG, second.awaitFailure());
        assertEquals(2, scripted.calls());

        var third = new RecordingChatListener();
        new FittedModel(scripted, 0).generate(PROMPT, third);
        scripted.thinks("Hm");
        scripted.fails(ModelFailure.TOO_LONG);
        assertEquals(ModelFailure.TOO_LONG, third.awaitFailure());
        assertEquals(3, scripted.calls());
    }

    @Test
    void stopsTheSecondTry() {
        var generation = ask(0);
        scripted.fails(ModelFailure.TOO_LONG);
        generation.stop();

        assertTrue(scripted.wasStopped());
        assertEquals(FinishReason.STOPPED, listener.awaitFinish().reason());
    }
}
