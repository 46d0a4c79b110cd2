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

    private static final Duration SHORTEST = Duration.ofMillis(1);

    public Timeouts {
        requirePositive("firstToken", firstToken);
        requirePositive("idle", idle);
        requirePositive("total", total);
    }

    /**
     * Returns what is left of these times for an answer that has already taken some. At least a millisecond is left, so that
     * an answer without time ends with its time-out.
     */
    public Timeouts after(Duration spent) {
        if (spent.isZero() || spent.isNegative()) {
            return this;
        }
        var left = total.minus(spent);
        return new Timeouts(firstToken, idle, left.compareTo(SHORTEST) < 0 ? SHORTEST : left);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " (" + value + ") must be positive");
        }
    }
}
