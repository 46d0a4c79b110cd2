package dev.docent.answer;

import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The place of an answer among those that wait. Thread-safe; the first one to leave owns the journal from then on.
 *
 * <p>Nothing is locked here. A conditional append announces a place: the journal checks under its own lock whether the
 * answer still waits, and calls its readers, which write to sockets, after it has released that lock. The one that
 * leaves appends after that, so that no place comes after the next frame.
 */
final class QueuePlace {
    private final Journal<Frame> journal;
    private final AtomicBoolean waiting = new AtomicBoolean(true);

    // Only touched under the lock of the journal.
    private int told;

    QueuePlace(Journal<Frame> journal) {
        this.journal = journal;
    }

    boolean isWaiting() {
        return waiting.get();
    }

    /**
     * Appends how many answers come before this one, if that is news: of places from 10 on, a change by more than a tenth is.
     * Does nothing for one that waits no more.
     */
    void tell(int before) {
        journal.appendIf(
                () -> isNews(before),
                new Frame.Status(Frame.Phase.QUEUED, Optional.of(before), Optional.empty(), Optional.empty()));
    }

    private boolean isNews(int before) {
        if (!waiting.get() || Math.abs(before - told) <= told / 10) {
            return false;
        }
        told = before;
        return true;
    }

    /** Returns whether this was the first to end the waiting, and so continues. */
    boolean leave() {
        return waiting.compareAndSet(true, false);
    }
}
