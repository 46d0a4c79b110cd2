package dev.docent.embedding;

import dev.docent.index.EmbeddingException.Concern;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says why a request to a service failed, and whether the same request may succeed later. */
final class ServiceFailure extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Concern concern;
    private final boolean isPassing;
    private final @Nullable Duration retryAfter;

    /**
     * @param isPassing whether the same request may succeed a little later
     * @param retryAfter when the service wants to be asked again; null if it does not say it
     */
    ServiceFailure(
            Concern concern,
            boolean isPassing,
            @Nullable Duration retryAfter,
            String message,
            @Nullable Throwable cause) {
        super(message, cause);
        this.concern = concern;
        this.isPassing = isPassing;
        this.retryAfter = retryAfter;
    }

    /** A failure that repeats until somebody changes something. */
    static ServiceFailure lasting(String message) {
        return new ServiceFailure(Concern.EVERY_TEXT, false, null, message, null);
    }

    /** A failure that may be over at the next request. */
    static ServiceFailure passing(String message, @Nullable Throwable cause) {
        return new ServiceFailure(Concern.EVERY_TEXT, true, null, message, cause);
    }

    /** A failure of the texts that were sent. */
    static ServiceFailure ofTexts(String message) {
        return new ServiceFailure(Concern.THIS_TEXT, false, null, message, null);
    }

    Concern concern() {
        return concern;
    }

    boolean isPassing() {
        return isPassing;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Returns its message, which is always there. */
    String words() {
        return String.valueOf(getMessage());
    }
}
