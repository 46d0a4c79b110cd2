package dev.docent.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.Patience;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows of the picture in {@link AnswerState}, and no others. */
class AnswerStateTest {
    private static final Ending END = Ending.OVERLOADED;

    /** The states and the ways to them. */
    private static final Map<String, Supplier<AnswerState>> STATES = new LinkedHashMap<>();

    static {
        STATES.put("WAITING", AnswerState::new);
        STATES.put("WRITING", () -> after("WAITING", AnswerState::take));
        STATES.put("STOPPING", () -> after("WRITING", state -> state.stopWriting(Stop.SHUTDOWN)));
        STATES.put("ENDING", () -> after("STOPPING", state -> state.end(END)));
        STATES.put("CLOSING", () -> after("ENDING", AnswerState::close));
        STATES.put(
                "SETTLED",
                () -> after("CLOSING", state -> {
                    state.settle();
                    return true;
                }));
    }

    /** What can happen to an answer, and in which states it has an effect. */
    private record Arrow(String name, Function<AnswerState, Boolean> move, String... from) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arrow> arrows() {
        return Stream.of(
                new Arrow("take", AnswerState::take, "WAITING"),
                new Arrow("stopWaiting", state -> state.stopWaiting(Stop.TOO_LONG), "WAITING"),
                new Arrow("stopWriting", state -> state.stopWriting(Stop.TOO_LONG), "WRITING"),
                new Arrow("end", state -> state.end(END), "WAITING", "WRITING", "STOPPING"),
                new Arrow("close", AnswerState::close, "ENDING"));
    }

    private static AnswerState after(String before, Function<AnswerState, Boolean> move) {
        var state = STATES.get(before).get();
        assertTrue(move.apply(state), before);
        return state;
    }

    @ParameterizedTest
    @MethodSource("arrows")
    void onlyTheArrowsOfThePictureHaveAnEffect(Arrow arrow) {
        var effective = new TreeSet<String>();
        STATES.forEach((name, make) -> {
            if (arrow.move().apply(make.get())) {
                effective.add(name);
            }
        });

        assertEquals(new TreeSet<>(List.of(arrow.from())), effective);
    }

    @Test
    void anAnswerIsOverFromItsEndOn() {
        STATES.forEach((name, make) -> {
            var state = make.get();
            boolean over = name.equals("ENDING") || name.equals("CLOSING") || name.equals("SETTLED");
            assertEquals(over, state.isOver(), name);
            assertEquals(name.equals("WAITING"), state.isWaiting(), name);
        });
    }

    @Test
    void aLaterEndChangesNothing() {
        STATES.forEach((name, make) -> {
            var state = make.get();
            if (state.isOver()) {
                assertFalse(state.end(Ending.BROKEN), name);
                assertSame(END, state.ending(), name);
            }
        });
    }

    @Test
    void theFirstStopCounts() {
        var state = STATES.get("WAITING").get();
        assertNull(state.stop());

        assertTrue(state.stopWaiting(Stop.NOBODY_READING));
        assertFalse(state.stopWaiting(Stop.SHUTDOWN));
        assertFalse(state.stopWriting(Stop.SHUTDOWN));
        state.end(END);

        assertSame(Stop.NOBODY_READING, state.stop());
    }

    @Test
    void anEndThatCannotBeWorkedOutBecomesAFailure() {
        var state = STATES.get("CLOSING").get();

        state.replaceEnding();

        assertSame(Ending.BROKEN, state.ending());
    }

    @Test
    void isClosedAgainUntilItIsSettled() {
        var state = STATES.get("CLOSING").get();
        state.pause();
        assertTrue(state.close());
        state.settle();
        state.pause();

        assertFalse(state.close());
    }

    @Test
    void isSettledOnlyWhileItIsClosed() {
        var state = STATES.get("ENDING").get();

        state.settle();

        assertTrue(state.close());
    }

    /** Without the lock, the test below would fail only now and then. */
    @ParameterizedTest
    @MethodSource("arrows")
    void changesOnlyUnderItsLock(Arrow arrow) throws InterruptedException {
        var state = STATES.get(arrow.from()[0]).get();
        var changing = new Thread(() -> arrow.move().apply(state));
        synchronized (state) {
            changing.start();
            Patience.await(
                    () -> changing.getState() == Thread.State.BLOCKED || !changing.isAlive(),
                    () -> "it does not come to the lock");
            assertTrue(changing.isAlive(), "it did not wait for the lock");
        }
        changing.join(Patience.MILLIS);
        assertFalse(changing.isAlive());
    }

    @ParameterizedTest
    @MethodSource("arrows")
    void oneOfSeveralThreadsChangesIt(Arrow arrow) throws InterruptedException {
        var states = Stream.generate(STATES.get(arrow.from()[0])).limit(20_000).toList();
        var effects = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            threads.execute(
                    () -> states.stream().filter(arrow.move()::apply).forEach(state -> effects.incrementAndGet()));
        }
        threads.shutdown();

        assertTrue(threads.awaitTermination(Patience.SECONDS, TimeUnit.SECONDS));
        assertEquals(states.size(), effects.get());
    }
}
