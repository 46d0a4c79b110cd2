package dev.docent.journal;

import java.io.Serial;

/** Says that a text contains a frame that this version of Docent does not have. */
public final class FrameException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    FrameException(String message) {
        super(message);
    }
}
