package dev.docent.answer;

import dev.docent.journal.Frame;
import dev.docent.journal.Journal;

/**
 * What an answer says about its place in the line. Thread-safe.
 *
 * <p>Nothing is locked here. The journal checks under its own lock whether the answer still waits, and wakes its watchers,
 * which write to sockets, after it has released that lock. The thread that takes the answer appends after that, so that no
 * place follows the next frame.
 */
final class QueuePlace {
    private final Journal<Frame> journal;
    private final AnswerState state;

    // Only touched under the lock of the journal.
    private int told;

    QueuePlace(Journal<Frame> journal, AnswerState state) {
        this.journal = journal;
        this.state = state;
    }

    /**
     * Appends how many answers come before this one, if that is news: from place 10 on, only a change by more than a tenth
     * is. Does nothing if the answer does not wait any more.
     */
    void tell(int before) {
        journal.appendIf(() -> isNews(before), Frame.Status.queued(before));
    }

    private boolean isNews(int before) {
        if (!state.isWaiting() || Math.abs(before - told) <= told / 10) {
            return false;
        }
        told = before;
        return true;
    }
}
