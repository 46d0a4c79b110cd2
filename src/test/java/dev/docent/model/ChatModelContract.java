package dev.docent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.docent.corpus.BlockKind;
import dev.docent.corpus.Location;
import dev.docent.prompt.Lookups;
import dev.docent.prompt.Message;
import dev.docent.prompt.Prompt;
import dev.docent.prompt.Tool;
import dev.docent.prompt.ToolCall;
import dev.docent.prompt.ToolResult;
import dev.docent.prompt.ToolRound;
import dev.docent.retrieval.Passage;
import dev.docent.testing.RecordingChatListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ChatModel} must do. The test of an implementation extends this and says how to bring it into each
 * state.
 */
public abstract class ChatModelContract {
    /** A question with one passage. */
    public static final Prompt PROMPT = new Prompt(
            List.of(new Message(Message.Role.SYSTEM, "rules"), new Message(Message.Role.USER, "How do I install it?")),
            "How do I install it?",
            List.of(new Passage(
                    new Location("docs/install.md", 1, 3),
                    "Install",
                    List.of("Install"),
                    BlockKind.PROSE,
                    "Install it with one command. Then open the page. It answers at once.",
                    1)),
            true);

    /** The same question in the second round of an answer that may look up more. A model that knows no tools ignores that. */
    public static final Prompt WITH_TOOLS = Lookups.next(
            Lookups.begin(
                    PROMPT, List.of(new Tool("look", "Looks.", Map.of("type", "object", "properties", Map.of())))),
            new ToolRound("First,", List.of(new ToolResult(new ToolCall("call00001", "look", "{}"), "Nothing.")), null),
            List.of(),
            true,
            Duration.ofSeconds(3));

    /** Returns a model that answers {@link #PROMPT} successfully. */
    protected abstract ChatModel answering();

    /** Returns a model that begins to answer {@link #PROMPT}, and ends only when it is stopped. */
    protected abstract ChatModel lingering();

    /** Returns a model that fails to answer {@link #PROMPT}. */
    protected abstract ChatModel failing();

    /** Lets a lingering model send its first piece. */
    protected void letBegin() {}

    /** Lets an answering model end. */
    protected void letEnd() {}

    @Test
    void hasAName() {
        assertFalse(answering().name().isBlank());
    }

    @Test
    void endsAnAnswerOnce() {
        var listener = new RecordingChatListener();
        answering().generate(PROMPT, listener);
        letEnd();
        assertEquals(FinishReason.STOP, listener.awaitFinish().reason());
        assertFalse(listener.text().isEmpty());
        listener.checkRules();
    }

    @Test
    void answersInALaterRoundToo() {
        var listener = new RecordingChatListener();
        answering().generate(WITH_TOOLS, listener);
        letEnd();
        var completion = listener.awaitFinish();
        assertEquals(FinishReason.STOP, completion.reason());
        assertNull(completion.request());
        assertFalse(listener.text().isEmpty());
    }

    @Test
    void endsAFailureOnce() {
        var listener = new RecordingChatListener();
        failing().generate(PROMPT, listener);
        letEnd();
        assertFalse(listener.awaitError().getMessage().isBlank());
        listener.checkRules();
    }

    @Test
    void stopsWithWhatWasSaid() {
        var listener = new RecordingChatListener();
        var generation = lingering().generate(PROMPT, listener);
        letBegin();
        listener.awaitAnything();
        generation.stop();
        generation.stop();
        assertEquals(FinishReason.STOPPED, listener.awaitFinish().reason());
        listener.checkRules();
    }

    @Test
    void stopsBeforeAnythingWasSaid() {
        var listener = new RecordingChatListener();
        lingering().generate(PROMPT, listener).stop();
        letBegin();
        assertEquals(FinishReason.STOPPED, listener.awaitFinish().reason());
        listener.checkRules();
    }

    @Test
    void canBeStoppedByItsListener() {
        var generation = new AtomicReference<Generation>();
        var recorded = new RecordingChatListener();
        var listener = new ChatListener() {
            @Override
            public void onText(String delta) {
                recorded.onText(delta);
                generation.get().stop();
            }

            @Override
            public void onReasoning(String delta) {
                recorded.onReasoning(delta);
                generation.get().stop();
            }

            @Override
            public void onFinish(Completion completion) {
                recorded.onFinish(completion);
            }

            @Override
            public void onError(ModelException failure) {
                recorded.onError(failure);
            }
        };
        generation.set(() -> {}); // In case the first piece arrives before generate returns.
        generation.set(lingering().generate(PROMPT, listener));
        letBegin();
        recorded.awaitAnything();
        generation.get().stop();
        assertEquals(FinishReason.STOPPED, recorded.awaitFinish().reason());
        recorded.checkRules();
    }

    @Test
    void ignoresAStopAfterTheEnd() {
        var listener = new RecordingChatListener();
        var generation = answering().generate(PROMPT, listener);
        letEnd();
        listener.awaitFinish();
        generation.stop();
        assertEquals(FinishReason.STOP, listener.awaitFinish().reason());
        listener.checkRules();
    }

    @Test
    void answersTwoAtOnce() {
        var model = answering();
        var first = new RecordingChatListener();
        var second = new RecordingChatListener();
        model.generate(PROMPT, first);
        model.generate(PROMPT, second);
        letEnd();
        first.awaitFinish();
        second.awaitFinish();
        assertEquals(first.text(), second.text());
    }

    @Test
    void tellsTheEndAlsoToAListenerThatFails() {
        tellsTheEndToAListenerThatThrows(() -> new IllegalStateException("no"));
    }

    @Test
    void tellsTheEndAlsoToAListenerThatFailsWithAnError() {
        tellsTheEndToAListenerThatThrows(() -> {
            throw new NoClassDefFoundError("no");
        });
    }

    private void tellsTheEndToAListenerThatThrows(Supplier<RuntimeException> failures) {
        var recorded = new RecordingChatListener();
        answering().generate(PROMPT, new ChatListener() {
            @Override
            public void onText(String delta) {
                throw failures.get();
            }

            @Override
            public void onReasoning(String delta) {
                throw failures.get();
            }

            @Override
            public void onFinish(Completion completion) {
                recorded.onFinish(completion);
            }

            @Override
            public void onError(ModelException failure) {
                recorded.onError(failure);
            }
        });
        letEnd();
        assertEquals(ModelFailure.INTERNAL, recorded.awaitFailure());
    }
}
