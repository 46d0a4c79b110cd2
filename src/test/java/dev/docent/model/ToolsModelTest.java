package dev.docent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.prompt.Prompt;
import dev.docent.testing.RecordingChatListener;
import dev.docent.testing.ScriptedModel;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ToolsModelTest {
    private static final Prompt PROMPT = ChatModelContract.WITH_TOOLS;

    private final ScriptedModel scripted = new ScriptedModel();
    private final AtomicLong nanos = new AtomicLong(-5);
    private final ToolsModel model = new ToolsModel(scripted, true, nanos::get);
    private final RecordingChatListener listener = new RecordingChatListener();

    private boolean hasTools() {
        return scripted.prompt().looking().isPossible();
    }

    @Test
    void offersTools() {
        model.generate(PROMPT, listener);

        assertTrue(hasTools());
        scripted.says("Hello");
        scripted.finishes();
        listener.awaitFinish();
        assertEquals(1, scripted.calls());
    }

    @Test
    void asksOnceMoreWithoutToolsIfTheyAreRefused() {
        model.generate(PROMPT, listener);
        scripted.fails(ModelFailure.TOOLS_REFUSED);

        assertEquals(2, scripted.calls());
        assertFalse(hasTools());
        assertEquals(PROMPT.messages(), scripted.prompt().messages());
        scripted.says("Hello");
        scripted.finishes();
        listener.awaitFinish();
        assertEquals("Hello", listener.text());
    }

    @Test
    void aSecondRefusalIsTold() {
        model.generate(PROMPT, listener);
        scripted.fails(ModelFailure.TOOLS_REFUSED);
        scripted.fails(ModelFailure.TOOLS_REFUSED);

        assertEquals(ModelFailure.TOOLS_REFUSED, listener.awaitFailure());
        assertEquals(2, scripted.calls());
    }

    @Test
    void remembersARefusalForAWhile() {
        model.generate(PROMPT, listener);
        scripted.fails(ModelFailure.TOOLS_REFUSED);

        nanos.addAndGet(ToolsModel.PAUSE.toNanos() - 1);
        model.generate(PROMPT, new RecordingChatListener());
        assertFalse(hasTools());

        nanos.incrementAndGet();
        model.generate(PROMPT, new RecordingChatListener());
        assertTrue(hasTools());
    }

    @Test
    void otherFailuresAreTold() {
        model.generate(PROMPT, listener);
        scripted.fails(ModelFailure.REJECTED);

        assertEquals(ModelFailure.REJECTED, listener.awaitFailure());
        assertEquals(1, scripted.calls());
    }

    @Test
    void aModelThatIsToGetNoToolsGetsNone() {
        new ToolsModel(scripted, false, nanos::get).generate(PROMPT, listener);

        assertFalse(hasTools());
    }

    @Test
    void stopsTheSecondTry() {
        var generation = model.generate(PROMPT, listener);
        scripted.fails(ModelFailure.TOOLS_REFUSED);
        generation.stop();

        assertTrue(scripted.wasStopped());
        assertEquals(FinishReason.STOPPED, listener.awaitFinish().reason());
    }

    @Test
    void isNotAskedAgainAfterAStop() {
        var generation = model.generate(PROMPT, listener);
        generation.stop();

        assertEquals(1, scripted.calls());
        assertEquals(FinishReason.STOPPED, listener.awaitFinish().reason());
    }
}
