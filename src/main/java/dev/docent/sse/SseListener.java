package dev.docent.sse;

import java.time.Duration;

/** Receives what an {@link SseParser} reads in addition to events, in the order of the stream. */
public interface SseListener {
    /** Receives a comment without its colon and one leading space. Comments have no meaning and may be ignored. */
    default void onComment(String comment) {}

    /**
     * Receives a line that is not one of the standard's fields. Such lines must be ignored, but some of them describe
     * an error.
     */
    default void onOther(String line) {}

    /** Receives the delay that the stream requests before a reconnection. A client that never reconnects may ignore it. */
    default void onRetry(Duration delay) {}
}
