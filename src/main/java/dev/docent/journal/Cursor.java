package dev.docent.journal;

import java.util.List;

/** A reader's place in a journal. It costs one number. For one thread at a time. */
public final class Cursor<F> {
    private final Journal<F> journal;
    private int position;
    private boolean ended;

    Cursor(Journal<F> journal, int position) {
        this.journal = journal;
        this.position = position;
        // A journal that has ended cannot grow between the two calls.
        this.ended = journal.hasEnded() && position == journal.size();
    }

    /** Returns the next frames, at most {@code limit}, and moves past them; empty if there is nothing new. */
    public List<NumberedFrame<F>> next(int limit) {
        var frames = journal.framesAfter(position, limit);
        if (!frames.isEmpty()) {
            position += frames.size();
            ended = codec().isLast(frames.get(frames.size() - 1).frame());
        }
        return frames;
    }

    /** Returns the codec of the frames. */
    public FrameCodec<F> codec() {
        return journal.codec();
    }

    /** Returns the number of the last frame that was read. */
    public int position() {
        return position;
    }

    /** Returns whether the last frame of the journal has been read. */
    public boolean hasEnded() {
        return ended;
    }
}
