package dev.docent.delivery;

import java.time.Duration;

/**
 * What an {@link EventStream} sends. Called by one thread at a time; never blocks.
 *
 * <p>Implementers: after you make new bytes available, {@linkplain EventStream#wake() wake} the stream; otherwise they
 * wait for the next heartbeat.
 */
public interface Feed {
    /** No bytes. */
    byte[] NOTHING = {};

    /** Returns the next bytes to write, whole events only; empty if there is nothing new. The array is not changed. */
    byte[] next();

    /** Returns whether everything was returned and nothing more will come; the response is then completed. */
    boolean hasEnded();

    /**
     * Returns the bytes that tell the client to come back after a time, because the server is about to stop; empty,
     * which is the default, if the format cannot say this. Called by any thread.
     */
    default byte[] comeBackAfter(Duration delay) {
        return NOTHING;
    }

    /** Returns what to write if nothing was written for one heartbeat interval; empty for nothing. */
    byte[] heartbeat();
}
