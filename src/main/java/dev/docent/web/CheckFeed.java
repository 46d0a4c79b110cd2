package dev.docent.web;

import dev.docent.delivery.Feed;
import dev.docent.json.Json;
import dev.docent.sse.SseWriter;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Sends {@link #FRAMES} frames. Each says when it was written, in milliseconds after the first, so that a client sees
 * how the connection delays them, whatever its own clock says. The first frame is due at once, each further one after a
 * {@link #tick()}.
 *
 * <p>Any thread may call {@code tick}, only the stream's thread the rest.
 */
final class CheckFeed implements Feed {
    static final int FRAMES = 10;

    private final String protocol;
    private final boolean forwarded;
    private final LongSupplier nanoTime;
    private volatile int due = 1;
    private int written;
    private long begun;

    /** The content of a frame; the numbers count from 1. */
    private record Tick(int n, int of, long sent, String protocol, boolean forwarded) {}

    /**
     * Creates a feed.
     *
     * @param protocol the protocol between the last hop and the server, for example {@code HTTP/1.1}
     * @param forwarded whether a proxy has left its mark on the request
     * @param nanoTime a clock in nanoseconds
     */
    CheckFeed(String protocol, boolean forwarded, LongSupplier nanoTime) {
        this.protocol = protocol;
        this.forwarded = forwarded;
        this.nanoTime = nanoTime;
    }

    /** Makes one more frame due, up to the last. Wake the stream afterwards. One thread at a time. */
    void tick() {
        due = Math.min(due + 1, FRAMES);
    }

    @Override
    public byte[] next() {
        var bytes = new ByteArrayOutputStream();
        while (written < due) {
            bytes.writeBytes(frame(++written));
        }
        return bytes.toByteArray();
    }

    private byte[] frame(int n) {
        long now = nanoTime.getAsLong();
        if (n == 1) {
            begun = now;
        }
        var tick = new Tick(n, FRAMES, TimeUnit.NANOSECONDS.toMillis(now - begun), protocol, forwarded);
        return new SseWriter()
                .type("tick")
                .id(Integer.toString(n))
                .data(Json.write(tick))
                .end()
                .toBytes();
    }

    @Override
    public boolean hasEnded() {
        return written == FRAMES;
    }

    @Override
    public byte[] heartbeat() {
        return NOTHING;
    }
}
