package dev.docent.delivery;

/**
 * What an {@link EventStream} sends. Called by one thread at a time; never blocks.
 *
 * <p>Implementers: whoever makes new bytes available must {@linkplain EventStream#wake() wake} the stream afterwards;
 * otherwise they wait for the next heartbeat.
 */
public interface Feed {
    /** No bytes. */
    byte[] NOTHING = {};

    /** Returns the next bytes to write, whole events only; empty if there is nothing new. The array is not changed. */
    byte[] next();

    /** Returns whether everything was returned and nothing more will come; the response is then completed. */
    boolean hasEnded();

    /** Returns what to write when nothing was written for the interval of heartbeats; empty to stay silent. */
    byte[] heartbeat();
}
