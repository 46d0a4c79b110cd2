package dev.docent.journal;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A frame and its place in the journal. Thread-safe.
 *
 * <p>While it is among the newest of its journal it also keeps the bytes that it has on the wire, so that it is encoded once
 * however many read along. Later nearly everybody has them, and they would be the larger part of a long answer's memory.
 */
public final class NumberedFrame {
    /** In place of the bytes: they are not kept any more. */
    private static final byte[] NOT_KEPT = {};

    private final int number;
    private final Frame frame;

    // Two readers may both encode at first; they make the same bytes, and one of the two is kept.
    private volatile byte @Nullable [] encoded;

    NumberedFrame(int number, Frame frame) {
        this.number = number;
        this.frame = frame;
    }

    /** Returns the position, counted from 1. */
    public int number() {
        return number;
    }

    /** Returns the frame. */
    public Frame frame() {
        return frame;
    }

    /**
     * Returns the bytes that the encoder makes of this frame; it is called the first time only, as long as the frame is
     * among the newest. All callers must bring the same encoder. The array must not be changed.
     */
    public byte[] encoded(Function<NumberedFrame, byte[]> encoder) {
        var bytes = encoded;
        if (bytes == NOT_KEPT) {
            return encoder.apply(this);
        }
        if (bytes == null) {
            bytes = encoder.apply(this);
            encoded = bytes;
        }
        return bytes;
    }

    /** Lets go of the bytes. A reader who is just encoding may bring them back; they are then kept as long as the frame. */
    void keepNoBytes() {
        encoded = NOT_KEPT;
    }

    @Override
    public String toString() {
        return number + " " + frame;
    }
}
