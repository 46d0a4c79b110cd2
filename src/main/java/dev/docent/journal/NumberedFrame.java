package dev.docent.journal;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A frame and its place in the journal. Thread-safe.
 *
 * <p>The newest of a journal also keeps the bytes that it has on the wire, so that it is encoded once however many read along.
 * Later nearly everybody has it.
 */
public final class NumberedFrame<F> {
    private final int number;
    private final F frame;

    // Two readers may both encode at first; they make the same bytes, and one of the two is kept.
    private volatile byte @Nullable [] encoded;

    NumberedFrame(int number, F frame) {
        this.number = number;
        this.frame = frame;
    }

    /** Returns the position, counted from 1. */
    public int number() {
        return number;
    }

    /** Returns the frame. */
    public F frame() {
        return frame;
    }

    /**
     * Returns the bytes that the encoder makes of this frame; while the frame is the newest it is called the first time only. All
     * callers must bring the same encoder. The array must not be changed.
     */
    public byte[] encoded(Function<NumberedFrame<F>, byte[]> encoder) {
        var bytes = encoded;
        if (bytes == null) {
            bytes = encoder.apply(this);
            encoded = bytes;
        }
        return bytes;
    }

    /** Lets go of the bytes; a reader who comes now brings them back. */
    void forgetBytes() {
        encoded = null;
    }

    @Override
    public String toString() {
        return number + " " + frame;
    }
}
