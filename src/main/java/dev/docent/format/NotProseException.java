package dev.docent.format;

import java.io.Serial;

/** The name of a file does not say what it is, and its content is no prose. The message says what it seems to be. */
public final class NotProseException extends ParseException {
    @Serial
    private static final long serialVersionUID = 1L;

    public NotProseException(String message) {
        super(message);
    }
}
