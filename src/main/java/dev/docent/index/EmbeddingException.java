package dev.docent.index;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Says why texts have no vector. The message is for the log, names the place, and contains no key. */
public final class EmbeddingException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What the failure says about other texts. */
    public enum Concern {
        /** Only this text cannot be embedded. */
        THIS_TEXT,
        /** No text can be embedded at this time. */
        EVERY_TEXT
    }

    private final Concern concern;

    public EmbeddingException(Concern concern, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.concern = concern;
    }

    /** Returns what the failure says about other texts. */
    public Concern concern() {
        return concern;
    }
}
