package dev.docent.web;

import dev.docent.delivery.Feed;

/** A complete body that is sent when it is {@linkplain #release() released}. */
final class LateBodyFeed implements Feed {
    private final byte[] body;
    private volatile boolean released;
    private boolean sent;

    /** Keeps the body without a copy; do not change it. */
    LateBodyFeed(byte[] body) {
        this.body = body;
    }

    /**
     * Makes the stream send the body at the next {@linkplain dev.docent.delivery.EventStream#wake() wake}. Any thread
     * may call it.
     */
    void release() {
        released = true;
    }

    @Override
    public byte[] next() {
        if (!released || sent) {
            return NOTHING;
        }
        sent = true;
        return body;
    }

    @Override
    public boolean hasEnded() {
        return sent;
    }

    @Override
    public byte[] heartbeat() {
        return NOTHING;
    }
}
