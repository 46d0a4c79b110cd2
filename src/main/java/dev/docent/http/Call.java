package dev.docent.http;

/** A request on its way. Thread-safe. */
@FunctionalInterface
public interface Call {
    /** Ends the call without waiting: its connection is closed at once, so that the other side notices. Idempotent. */
    void cancel();
}
