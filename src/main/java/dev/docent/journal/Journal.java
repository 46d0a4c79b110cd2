package dev.docent.journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of one answer, or of another long job: frames numbered 1, 2, 3 …, the {@linkplain Event#last last} of which
 * ends it. It never drops a frame, and nothing follows the last one. Thread-safe.
 *
 * <p>One writer appends and never waits for a reader; each reader has a {@link Cursor}. Watchers are called after the
 * journal's lock is released, by the thread that appended: they must not block. What one of them throws is logged and
 * has no effect, because neither the writer nor another reader can do anything about a failed reader.
 *
 * <p>A journal itself has no limit: its writer ends it when it gets too long.
 *
 * <pre>{@code
 * var journal = new Journal<>(Frame.CODEC);
 * journal.append(new Frame.Text("Hello"));
 * var cursor = journal.cursorAfter(0);
 * cursor.next(100);   // [1 Text[text=Hello]]
 * }</pre>
 *
 * @param <F> the type of its frames
 */
public final class Journal<F> {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final FrameCodec<F> codec;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    // Guarded by itself.
    private final FrameLog<F> frames;

    /** Creates an empty journal. */
    public Journal(FrameCodec<F> codec) {
        this(codec, 0);
    }

    /**
     * Creates the rest of a journal whose beginning no longer exists.
     *
     * @param skipped the number of the last missing frame; cursors begin after it
     */
    public Journal(FrameCodec<F> codec, int skipped) {
        this.codec = codec;
        this.frames = new FrameLog<>(codec, skipped);
    }

    /** Returns the codec of the frames. */
    public FrameCodec<F> codec() {
        return codec;
    }

    /**
     * Appends a frame and wakes the watchers.
     *
     * @return its number
     * @throws IllegalStateException if the journal has ended
     */
    public int append(F frame) {
        int number;
        synchronized (frames) {
            if (frames.hasEnded()) {
                throw new IllegalStateException("The journal has ended with "
                        + frames.after(frames.size() - 1, 1).frames().get(0) + "; it takes no "
                        + frame.getClass().getSimpleName());
            }
            number = frames.add(frame);
        }
        wakeWatchers();
        return number;
    }

    /**
     * Appends a frame if a condition holds at that very moment, with no other frame in between, and wakes the watchers. So
     * several threads may append, as long as their conditions say whose turn it is.
     *
     * @param condition evaluated under the lock of the journal: it must be quick, and must call nothing
     * @return whether the frame was appended; never when the journal has ended
     */
    public boolean appendIf(BooleanSupplier condition, F frame) {
        synchronized (frames) {
            if (frames.hasEnded() || !condition.getAsBoolean()) {
                return false;
            }
            frames.add(frame);
        }
        wakeWatchers();
        return true;
    }

    private void wakeWatchers() {
        for (var watcher : watchers) {
            try {
                watcher.run();
            } catch (Throwable e) {
                LOG.error("A reader of an answer failed at a new frame", e);
            }
        }
    }

    /**
     * Returns a reader that begins after a frame.
     *
     * @param number the last frame that the reader has seen, 0 for none
     * @throws IllegalArgumentException if there is no such frame yet
     */
    public Cursor<F> cursorAfter(int number) {
        int size = size();
        if (number < frames.skipped() || number > size) {
            throw new IllegalArgumentException(
                    "position (" + number + ") must be between " + frames.skipped() + " and " + size);
        }
        return new Cursor<>(this, number);
    }

    /** Returns the number of the newest frame, which is how many there have been. */
    public int size() {
        synchronized (frames) {
            return frames.size();
        }
    }

    /** Estimates how many bytes of memory the frames take. */
    public long bytes() {
        synchronized (frames) {
            return frames.bytes();
        }
    }

    /** Returns whether the last frame has been appended. */
    public boolean hasEnded() {
        synchronized (frames) {
            return frames.hasEnded();
        }
    }

    /** Returns up to {@code limit} frames after a position, in order; empty if there is nothing new. */
    public List<NumberedFrame<F>> framesAfter(int number, int limit) {
        FrameLog.Slice<F> slice;
        synchronized (frames) {
            slice = frames.after(number, limit);
        }
        return slice.frames();
    }

    /** Runs a callback after each frame from now on. */
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    /** Removes a callback. It may be running for the last time at this moment. */
    public void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }
}
