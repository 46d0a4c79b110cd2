package dev.docent.source.web;

import java.io.Serial;

/** Says that the site is not asked for more, because Docent is shutting down. Nothing has failed. */
final class WalkStopped extends InterruptedException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What people are told about what was not read. */
    static final String REASON = "Docent is shutting down";

    WalkStopped() {
        super(REASON);
    }
}
