package dev.docent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.prompt.Prompt;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.RecordingChatListener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FallbackModelTest extends ChatModelContract {
    private final ManualScheduler timers = new ManualScheduler();
    private final RecordingChatListener listener = new RecordingChatListener();
    private final FakeModel first = new FakeModel("first");
    private final FakeModel second = new FakeModel("second");

    /** Sends each listener what the test has queued, and then is silent until it is stopped. */
    private static final class FakeModel implements ChatModel {
        private final String name;
        private final Queue<Consumer<SerialListener>> script = new ArrayDeque<>();
        private int calls;

        FakeModel(String name) {
            this.name = name;
        }

        FakeModel then(Consumer<SerialListener> act) {
            script.add(act);
            return this;
        }

        FakeModel thenFails(ModelFailure failure) {
            return then(to -> to.fail(new ModelException(failure, name + " failed")));
        }

        FakeModel thenSays(String text) {
            return then(to -> {
                to.text(text);
                to.finish(new Completion(FinishReason.STOP));
            });
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Generation generate(Prompt prompt, ChatListener listener) {
            calls++;
            var serial = new SerialListener(listener);
            var act = script.poll();
            if (act != null) {
                act.accept(serial);
            }
            return () -> serial.finish(new Completion(FinishReason.STOPPED));
        }
    }

    private FallbackModel model(ChatModel... models) {
        var policy = new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(20), () -> 1.0);
        return new FallbackModel("main", List.of(models), policy, timers);
    }

    @Override
    protected ChatModel answering() {
        return model(new FakeModel("m").thenSays("yes").thenSays("yes"));
    }

    @Override
    protected ChatModel lingering() {
        return model(new FakeModel("m").then(to -> to.text("Hel")));
    }

    @Override
    protected ChatModel failing() {
        return model(new FakeModel("m").thenFails(ModelFailure.UNAUTHORIZED));
    }

    @Test
    void asksAgainAfterTheBackoff() {
        first.thenFails(ModelFailure.OVERLOADED)
                .thenFails(ModelFailure.UNREACHABLE)
                .thenSays("yes");
        model(first).generate(PROMPT, listener);
        assertEquals(Optional.of(Duration.ofSeconds(1)), timers.untilNext());
        timers.advance(Duration.ofSeconds(1));
        assertEquals(Optional.of(Duration.ofSeconds(2)), timers.untilNext());
        timers.advance(Duration.ofSeconds(2));
        assertEquals("yes", listener.text());
        assertEquals(3, first.calls);
        assertEquals(
                List.of("2 first 1000", "3 first 2000"),
                listener.retries().stream()
                        .map(retry -> retry.attempt() + " " + retry.model() + " "
                                + retry.delay().toMillis())
                        .toList());
    }

    /** A model in a jar may throw; in a timer's thread nobody would notice. */
    @Test
    void aModelThatThrowsHasFailedAndTheNextOneIsAsked() {
        first.then(to -> {
            throw new IllegalStateException("no");
        });
        second.thenSays("yes");
        model(first, second).generate(PROMPT, listener);
        timers.advance(Duration.ZERO);
        assertEquals("yes", listener.text());
        assertEquals(ModelFailure.INTERNAL, listener.retries().get(0).cause().failure());
    }

    @Test
    void aModelThatThrowsAnErrorHasFailedToo() {
        first.then(to -> {
            throw new NoClassDefFoundError("no");
        });
        second.thenSays("yes");
        model(first, second).generate(PROMPT, listener);
        timers.advance(Duration.ZERO);
        assertEquals("yes", listener.text());
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        first.thenFails(ModelFailure.OVERLOADED)
                .thenFails(ModelFailure.OVERLOADED)
                .thenFails(ModelFailure.RATE_LIMITED)
                .thenSays("never");
        model(first).generate(PROMPT, listener);
        timers.advance(Duration.ofMinutes(5));
        assertEquals(ModelFailure.RATE_LIMITED, listener.awaitFailure());
        assertEquals(3, first.calls);
    }

    @Test
    void waitsAsLongAsTheProviderAsks() {
        first.then(to -> to.fail(limited(Duration.ofSeconds(7)))).thenSays("yes");
        model(first).generate(PROMPT, listener);
        assertEquals(Optional.of(Duration.ofSeconds(7)), timers.untilNext());
        timers.advance(Duration.ofSeconds(7));
        assertEquals("yes", listener.text());
    }

    @Test
    void doesNotWaitLongerThanTheLimitAndSaysHowLongItWouldHaveBeen() {
        first.then(to -> to.fail(limited(Duration.ofSeconds(21)))).thenSays("never");
        model(first).generate(PROMPT, listener);
        assertEquals(Optional.of(Duration.ofSeconds(21)), listener.awaitError().retryAfter());
        assertEquals(1, first.calls);
    }

    private static ModelException limited(Duration wait) {
        return new ModelException(ModelFailure.RATE_LIMITED, "slow down", wait, null);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UNREACHABLE", "RATE_LIMITED", "OVERLOADED"})
    void doesNotAskAgainWhatWasRefusedOrMayHaveCost(ModelFailure failure) {
        first.thenFails(failure).thenSays("never");
        model(first).generate(PROMPT, listener);
        assertEquals(failure, listener.awaitFailure());
        assertEquals(1, first.calls);
        assertTrue(listener.retries().isEmpty());
    }

    @Test
    void neverAsksAgainAfterTheFirstToken() {
        first.then(to -> {
            to.text("be");
            to.fail(new ModelException(ModelFailure.OVERLOADED, "in mid-stream"));
        });
        model(first, second).generate(PROMPT, listener);
        assertEquals(ModelFailure.OVERLOADED, listener.awaitFailure());
        assertEquals("be", listener.text());
        assertEquals(0, second.calls);
    }

    @Test
    void neverAsksAgainAfterTheFirstThought() {
        first.then(to -> {
            to.reasoning("Hm");
            to.fail(new ModelException(ModelFailure.OVERLOADED, "in mid-stream"));
        });
        model(first, second).generate(PROMPT, listener);
        assertEquals(ModelFailure.OVERLOADED, listener.awaitFailure());
        assertEquals(0, second.calls);
    }

    @Test
    void theNextModelAnswersWhenTheFirstOneCannot() {
        first.thenFails(ModelFailure.UNAUTHORIZED);
        second.thenFails(ModelFailure.OVERLOADED).thenSays("yes");
        model(first, second).generate(PROMPT, listener);
        timers.advance(Duration.ZERO);
        timers.advance(Duration.ofSeconds(1));
        assertEquals("yes", listener.text());
        assertEquals(
                List.of("2 second", "3 second"),
                listener.retries().stream()
                        .map(retry -> retry.attempt() + " " + retry.model())
                        .toList());
    }

    @Test
    void theLastFailureIsToldWhenAllFail() {
        first.thenFails(ModelFailure.UNAUTHORIZED);
        second.thenFails(ModelFailure.UNKNOWN_MODEL);
        model(first, second).generate(PROMPT, listener);
        timers.advance(Duration.ZERO);
        assertEquals(ModelFailure.UNKNOWN_MODEL, listener.awaitFailure());
    }

    @Test
    void aStopDuringTheWaitEndsTheAnswerAndAsksNobody() {
        first.thenFails(ModelFailure.OVERLOADED).thenSays("never");
        var generation = model(first).generate(PROMPT, listener);
        generation.stop();
        assertEquals(FinishReason.STOPPED, listener.awaitFinish().reason());
        timers.advance(Duration.ofMinutes(1));
        assertEquals(1, first.calls);
        assertEquals(0, timers.pending());
    }

    @Test
    void aShutdownDuringTheWaitEndsTheAnswerWithTheFailure() {
        first.thenFails(ModelFailure.OVERLOADED);
        timers.shutdown();
        model(first).generate(PROMPT, listener);
        assertEquals(ModelFailure.OVERLOADED, listener.awaitFailure());
    }
}
