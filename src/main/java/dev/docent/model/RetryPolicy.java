package dev.docent.model;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How often a model is retried, and after how long: exponential backoff with full jitter, or the provider's {@code
 * Retry-After}.
 *
 * @param attempts how often one model is tried for one answer, including the first time; default 3
 * @param first the longest first delay; it doubles with each attempt; default 1 s
 * @param longest the longest delay, and the longest accepted {@code Retry-After}; if the provider asks for more, the
 *     answer fails at once and says how long to wait; default 20 s
 * @param random numbers from 0 to 1
 */
public record RetryPolicy(int attempts, Duration first, Duration longest, DoubleSupplier random) {
    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts (" + attempts + ") must be at least 1");
        }
    }

    /** Returns the policy with the defaults. */
    public static RetryPolicy standard(DoubleSupplier random) {
        return new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(20), random);
    }

    /**
     * Returns how long to wait before a model is retried; empty if it is not.
     *
     * @param made how many attempts there have been
     */
    Optional<Duration> delayAfter(ModelException failure, int made) {
        if (made >= attempts || !isWorthAnother(failure.failure())) {
            return Optional.empty();
        }
        var asked = failure.retryAfter();
        if (asked.isPresent()) {
            return asked.filter(wait -> wait.compareTo(longest) <= 0);
        }
        long bound = Math.min(longest.toMillis(), first.toMillis() << Math.min(made - 1, 20));
        return Optional.of(Duration.ofMillis(Math.round(bound * random.getAsDouble())));
    }

    /** Permanent refusals, and failures that may have cost tokens, are not retried. */
    private static boolean isWorthAnother(ModelFailure failure) {
        return switch (failure) {
            case UNREACHABLE, RATE_LIMITED, OVERLOADED -> true;
            case UNAUTHORIZED,
                    UNKNOWN_MODEL,
                    QUOTA_EXCEEDED,
                    TOO_LONG,
                    REJECTED,
                    TOOLS_REFUSED,
                    PROVIDER_ERROR,
                    NOT_A_STREAM,
                    CUT_OFF,
                    EMPTY_ANSWER,
                    TIMED_OUT,
                    INTERNAL -> false;
        };
    }
}
