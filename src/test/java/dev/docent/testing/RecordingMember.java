package dev.docent.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Predicate;

/** Records what a client of a {@link Crowd} reads: head and decoded body. Thread-safe. */
public final class RecordingMember implements Crowd.Member {
    private static final int TAIL = 2000;

    // Guarded by this.
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final StringBuilder tail = new StringBuilder();
    private String head = "";
    private boolean closed;

    @Override
    public synchronized void onHead(String text) {
        head = text;
        notifyAll();
    }

    @Override
    public synchronized void onBody(ByteBuffer buffer) {
        var part = new byte[buffer.remaining()];
        buffer.get(part);
        body.writeBytes(part);
        tail.append(ResponseDecoder.text(ByteBuffer.wrap(part)));
        tail.delete(0, Math.max(0, tail.length() - TAIL));
        notifyAll();
    }

    @Override
    public synchronized void onClosed() {
        closed = true;
        notifyAll();
    }

    /** Returns the head of the response, empty until it is complete. */
    public synchronized String head() {
        return head;
    }

    /** Returns the body so far. */
    public synchronized String body() {
        return body.toString(UTF_8);
    }

    /** Returns how many bytes of the body have arrived. */
    public synchronized int size() {
        return body.size();
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    /** Waits until what was read so far fulfils this condition; checks after each read. */
    public synchronized void await(String what, Predicate<RecordingMember> condition) throws InterruptedException {
        long end = Patience.deadline();
        while (!condition.test(this)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("no " + what + " in time; the end of " + size() + " bytes: " + tail);
            }
            wait(left);
        }
    }

    /** Waits until an ASCII text is in the last events of the body, and these have arrived as a whole. */
    public void awaitEnd(String text) throws InterruptedException {
        await(
                text,
                member ->
                        member.tail.indexOf(text) >= 0 && member.tail.toString().endsWith("\n\n"));
    }
}
