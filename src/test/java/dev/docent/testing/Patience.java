package dev.docent.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
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

    /** How often a wait looks before it leaves the processor to those that it waits for. */
    private static final int BUSY_LOOKS = 200;

    private static final long PAUSE_NANOS = 500_000;

    private Patience() {}

    /**
     * Waits until something is true that other threads bring about. Read what they change once, within the condition: it
     * may change between two readings.
     *
     * @param missing says what has not happened, if it does not happen
     */
    public static void await(BooleanSupplier condition, Supplier<String> missing) {
        long end = deadline();
        for (int looks = 0; !condition.getAsBoolean(); looks++) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after " + SECONDS + " s: " + missing.get());
            }
            if (looks < BUSY_LOOKS) {
                Thread.yield();
            } else {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** Returns the {@link System#nanoTime()} at which a wait that starts now must give up. */
    public static long deadline() {
        return System.nanoTime() + LIMIT.toNanos();
    }
}
