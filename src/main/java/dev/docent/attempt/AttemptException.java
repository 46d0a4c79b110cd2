package dev.docent.attempt;

import java.io.Serial;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Says why an attempt has no result, as the rest of a sentence for the log. */
public final class AttemptException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public AttemptException(String message) {
        super(message);
    }

    public AttemptException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns what a failure says: only the sentence, if it is one of these. */
    static String words(@Nullable Throwable failure) {
        var cause = unwrapped(failure);
        return cause instanceof AttemptException ? String.valueOf(cause.getMessage()) : String.valueOf(cause);
    }

    /** Returns what a future has failed with. */
    static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
        return failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
    }
}
