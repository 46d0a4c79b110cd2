package dev.docent.testing;

import java.time.Duration;

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

    /** Returns the {@link System#nanoTime()} at which a wait that starts now must give up. */
    public static long deadline() {
        return System.nanoTime() + LIMIT.toNanos();
    }
}
