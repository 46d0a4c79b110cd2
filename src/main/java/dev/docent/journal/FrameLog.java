package dev.docent.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbered frames; new ones are only appended. The newest are kept as objects, because nearly every reader wants those.
 * Older ones are packed: a delta then takes one byte and its text, while a frame object takes ninety. One thread at a
 * time.
 */
final class FrameLog<F> {
    /** How many frames are packed together, and the fewest of the newest that are not packed: 16. */
    static final int BLOCK = 16;

    /** The bytes that a frame takes as an object, with its place in the log. */
    private static final int OBJECT = 100;

    private final FrameCodec<F> codec;
    private final int skipped;
    private final List<String> packed = new ArrayList<>(0);
    private final ArrayList<NumberedFrame<F>> newest = new ArrayList<>(2 * BLOCK);
    private boolean ended;

    /**
     * @param skipped the number of the frame before the first one
     */
    FrameLog(FrameCodec<F> codec, int skipped) {
        this.codec = codec;
        this.skipped = skipped;
    }

    /** Adds a frame and returns its number. */
    int add(F frame) {
        if (newest.size() == 2 * BLOCK) {
            var oldest = newest.subList(0, BLOCK);
            packed.add(codec.pack(frames(oldest)));
            oldest.clear();
        }
        if (!newest.isEmpty()) {
            newest.get(newest.size() - 1).forgetBytes();
        }
        int number = size() + 1;
        newest.add(new NumberedFrame<>(number, frame));
        ended = codec.isLast(frame);
        return number;
    }

    private static <F> List<F> frames(List<NumberedFrame<F>> numbered) {
        return numbered.stream().map(NumberedFrame::frame).toList();
    }

    /** Returns the number of the frame before the first one. */
    int skipped() {
        return skipped;
    }

    /** Estimates how many bytes the frames take, never fewer than their texts do. It reads every character. */
    long bytes() {
        long objects = (long) OBJECT * (packed.size() + newest.size());
        return objects
                + bytes(codec.pack(frames(newest)))
                + packed.stream().mapToLong(FrameLog::bytes).sum();
    }

    /** A string has one byte per character if all are in Latin-1, otherwise two. */
    private static long bytes(String text) {
        return text.chars().allMatch(c -> c <= 0xFF) ? text.length() : 2L * text.length();
    }

    /** Returns the number of the newest frame. */
    int size() {
        return skipped + packed.size() * BLOCK + newest.size();
    }

    /** Returns whether the newest frame ends its journal. */
    boolean hasEnded() {
        return ended;
    }

    /** Returns a slice with up to {@code limit} frames after a number. */
    Slice<F> after(int number, int limit) {
        int count = Math.min(limit, size() - number);
        if (count <= 0) {
            return new Slice<>(codec, number, 0, List.of(), 0, List.of());
        }
        int from = number - skipped;
        int until = from + count;
        int inBlocks = packed.size() * BLOCK;
        var blocks = from < Math.min(until, inBlocks)
                ? List.copyOf(packed.subList(from / BLOCK, (Math.min(until, inBlocks) + BLOCK - 1) / BLOCK))
                : List.<String>of();
        return new Slice<>(
                codec,
                number,
                count,
                blocks,
                from % BLOCK,
                List.copyOf(newest.subList(Math.max(0, from - inBlocks), Math.max(0, until - inBlocks))));
    }

    /**
     * Some consecutive frames of the log at one moment. Immutable, so that unpacking them, which takes time, needs no
     * lock.
     *
     * @param after the number before the first of them
     * @param count how many frames there are
     * @param blocks packed frames
     * @param before how many frames precede them in the first block
     * @param newest the frames after those blocks
     */
    record Slice<F>(
            FrameCodec<F> codec, int after, int count, List<String> blocks, int before, List<NumberedFrame<F>> newest) {
        /** Returns the frames, in order. */
        List<NumberedFrame<F>> frames() {
            if (blocks.isEmpty()) {
                return newest;
            }
            var unpacked = new ArrayList<F>(blocks.size() * BLOCK);
            blocks.forEach(block -> unpacked.addAll(codec.unpack(block)));
            var frames = new ArrayList<NumberedFrame<F>>(count);
            for (int i = before; i < Math.min(unpacked.size(), before + count); i++) {
                frames.add(new NumberedFrame<>(after + frames.size() + 1, unpacked.get(i)));
            }
            frames.addAll(newest);
            return frames;
        }
    }
}
