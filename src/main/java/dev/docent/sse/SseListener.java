package dev.docent.sse;

import java.time.Duration;

/** Receives what an {@link SseParser} reads in addition to events, in the order of the stream. */
public interface SseListener {
    /** A comment was read; without its colon and one leading space. Comments mean nothing, so they may be ignored. */
    default void onComment(String comment) {}

    /**
     * A line was read that is not one of the standard's fields. Such lines must be ignored; some of them say what went
     * wrong.
     */
    default void onOther(String line) {}

    /** The stream asks for this delay before a reconnection; a client that never reconnects may ignore it. */
    default void onRetry(Duration delay) {}
}
