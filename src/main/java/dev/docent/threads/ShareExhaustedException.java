package dev.docent.threads;

import java.io.Serial;
import java.util.concurrent.RejectedExecutionException;

/** Says that too much of one owner waits already; others are served. */
public final class ShareExhaustedException extends RejectedExecutionException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int waiting;

    public ShareExhaustedException(String message, int waiting) {
        super(message);
        this.waiting = waiting;
    }

    /** Returns how much of that owner waits. */
    public int waiting() {
        return waiting;
    }
}
