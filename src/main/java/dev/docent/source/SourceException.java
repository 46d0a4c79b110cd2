package dev.docent.source;

import java.io.Serial;

/** Says that a source as a whole cannot be read. The message is for people, names the source and says what to do. */
public final class SourceException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public SourceException(String message) {
        super(message);
    }

    public SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
