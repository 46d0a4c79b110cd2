package dev.docent.http;

/** A running request. Thread-safe. */
@FunctionalInterface
public interface Call {
    /** Ends the call without waiting: its connection is closed at once, so that the other side notices. Idempotent. */
    void cancel();
}
