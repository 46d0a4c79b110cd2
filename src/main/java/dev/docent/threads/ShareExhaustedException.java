package dev.docent.threads;

import java.io.Serial;
import java.util.concurrent.RejectedExecutionException;

/** Says that too many tasks of one owner are waiting. Other owners are served. */
public final class ShareExhaustedException extends RejectedExecutionException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int waiting;

    public ShareExhaustedException(String message, int waiting) {
        super(message);
        this.waiting = waiting;
    }

    /** Returns how many tasks of that owner are waiting. */
    public int waiting() {
        return waiting;
    }
}
