package dev.docent.delivery;

import dev.docent.journal.NumberedFrame;

/** Turns a frame into the bytes of one connection's format. Stateless. */
@FunctionalInterface
interface FrameEncoder<F> {
    /** Returns the bytes; empty if this format does not show the frame. */
    byte[] encode(NumberedFrame<F> frame);
}
