package dev.docent.delivery;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The output of a response as the servlet specification defines it, with a socket whose readiness the test controls.
 * Refuses what a container refuses: a write or flush without a preceding {@code isReady()} that returned true.
 */
final class ScriptedOutput extends ServletOutputStream {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final ByteArrayOutputStream flushed = new ByteArrayOutputStream();
    private @Nullable WriteListener listener;
    private boolean socketReady = true;
    private boolean allowed;
    private boolean armed;
    private boolean broken;
    private Runnable onNotReady = () -> {};
    private Runnable onFlush = () -> {};

    /** Makes the socket accept bytes, and calls back if the container has promised to. */
    void socketBecomesReady() throws IOException {
        socketReady = true;
        if (armed && listener != null) {
            armed = false;
            listener.onWritePossible();
        }
    }

    void socketIsFull() {
        socketReady = false;
    }

    void socketBreaks() {
        broken = true;
    }

    /**
     * Runs a step once, inside the next {@code isReady()} that returns false: what another thread does at that moment.
     */
    void whileToldNotReady(Runnable step) {
        onNotReady = step;
    }

    /** Runs a step once, inside the next flush: what another thread or the socket does at that moment. */
    void whileFlushing(Runnable step) {
        onFlush = step;
    }

    /** Returns whether the container has promised to call back. */
    boolean isArmed() {
        return armed;
    }

    String written() {
        return written.toString(StandardCharsets.UTF_8);
    }

    String flushed() {
        return flushed.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void setWriteListener(WriteListener writeListener) {
        listener = writeListener;
        armed = true;
    }

    @Override
    public boolean isReady() {
        allowed = socketReady;
        if (!socketReady) {
            armed = true;
            var step = onNotReady;
            onNotReady = () -> {};
            step.run();
        }
        return allowed;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        requireAllowed("write");
        written.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        requireAllowed("flush");
        var step = onFlush;
        onFlush = () -> {};
        step.run();
        flushed.reset();
        flushed.writeBytes(written.toByteArray());
    }

    private void requireAllowed(String operation) throws IOException {
        if (broken) {
            throw new IOException("Broken pipe");
        }
        if (!allowed) {
            throw new AssertionError(operation + " without isReady() having said yes");
        }
        allowed = false;
    }

    @Override
    public void write(int b) {
        throw new UnsupportedOperationException("single bytes are never written");
    }
}
