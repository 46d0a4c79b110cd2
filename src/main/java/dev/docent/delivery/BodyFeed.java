package dev.docent.delivery;

/** A whole body, known from the start, for responses that are not streams but must not block a thread either. */
public final class BodyFeed implements Feed {
    private byte[] body;

    /** Keeps the body without a copy; do not change it. */
    public BodyFeed(byte[] body) {
        this.body = body;
    }

    @Override
    public byte[] next() {
        var bytes = body;
        body = NOTHING;
        return bytes;
    }

    @Override
    public boolean hasEnded() {
        return body.length == 0;
    }

    @Override
    public byte[] heartbeat() {
        return NOTHING;
    }
}
