package dev.docent.conversation;

import java.io.Serial;

/** Says that the database could not read or write; the message says what was wanted, the cause what happened. */
public final class StoreException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
