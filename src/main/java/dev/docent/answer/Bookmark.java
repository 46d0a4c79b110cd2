package dev.docent.answer;

import dev.docent.conversation.StoredTurn;
import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnPart;
import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import dev.docent.journal.NumberedFrame;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Up to which frame the database has an answer. Any thread may read it; one at a time moves it.
 *
 * <p>A part that could not be stored comes again, with more: nothing is noted of what waits.
 */
final class Bookmark {
    private final Journal<Frame> journal;
    private volatile StoredTurn begun;

    // The first frame is stored with the turn.
    private volatile int stored = 1;
    private volatile boolean atEnd;
    private final AtomicBoolean endFailed = new AtomicBoolean();

    /** Creates the bookmark of a turn that the database does not have yet. */
    Bookmark(Turn turn, Journal<Frame> journal) {
        this.begun = new StoredTurn(turn, 0);
        this.journal = journal;
    }

    /** Notes that the database has the turn with its first frame. */
    void begin(StoredTurn turn) {
        begun = turn;
    }

    /** Returns the turn as it began. */
    Turn turn() {
        return begun.turn();
    }

    /** Returns whether there are frames that the database does not have. */
    boolean hasNews() {
        return journal.size() > stored;
    }

    /** Returns the frames that the database does not have. */
    TurnPart news() {
        int from = stored;
        return new TurnPart(
                begun.journal(), from + 1, frames(from, journal.size()).toList());
    }

    /**
     * Returns the frames that the database does not have, and those that end the answer.
     *
     * @param before the number of the last frame before those that end it
     */
    TurnPart rest(int before, List<Frame> lastFrames) {
        // A batch that was under way when the answer ended may have brought its end too.
        int from = Math.min(stored, before);
        return new TurnPart(
                begun.journal(),
                from + 1,
                Stream.concat(frames(from, before), lastFrames.stream()).toList());
    }

    private Stream<Frame> frames(int from, int until) {
        return journal.framesAfter(from, until - from).stream().map(NumberedFrame::frame);
    }

    /** Notes that a part is stored. */
    void moveTo(TurnPart part) {
        stored = part.lastFrame();
    }

    /** Returns whether the end is stored. */
    boolean isAtEnd() {
        return atEnd;
    }

    void moveToEnd() {
        atEnd = true;
    }

    /** Notes that the end could not be stored; returns whether this was the first time. */
    boolean endFailed() {
        return endFailed.compareAndSet(false, true);
    }
}
