package dev.docent.http;

import java.time.Duration;

/**
 * The limits of a {@link StreamingClient}.
 *
 * @param connectTimeout how long to wait for an address, and then for a connection; after that, a call fails with
 *     {@link HttpFailure.Kind#CONNECT_TIMED_OUT}. Default 10 s
 * @param maxConnections the most connections to one host; further calls wait. Default 2000, as many as answers may run
 * @param maxWaiting the most calls that wait for a connection to one host; further ones fail with {@link
 *     HttpFailure.Kind#BUSY}. Default 2000: a burst of questions waits while its connections are made
 * @param maxHeadBytes the longest head of a response, including its trailers, which is kept in memory; beyond that, a call fails
 *     with {@link HttpFailure.Kind#HEAD_TOO_LONG}. Default 64 KiB ({@code docent.limits.response-head-bytes})
 */
public record ClientLimits(Duration connectTimeout, int maxConnections, int maxWaiting, int maxHeadBytes) {
    private static final int CALLS = 2000;
    private static final int HEAD_BYTES = 64 * 1024;

    /** The defaults. */
    public static final ClientLimits DEFAULT = new ClientLimits(Duration.ofSeconds(10), CALLS, CALLS, HEAD_BYTES);

    /**
     * Returns limits for this many calls at the same time, and at least the default. None of these calls is refused.
     *
     * @param headBytes the longest head of a response
     */
    public static ClientLimits forCalls(int calls, int headBytes) {
        int most = Math.max(CALLS, calls);
        return new ClientLimits(DEFAULT.connectTimeout, most, most, headBytes);
    }

    public ClientLimits {
        if (connectTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("connectTimeout (" + connectTimeout + ") must be at least 1 ms");
        }
        if (maxConnections < 1 || maxWaiting < 1) {
            throw new IllegalArgumentException(
                    "maxConnections (" + maxConnections + ") and maxWaiting (" + maxWaiting + ") must be positive");
        }
        if (maxHeadBytes < 1) {
            throw new IllegalArgumentException(
                    "maxHeadBytes (" + maxHeadBytes + ") must be positive; 0 would be no limit");
        }
    }
}
