package dev.docent.answer;

import dev.docent.journal.Frame;
import dev.docent.journal.Journal;
import java.util.Optional;

/** The place of an answer among those that wait. Thread-safe; whoever leaves first has the journal from then on. */
final class QueuePlace {
    private final Journal journal;

    // Written under the lock, which is also held while something is appended.
    private volatile boolean waiting = true;
    private int told;

    QueuePlace(Journal journal) {
        this.journal = journal;
    }

    boolean isWaiting() {
        return waiting;
    }

    /** Appends how many answers come before this one, if that is news; does nothing for one that waits no more. */
    synchronized void tell(int before) {
        if (waiting && told != before) {
            told = before;
            journal.append(new Frame.Status("queued", Optional.of(before), Optional.empty(), Optional.empty()));
        }
    }

    /** Returns whether this was the first to end the waiting, and so goes on. */
    synchronized boolean leave() {
        boolean first = waiting;
        waiting = false;
        return first;
    }
}
