package dev.docent.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrideTest {
    @Test
    void aStrideOfOneIsEverything() {
        for (var name : new String[] {"a", "b", "c"}) {
            assertEquals(100, with(1, () -> Stride.below(100, name).count()));
            assertEquals(100, with(1, () -> Stride.trials(100)));
            assertEquals(100, with(1, () -> Stride.size(100, name)));
            assertEquals(100, with(1, () -> Stride.beyond(50, 100, name)));
        }
    }

    @Test
    void aLongerStrideIsAPartThatIsNeverEmpty() {
        assertEquals(15, with(7, () -> Stride.trials(100)));
        assertEquals(1, with(7, () -> Stride.trials(3)));
        assertTrue(with(7, () -> Stride.below(100, "a").count()) <= 16);
        assertEquals(51, with(31, () -> Stride.beyond(50, 100, "a")));
    }

    @Test
    void someInputsHaveTheirWholeSize() {
        var sizes = with(
                7,
                () -> IntStream.range(0, 700)
                        .map(i -> Stride.size(100, "input " + i))
                        .boxed()
                        .toList());

        int whole = (int) sizes.stream().filter(size -> size == 100).count();
        assertTrue(whole > 50 && whole < 200, whole + " of 700");
        assertEquals(700 - whole, sizes.stream().filter(size -> size == 15).count());
    }

    private static <T> T with(int length, Supplier<T> what) {
        var before = System.getProperty(Stride.PROPERTY);
        System.setProperty(Stride.PROPERTY, Integer.toString(length));
        try {
            return what.get();
        } finally {
            if (before == null) {
                System.clearProperty(Stride.PROPERTY);
            } else {
                System.setProperty(Stride.PROPERTY, before);
            }
        }
    }
}
