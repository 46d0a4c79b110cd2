package dev.docent.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may write to a response, and notes what has happened meanwhile. Thread-safe.
 *
 * <pre>
 *            wake, heartbeat                     nothing to say
 *   IDLE ─────────────────────▶ PASSING ─────────────────────────▶ IDLE
 *                               │     ▲
 *              not ready        ▼     │  the socket is ready
 *   (start) ─────────────────▶ BLOCKED
 *
 *   any state ── end of the feed, error, abort ──▶ CLOSED
 * </pre>
 *
 * <p>A pass runs in the thread that moved the state to PASSING: the caller that gets {@code true} from a method whose
 * name begins with {@code begin} must run the pass. Whatever happens during a pass is noted here, and the pass checks
 * the notes.
 */
final class StreamState {
    private enum State {
        /** Nothing to write and no callback armed. */
        IDLE,
        /** One thread writes. */
        PASSING,
        /** The container will call back when the socket is ready. */
        BLOCKED,
        /** Nothing is written any more. */
        CLOSED
    }

    private final LongSupplier nanoTime;

    // Guarded by this.
    private State state = State.BLOCKED;
    private @Nullable Thread passing;
    private boolean wokenWhilePassing;
    private boolean writableWhilePassing;
    private boolean closeRequested;
    private boolean heartbeatDue;
    private byte[] notice = Feed.NOTHING;
    private long lastProgress;

    StreamState(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.lastProgress = nanoTime.getAsLong();
    }

    /** There may be something to write. */
    synchronized boolean beginByWaking() {
        if (state == State.PASSING) {
            wokenWhilePassing = true;
        }
        return state == State.IDLE && begin();
    }

    /** The container says that the socket is ready. */
    synchronized boolean beginByContainer() {
        if (state == State.PASSING) {
            // The call came before the pass could note "not ready".
            writableWhilePassing = true;
        }
        return state != State.PASSING && state != State.CLOSED && begin();
    }

    /** Nothing has been written for a while: a heartbeat is due if there was nothing to write. */
    synchronized boolean beginAfterSilence(long heartbeatNanos) {
        if (state != State.IDLE || silence() < heartbeatNanos) {
            return false;
        }
        heartbeatDue = true;
        return begin();
    }

    /** The client has accepted nothing for a while: the stream must be closed if there was something to write. */
    synchronized boolean beginAfterStall(long stallNanos) {
        if (state != State.BLOCKED || silence() < stallNanos) {
            return false;
        }
        closeRequested = true;
        return begin();
    }

    /** The stream must be closed. */
    synchronized boolean beginByAborting() {
        if (state == State.CLOSED) {
            return false;
        }
        closeRequested = true;
        return state != State.PASSING && begin();
    }

    private boolean begin() {
        state = State.PASSING;
        passing = Thread.currentThread();
        return true;
    }

    /** Waits for the container; false if its call has come in the meantime, so that the pass continues. */
    synchronized boolean block() {
        if (writableWhilePassing || closeRequested) {
            writableWhilePassing = false;
            return false;
        }
        end(State.BLOCKED);
        return true;
    }

    /** Waits for something to write; false if somebody woke the stream in the meantime, so that the pass continues. */
    synchronized boolean rest() {
        if (wokenWhilePassing || closeRequested) {
            wokenWhilePassing = false;
            return false;
        }
        end(State.IDLE);
        return true;
    }

    /** Closes it permanently; false if it was already closed. The pass continues until {@link #leave()}. */
    synchronized boolean close() {
        boolean first = state != State.CLOSED;
        state = State.CLOSED;
        return first;
    }

    /** Ends the last pass, after it has left the container's code. */
    synchronized void leave() {
        end(State.CLOSED);
    }

    private void end(State next) {
        state = next;
        passing = null;
        notifyAll();
    }

    /** Waits until no other thread runs a pass. A pass waits only for the container's code. */
    synchronized void awaitPass() {
        boolean interrupted = false;
        while (passing != null && passing != Thread.currentThread()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the stream has closed and its last pass has left the container's code, at most this long. */
    synchronized void awaitClosed(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            for (long left = limit.toNanos();
                    left > 0 && !(isClosed() && passing == null);
                    left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Notes that something was written. */
    synchronized void progress() {
        lastProgress = nanoTime.getAsLong();
        heartbeatDue = false;
    }

    /** Makes the pass write these bytes before anything else. */
    synchronized void notice(byte[] bytes) {
        notice = bytes;
    }

    synchronized byte[] takeNotice() {
        var bytes = notice;
        notice = Feed.NOTHING;
        return bytes;
    }

    synchronized boolean takeHeartbeat() {
        boolean due = heartbeatDue;
        heartbeatDue = false;
        return due;
    }

    synchronized boolean isCloseRequested() {
        return closeRequested;
    }

    /** Returns whether nothing is left to write, as far as is known. */
    synchronized boolean isAtRest() {
        return state == State.IDLE || state == State.CLOSED;
    }

    synchronized boolean isClosed() {
        return state == State.CLOSED;
    }

    /** Returns how many nanoseconds ago something was last written. */
    synchronized long silence() {
        return nanoTime.getAsLong() - lastProgress;
    }
}
