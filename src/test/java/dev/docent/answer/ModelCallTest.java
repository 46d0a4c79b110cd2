package dev.docent.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.model.Generation;
import dev.docent.testing.Patience;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/** A model is stopped once, before, while or after it is asked. */
class ModelCallTest {
    private final ModelCall call = new ModelCall("id");
    private int stops;
    private Runnable whileAsked = () -> {};
    private Generation generation = () -> stops++;

    private boolean start() {
        return call.start(() -> {
            whileAsked.run();
            return generation;
        });
    }

    @Test
    void stopsTheModelOnce() {
        assertTrue(start());
        assertEquals(0, stops);

        assertTrue(call.stop());
        assertTrue(call.stop());

        assertEquals(1, stops);
    }

    @Test
    void aStopBeforeTheModelIsAskedStopsIt() {
        assertTrue(call.stop());
        assertEquals(0, stops);

        assertTrue(start());

        assertEquals(1, stops);
    }

    @Test
    void aStopWhileTheModelIsAskedStopsIt() {
        whileAsked = call::stop;

        assertTrue(start());

        assertEquals(1, stops);
    }

    @Test
    void saysThatAModelCouldNotBeStopped() {
        generation = () -> {
            throw new NoClassDefFoundError("as the test wants it");
        };
        assertTrue(start());
        assertFalse(call.stop());
    }

    @Test
    void saysAtTheStartThatAModelCouldNotBeStopped() {
        generation = () -> {
            throw new NoClassDefFoundError("as the test wants it");
        };
        call.stop();

        assertFalse(start());
    }

    @Test
    void throwsWhatTheModelThrows() {
        whileAsked = () -> {
            throw new IllegalStateException("as the test wants it");
        };

        assertThrows(IllegalStateException.class, this::start);
    }

    @Test
    void forgetsACallWithoutStoppingIt() {
        start();
        var running = new WeakReference<>(generation);
        generation = () -> {};

        call.forget();
        call.stop();

        assertEquals(0, stops);
        Patience.await(
                () -> {
                    System.gc();
                    return running.get() == null;
                },
                () -> "the call is still in memory");
    }
}
