package dev.docent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.http.ClientLimits;
import dev.docent.http.StreamingClient;
import dev.docent.prompt.Prompt;
import dev.docent.testing.Gate;
import dev.docent.testing.ManualScheduler;
import dev.docent.testing.RecordingChatListener;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuardedModelTest extends ChatModelContract {
    private static final Generation INERT = () -> {};

    private final StreamingClient client = new StreamingClient("Docent/test", ClientLimits.DEFAULT);
    private final ManualScheduler timers = new ManualScheduler();
    private final RecordingChatListener listener = new RecordingChatListener();

    @AfterEach
    void close() {
        client.close();
    }

    private ChatModel guard(BiFunction<Prompt, ChatListener, Generation> foreign) {
        return guard(foreign, Runnable::run);
    }

    private ChatModel guard(BiFunction<Prompt, ChatListener, Generation> foreign, Executor threads) {
        var model = new ChatModel() {
            @Override
            public String name() {
                throw new IllegalStateException("no name");
            }

            @Override
            public Generation generate(Prompt prompt, ChatListener heard) {
                return foreign.apply(prompt, heard);
            }
        };
        var services = new ModelProvider.Services(client, timers, Clock.systemUTC(), timers::nanoTime);
        return new GuardedModel("ours", model, Timeouts.DEFAULT, threads, services);
    }

    /** Its code may block, so an answer must not wait for it. */
    @Test
    void asksForeignCodeAtTheStartWhatItIs() {
        var asked = new AtomicInteger();
        var foreign = new ChatModel() {
            @Override
            public String name() {
                return "foreign";
            }

            @Override
            public boolean knowsMore() {
                return asked.incrementAndGet() > 1;
            }

            @Override
            public boolean looks() {
                return asked.incrementAndGet() > 2;
            }

            @Override
            public Generation generate(Prompt prompt, ChatListener heard) {
                return INERT;
            }
        };
        var services = new ModelProvider.Services(client, timers, Clock.systemUTC(), timers::nanoTime);
        var model = new GuardedModel("ours", foreign, Timeouts.DEFAULT, Runnable::run, services);

        assertFalse(model.knowsMore() || model.looks() || model.knowsMore() || model.looks());
        assertEquals(2, asked.get());
    }

    private static Completion whole() {
        return new Completion(FinishReason.STOP, new Usage(1, 2));
    }

    @Override
    protected ChatModel answering() {
        return guard((prompt, heard) -> {
            heard.onText("Hello");
            heard.onFinish(whole());
            return INERT;
        });
    }

    @Override
    protected ChatModel lingering() {
        return guard((prompt, heard) -> {
            heard.onText("Hello");
            return () -> heard.onFinish(new Completion(FinishReason.STOPPED));
        });
    }

    @Override
    protected ChatModel failing() {
        return guard((prompt, heard) -> {
            heard.onError(new ModelException(ModelFailure.OVERLOADED, "too much"));
            return INERT;
        });
    }

    private ModelException failureOf(BiFunction<Prompt, ChatListener, Generation> foreign) {
        guard(foreign).generate(PROMPT, listener);
        var failure = listener.awaitError();
        assertEquals(0, timers.pending());
        assertTrue(failure.getMessage().contains("ours"), failure.getMessage());
        return failure;
    }

    static List<Throwable> whateverIsThrown() {
        return List.of(
                new IllegalStateException("x"),
                new NoClassDefFoundError("com/ours/Service"),
                new OutOfMemoryError("Java heap space"),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("whateverIsThrown")
    void whateverTheModelThrowsIsItsFailure(Throwable thrown) {
        var failure = failureOf((prompt, heard) -> {
            throw GuardedModelTest.<RuntimeException>unchecked(thrown);
        });
        assertEquals(ModelFailure.INTERNAL, failure.failure());
        assertEquals(thrown, failure.getCause());
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
        throw (E) thrown;
    }

    static List<BiFunction<Prompt, ChatListener, Generation>> whoeverBreaksTheRules() {
        return List.of(
                (prompt, heard) -> null,
                (prompt, heard) -> {
                    heard.onFinish(null);
                    return INERT;
                },
                (prompt, heard) -> {
                    heard.onFinish(new Completion(null));
                    return INERT;
                },
                (prompt, heard) -> {
                    heard.onError(null);
                    return INERT;
                });
    }

    @ParameterizedTest
    @MethodSource("whoeverBreaksTheRules")
    void nothingWhereSomethingMustBeIsAFailure(BiFunction<Prompt, ChatListener, Generation> foreign) {
        assertEquals(ModelFailure.INTERNAL, failureOf(foreign).failure());
    }

    @Test
    void anAnswerWithoutAWordIsAFailure() {
        var failure = failureOf((prompt, heard) -> {
            heard.onText(null);
            heard.onText("");
            heard.onText("\n");
            heard.onFinish(whole());
            return INERT;
        });
        assertEquals(ModelFailure.EMPTY_ANSWER, failure.failure());
    }

    @Test
    void aModelThatNeverCallsBackTimesOutAndIsStopped() {
        var stopped = new CountDownLatch(1);
        guard((prompt, heard) -> stopped::countDown).generate(PROMPT, listener);
        timers.advance(Duration.ofSeconds(59));
        assertFalse(listener.hasEnded());
        timers.advance(Duration.ofSeconds(1));
        assertEquals(ModelFailure.TIMED_OUT, listener.awaitFailure());
        assertEquals(0, stopped.getCount());
    }

    @Test
    void aModelThatFallsSilentTimesOut() {
        guard((prompt, heard) -> {
                    heard.onText("Hello");
                    return INERT;
                })
                .generate(PROMPT, listener);
        timers.advance(Duration.ofSeconds(30));
        var failure = listener.awaitError();
        assertEquals(ModelFailure.TIMED_OUT, failure.failure());
        assertTrue(failure.getMessage().contains("no next token within 30000 ms"), failure.getMessage());
        assertEquals("Hello", listener.text());
    }

    @Test
    void aStopEndsTheAnswerOfAModelThatNeverCallsBack() {
        var generation = guard((prompt, heard) -> INERT).generate(PROMPT, listener);
        generation.stop();
        assertFalse(listener.hasEnded());
        timers.advance(Duration.ofSeconds(2));
        assertEquals(FinishReason.STOPPED, listener.awaitFinish().reason());
    }

    @Test
    void aStopEndsTheAnswerOfAModelThatThrowsWhenItIsStopped() {
        var generation = guard((prompt, heard) -> () -> {
                    throw new NoClassDefFoundError("com/ours/Stop");
                })
                .generate(PROMPT, listener);
        generation.stop();
        timers.advance(Duration.ofSeconds(2));
        assertEquals(FinishReason.STOPPED, listener.awaitFinish().reason());
    }

    @Test
    void aModelThatBlocksHoldsNobodyAndIsInterrupted() {
        var blocked = new Gate();
        var interrupted = new Gate();
        var model = guard(
                (prompt, heard) -> {
                    blocked.open();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.open();
                    }
                    return INERT;
                },
                GuardedModelTest::inThreadOfItsOwn);
        model.generate(PROMPT, listener);
        blocked.pass();
        timers.advance(Duration.ofSeconds(60));
        assertEquals(ModelFailure.TIMED_OUT, listener.awaitFailure());
        interrupted.pass();
    }

    @Test
    void aStopInterruptsAModelThatBlocks() {
        var blocked = new Gate();
        var interrupted = new Gate();
        var model = guard(
                (prompt, heard) -> {
                    blocked.open();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.open();
                    }
                    return INERT;
                },
                GuardedModelTest::inThreadOfItsOwn);
        var generation = model.generate(PROMPT, listener);
        blocked.pass();
        generation.stop();
        interrupted.pass();
        timers.advance(Duration.ofSeconds(2));
        assertEquals(FinishReason.STOPPED, listener.awaitFinish().reason());
    }

    private static void inThreadOfItsOwn(Runnable task) {
        var thread = new Thread(task, "foreign");
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void theNextTaskOfTheThreadIsNotInterrupted() {
        var tasks = new ArrayList<Runnable>();
        var generation = new AtomicReference<Generation>();
        generation.set(guard(
                        (prompt, heard) -> {
                            generation.get().stop();
                            return INERT;
                        },
                        tasks::add)
                .generate(PROMPT, listener));
        tasks.get(0).run();
        assertFalse(Thread.interrupted());
    }

    @Test
    void oneCallMoreThanTheThreadsTakeIsRefused() {
        guard((prompt, heard) -> INERT, task -> {
                    throw new RejectedExecutionException("full");
                })
                .generate(PROMPT, listener);
        assertEquals(ModelFailure.RATE_LIMITED, listener.awaitFailure());
        assertEquals(0, timers.pending());
    }

    @Test
    void aStopBeforeAThreadIsFreeAsksNobody() {
        var tasks = new ArrayList<Runnable>();
        var asked = new CountDownLatch(1);
        var model = guard(
                (prompt, heard) -> {
                    asked.countDown();
                    return INERT;
                },
                tasks::add);
        model.generate(PROMPT, listener).stop();
        assertEquals(FinishReason.STOPPED, listener.awaitFinish().reason());
        tasks.forEach(Runnable::run);
        assertEquals(1, asked.getCount());
    }

    @Test
    void whatFollowsTheEndIsNotPartOfTheAnswer() {
        var heardByModel = new AtomicReference<ChatListener>();
        guard((prompt, heard) -> {
                    heardByModel.set(heard);
                    heard.onText("Hello");
                    heard.onFinish(whole());
                    return INERT;
                })
                .generate(PROMPT, listener);
        Consumer<ChatListener> more = heard -> {
            heard.onText(" again");
            heard.onFinish(whole());
            heard.onError(new ModelException(ModelFailure.INTERNAL, "late"));
        };
        more.accept(heardByModel.get());
        assertEquals("Hello", listener.text());
        listener.checkRules();
    }

    @Test
    void halvesOfCharactersAreJoined() {
        guard((prompt, heard) -> {
                    heard.onText("a\uD83D");
                    heard.onText("\uDE00\uD83D");
                    heard.onFinish(whole());
                    return INERT;
                })
                .generate(PROMPT, listener);
        listener.awaitFinish();
        assertEquals("a😀\uFFFD", listener.text());
    }
}
