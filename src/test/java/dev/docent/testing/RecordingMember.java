package dev.docent.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Predicate;

/** Keeps what one client of a {@link Crowd} has read. Thread-safe. */
public final class RecordingMember implements Crowd.Member {
    private static final long PATIENCE_MILLIS = 60_000;
    private static final int TAIL = 2000;

    // Guarded by this.
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringBuilder tail = new StringBuilder();
    private boolean closed;

    @Override
    public synchronized void onBytes(ByteBuffer buffer) {
        var part = new byte[buffer.remaining()];
        buffer.get(part);
        bytes.writeBytes(part);
        tail.append(new String(part, ISO_8859_1));
        tail.delete(0, Math.max(0, tail.length() - TAIL));
        notifyAll();
    }

    @Override
    public synchronized void onClosed() {
        closed = true;
        notifyAll();
    }

    /** Returns everything so far, one character per byte. */
    public synchronized String text() {
        return bytes.toString(ISO_8859_1);
    }

    /** Returns the body of a chunked response, as far as whole chunks of it have come. */
    public String body() {
        var text = text();
        var body = new StringBuilder();
        int at = text.indexOf("\r\n\r\n") + 4;
        while (at < text.length()) {
            int lineEnd = text.indexOf("\r\n", at);
            int end = lineEnd < 0 ? text.length() : lineEnd + 2 + Integer.parseInt(text.substring(at, lineEnd), 16);
            if (end >= text.length()) {
                break;
            }
            body.append(text, lineEnd + 2, end);
            at = end + 2;
        }
        return body.toString();
    }

    public synchronized int size() {
        return bytes.size();
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    /** Waits until what was read so far fulfils this; looks again after each read. */
    public synchronized void await(String what, Predicate<RecordingMember> condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (!condition.test(this)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError(
                        "no " + what + " within a minute; the last that came of " + size() + " bytes: " + tail);
            }
            wait(left);
        }
    }

    /** Waits until a text has come, as one of the last bytes. */
    public void awaitEnd(String text) throws InterruptedException {
        await(text, member -> member.tail.indexOf(text) >= 0);
    }
}
