package dev.docent.answer;

import dev.docent.conversation.TurnPart;
import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import dev.docent.journal.NumberedFrame;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Up to where the database has an answer. It may be read by any thread; one at a time moves it.
 *
 * <p>A part that was not kept comes again with more: nothing is noted of what waits.
 */
final class Bookmark {
    private final long number;
    private final Journal<Frame> journal;

    // The first frame is kept with the turn.
    private volatile int kept = 1;
    private volatile boolean atEnd;
    private final AtomicBoolean endFailed = new AtomicBoolean();

    /**
     * @param number the number under which the frames are kept
     * @param journal the frames
     */
    Bookmark(long number, Journal<Frame> journal) {
        this.number = number;
        this.journal = journal;
    }

    /** Returns whether there are frames that the database does not have. */
    boolean hasNews() {
        return journal.size() > kept;
    }

    /** Returns the frames that the database does not have. */
    TurnPart news() {
        int from = kept;
        return new TurnPart(number, from + 1, frames(from, journal.size()).toList());
    }

    /**
     * Returns the frames that the database does not have, and those that end the answer.
     *
     * @param before the number of the last frame before those that end it
     */
    TurnPart rest(int before, List<Frame> lastFrames) {
        // A batch that was under way when the answer ended may have brought its end too.
        int from = Math.min(kept, before);
        return new TurnPart(
                number,
                from + 1,
                Stream.concat(frames(from, before), lastFrames.stream()).toList());
    }

    private Stream<Frame> frames(int from, int until) {
        return journal.framesAfter(from, until - from).stream().map(NumberedFrame::frame);
    }

    /** Notes that a part is kept. */
    void moveTo(TurnPart part) {
        kept = part.lastFrame();
    }

    /** Returns whether the end is kept. */
    boolean isAtEnd() {
        return atEnd;
    }

    void moveToEnd() {
        atEnd = true;
    }

    /** Notes that the end could not be kept; returns whether this was the first time. */
    boolean endFailed() {
        return endFailed.compareAndSet(false, true);
    }
}
