package dev.docent.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Numbered frames that are only ever added to. The newest are kept as they are, for nearly every reader wants those; older ones
 * are packed. One thread at a time.
 */
final class FrameLog {
    /** How many frames are packed together, and at least how many of the newest are not: 16. */
    static final int BLOCK = 16;

    private final int skipped;
    private final List<PackedFrames> packed = new ArrayList<>(0);
    private final ArrayList<NumberedFrame> newest = new ArrayList<>(2 * BLOCK);
    private long bytes;

    /**
     * @param skipped the number of the frame before the first one
     */
    FrameLog(int skipped) {
        this.skipped = skipped;
    }

    /** Adds a frame and returns its number. */
    int add(Frame frame) {
        if (newest.size() == 2 * BLOCK) {
            var oldest = newest.subList(0, BLOCK);
            packed.add(new PackedFrames(oldest));
            oldest.clear();
        }
        if (!newest.isEmpty()) {
            newest.get(newest.size() - 1).forgetBytes();
        }
        bytes += FrameSize.of(frame);
        int number = size() + 1;
        newest.add(new NumberedFrame(number, frame));
        return number;
    }

    /** Returns the number of the frame before the first one. */
    int skipped() {
        return skipped;
    }

    /** Returns about how many bytes the frames take. */
    long bytes() {
        return bytes;
    }

    /** Returns the number of the newest frame. */
    int size() {
        return skipped + packed.size() * BLOCK + newest.size();
    }

    /** Returns whether the newest frame {@linkplain Frame#isLast() ends} its journal. */
    boolean hasEnded() {
        return !newest.isEmpty() && newest.get(newest.size() - 1).frame().isLast();
    }

    /** Returns up to {@code limit} frames behind a number, in order. */
    List<NumberedFrame> after(int number, int limit) {
        int from = number - skipped;
        int count = Math.min(limit, size() - number);
        if (count <= 0) {
            return List.of();
        }
        if (count == 1) {
            return List.of(get(from));
        }
        var frames = new ArrayList<NumberedFrame>(count);
        for (int i = from; i < from + count; i++) {
            frames.add(get(i));
        }
        return Collections.unmodifiableList(frames);
    }

    private NumberedFrame get(int index) {
        int block = index / BLOCK;
        return block < packed.size()
                ? new NumberedFrame(skipped + index + 1, packed.get(block).get(index % BLOCK))
                : newest.get(index - packed.size() * BLOCK);
    }
}
