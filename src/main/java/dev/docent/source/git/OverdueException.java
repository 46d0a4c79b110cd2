package dev.docent.source.git;

import java.io.IOException;
import java.io.Serial;

/** Says that a task was ended because it took too long. */
final class OverdueException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** @param cause what the task said when it was ended */
    OverdueException(Exception cause) {
        super("it took too long", cause);
    }
}
