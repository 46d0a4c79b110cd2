package dev.docent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.keys.KeyException;
import dev.docent.keys.KeySource;
import dev.docent.testing.RecordingChatListener;
import dev.docent.testing.ScriptedModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class KeyedModelTest {
    private final Map<String, ScriptedModel> models = new LinkedHashMap<>();
    private final RecordingChatListener listener = new RecordingChatListener();

    /** Provides the given keys one after the other, and records the refused ones. */
    private static final class Keys implements KeySource {
        final Queue<CompletableFuture<String>> keys = new ArrayDeque<>();
        final List<String> refused = new ArrayList<>();

        Keys(String... keys) {
            Arrays.stream(keys).map(CompletableFuture::completedFuture).forEach(this.keys::add);
        }

        @Override
        public CompletionStage<String> key() {
            return keys.remove();
        }

        @Override
        public void refused(String key) {
            refused.add(key);
        }
    }

    private Generation ask(Keys keys) {
        return new KeyedModel("m", keys, key -> models.computeIfAbsent(key, it -> new ScriptedModel()))
                .generate(ChatModelContract.PROMPT, listener);
    }

    @Test
    void aQuestionIsAskedWithTheKeyOfTheMoment() {
        ask(new Keys("one"));
        models.get("one").says("Hello");
        models.get("one").finishes();
        assertEquals("Hello", listener.text());
        assertEquals(FinishReason.STOP, listener.awaitFinish().reason());
    }

    @Test
    void aRefusedKeyIsReplacedOnceUnseen() {
        var keys = new Keys("one", "two");
        ask(keys);
        models.get("one").fails(ModelFailure.UNAUTHORIZED);
        assertEquals(List.of("one"), keys.refused);
        models.get("two").says("Hello");
        models.get("two").finishes();
        assertEquals("Hello", listener.text());
        listener.awaitFinish();
    }

    @Test
    void aSecondRefusalIsTold() {
        var keys = new Keys("one", "two");
        ask(keys);
        models.get("one").fails(ModelFailure.UNAUTHORIZED);
        models.get("two").fails(ModelFailure.UNAUTHORIZED);
        assertEquals(ModelFailure.UNAUTHORIZED, listener.awaitFailure());
        assertEquals(List.of("one", "two"), keys.refused);
    }

    @Test
    void theSameKeyIsNotTriedTwice() {
        ask(new Keys("one", "one"));
        models.get("one").fails(ModelFailure.UNAUTHORIZED);
        assertEquals(ModelFailure.UNAUTHORIZED, listener.awaitFailure());
        assertEquals(1, models.get("one").calls());
    }

    @Test
    void withoutAKeyNothingIsAskedAndTheReasonIsTold() {
        var keys = new Keys();
        keys.keys.add(CompletableFuture.failedFuture(new KeyException("the key file /k cannot be read", null)));
        ask(keys);
        var error = listener.awaitError();
        assertEquals(ModelFailure.UNAUTHORIZED, error.failure());
        assertTrue(error.getMessage().contains("the key file /k cannot be read"), error.getMessage());
        assertEquals(Map.of(), models);
    }

    @Test
    void whatIsStoppedBeforeItsKeyComesIsNeverAsked() {
        var keys = new Keys();
        var late = new CompletableFuture<String>();
        keys.keys.add(late);
        ask(keys).stop();
        assertEquals(FinishReason.STOPPED, listener.awaitFinish().reason());
        late.complete("one");
        assertEquals(Map.of(), models);
    }

    @Test
    void aStopReachesTheSecondTry() {
        var generation = ask(new Keys("one", "two"));
        models.get("one").fails(ModelFailure.UNAUTHORIZED);
        generation.stop();
        assertTrue(models.get("two").wasStopped());
        assertEquals(FinishReason.STOPPED, listener.awaitFinish().reason());
    }

    /** An HTTP client may refuse before it returns. */
    @Test
    void aStopReachesTheSecondTryWhenTheFirstFailedAtOnce() {
        var second = new ScriptedModel();
        ChatModel refusing = new ChatModel() {
            @Override
            public String name() {
                return "refusing";
            }

            @Override
            public Generation generate(dev.docent.prompt.Prompt prompt, ChatListener heard) {
                heard.onError(new ModelException(ModelFailure.UNAUTHORIZED, "401"));
                return () -> {};
            }
        };
        var model = new KeyedModel("m", new Keys("one", "two"), key -> key.equals("one") ? refusing : second);
        model.generate(ChatModelContract.PROMPT, listener).stop();
        assertTrue(second.wasStopped());
    }

    @Test
    void aModelThatThrowsIsAFailure() {
        var model = new KeyedModel("m", new Keys("one"), key -> {
            throw new LinkageError("no");
        });
        model.generate(ChatModelContract.PROMPT, listener);
        assertEquals(ModelFailure.INTERNAL, listener.awaitFailure());
    }
}
