package dev.docent.model;

import java.time.Duration;

/**
 * How long to wait for a model. Only the answer itself counts: comments and empty chunks that a provider sends to keep
 * the connection open do not restart these times. When one of them is over, the answer fails with {@link
 * ModelFailure#TIMED_OUT} and the connection is closed.
 *
 * @param firstToken from the request to the first piece of text or reasoning; default 60 s
 * @param idle from one piece of text or reasoning to the next, or to the end; default 30 s
 * @param total from the request to the end; default 10 min
 */
public record Timeouts(Duration firstToken, Duration idle, Duration total) {
    /** The defaults. */
    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofMinutes(10));

    public Timeouts {
        requirePositive("firstToken", firstToken);
        requirePositive("idle", idle);
        requirePositive("total", total);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " (" + value + ") must be positive");
        }
    }
}
