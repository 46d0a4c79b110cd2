package dev.docent.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * How long a test waits for something before it fails, so that it does not hang. Far longer than anything takes, so
 * that no test depends on how busy the machine is: a test continues as soon as the thing has happened. The limit of a
 * whole test, in {@code junit-platform.properties}, is even longer.
 */
public final class Patience {
    public static final Duration LIMIT = Duration.ofSeconds(90);
    public static final long SECONDS = LIMIT.toSeconds();
    public static final long MILLIS = LIMIT.toMillis();

    private Patience() {}

    /**
     * Waits until something is true that other threads bring about. Read what they change once, within the condition: it
     * may change between two readings.
     *
     * @param missing says what has not happened, if it does not happen
     */
    public static void await(BooleanSupplier condition, Supplier<String> missing) {
        long end = deadline();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after " + SECONDS + " s: " + missing.get());
            }
            Thread.yield();
        }
    }

    /** Returns the {@link System#nanoTime()} at which a wait that starts now must give up. */
    public static long deadline() {
        return System.nanoTime() + LIMIT.toNanos();
    }
}
