package dev.docent.conversation;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Says that the database could not read or write. The message says what failed, on which file, and what to do; the cause says
 * what happened.
 */
public final class StoreException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        this(message, null);
    }

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
