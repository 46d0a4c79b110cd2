package dev.docent.journal;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A frame and its place in the journal. Thread-safe.
 *
 * <p>The newest frame of a journal also keeps its bytes on the wire, so that it is encoded once for all current readers. Older
 * frames do not, because nearly all readers have them.
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
     * Returns the frame's bytes. While the frame is the newest, the encoder is called only once. All callers must pass the same
     * encoder. The array must not be changed.
     */
    public byte[] encoded(Function<NumberedFrame<F>, byte[]> encoder) {
        var bytes = encoded;
        if (bytes == null) {
            bytes = encoder.apply(this);
            encoded = bytes;
        }
        return bytes;
    }

    /** Drops the bytes. If a reader comes later, they are encoded again and kept. */
    void forgetBytes() {
        encoded = null;
    }

    @Override
    public String toString() {
        return number + " " + frame;
    }
}
