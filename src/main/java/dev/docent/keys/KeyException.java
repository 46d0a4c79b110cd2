package dev.docent.keys;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Says why there is no key. The message names the source and contains nothing that could be a key. */
public final class KeyException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public KeyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
