package dev.docent.testing;

import java.time.Duration;

/**
 * How long a test waits for what must come, before it fails in place of hanging. Far longer than anything takes, so that no test depends on
 * how busy the machine is: a test passes as soon as the thing has come. The limit of a whole test, in {@code junit-platform.properties}, is
 * longer still.
 */
public final class Patience {
    public static final Duration LIMIT = Duration.ofSeconds(90);
    public static final long SECONDS = LIMIT.toSeconds();
    public static final long MILLIS = LIMIT.toMillis();

    private Patience() {}

    /** Returns the {@link System#nanoTime()} at which a wait that begins now is given up. */
    public static long deadline() {
        return System.nanoTime() + LIMIT.toNanos();
    }
}
