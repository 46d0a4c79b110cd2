package dev.docent.answer;

import org.jspecify.annotations.Nullable;

/**
 * How far an answer has come since its turn was stored. Thread-safe; nothing waits here, and no other object is called.
 *
 * <pre>
 *   WAITING ──take──▶ WRITING
 *      │                 │
 *      ├────── stop ─────┤
 *      │        ▼        │
 *      │     STOPPING    │
 *      │        │        │
 *      └────── end ──────┘      the first end counts; later ones do nothing
 *               ▼
 *            ENDING ◀───────┐
 *               │ close     │ pause: something failed and will be tried again
 *               ▼           │
 *            CLOSING ───────┘
 *               │ settle
 *               ▼
 *            SETTLED
 * </pre>
 *
 * <p>Before WAITING there is only a {@link Ticket}. A failure of any kind, in any thread, leads to ENDING, and each answer in
 * ENDING gets its last frame.
 */
final class AnswerState {
    private enum State {
        /** It is in the line. No thread writes it. */
        WAITING,
        /** One thread at a time writes it: first the one that searches, then those of the model. */
        WRITING,
        /** Somebody has stopped it. Frames still count until it ends. */
        STOPPING,
        /** It is known how it ends. The journal accepts only the last frames. */
        ENDING,
        /** One thread shows and stores the end. */
        CLOSING,
        /** The journal has the last frame, and the database has the end. */
        SETTLED
    }

    // Changed only under the lock of this, and read without it.
    private volatile State state = State.WAITING;
    private volatile @Nullable Stop stop;
    private volatile Ending ending = Ending.BROKEN;

    /** Makes the caller the one who writes; returns false if the answer does not wait any more. */
    synchronized boolean take() {
        return move(State.WAITING, State.WRITING);
    }

    /** Stops an answer that nobody writes; if this returns true, the caller must end it. */
    synchronized boolean stopWaiting(Stop why) {
        return stop(State.WAITING, why);
    }

    /** Stops an answer that somebody writes; if this returns true, the caller must see to it that the model stops. */
    synchronized boolean stopWriting(Stop why) {
        return stop(State.WRITING, why);
    }

    private boolean stop(State from, Stop why) {
        boolean stopped = move(from, State.STOPPING);
        if (stopped) {
            stop = why;
        }
        return stopped;
    }

    /** Ends the answer; returns false if it is already over. */
    synchronized boolean end(Ending how) {
        if (isOver()) {
            return false;
        }
        ending = how;
        state = State.ENDING;
        return true;
    }

    /** Makes the caller the one who shows and stores the end, until it calls {@link #pause} or {@link #settle}. */
    synchronized boolean close() {
        return move(State.ENDING, State.CLOSING);
    }

    /** Replaces an end that cannot be worked out. Only while closing. */
    synchronized void replaceEnding() {
        ending = Ending.BROKEN;
    }

    /** Leaves the rest to the next one who closes; does nothing if nothing is left. */
    synchronized void pause() {
        move(State.CLOSING, State.ENDING);
    }

    /** Notes that the end is shown and stored. */
    synchronized void settle() {
        move(State.CLOSING, State.SETTLED);
    }

    private boolean move(State from, State to) {
        if (state != from) {
            return false;
        }
        state = to;
        return true;
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    /** Returns whether the journal accepts nothing but the last frames. */
    boolean isOver() {
        return state.compareTo(State.ENDING) >= 0;
    }

    /** Returns why it was stopped, or null if nobody has stopped it. */
    @Nullable
    Stop stop() {
        return stop;
    }

    /** Returns how it ends, once it is over. */
    Ending ending() {
        return ending;
    }
}
