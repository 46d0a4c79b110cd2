package dev.docent.sse;

import java.time.Duration;

/** Is given what an {@link SseParser} reads besides events, in the order of the stream. */
public interface SseListener {
    /** A comment was read; without its colon and one leading space. Comments mean nothing, so they may be ignored. */
    default void onComment(String comment) {}

    /** A line was read that is none of the standard's fields. They are to be ignored; some say what went wrong. */
    default void onOther(String line) {}

    /** The stream asks for this delay before a reconnection; whoever never reconnects may ignore it. */
    default void onRetry(Duration delay) {}
}
