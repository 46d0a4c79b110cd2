package dev.docent.model;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says why a model could not answer. The message is for the log (what happened, at which address, never the key); what
 * users read is {@link ModelFailure#publicSentence()}.
 */
public final class ModelException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ModelFailure failure;
    private final transient @Nullable Duration retryAfter;

    public ModelException(ModelFailure failure, String message) {
        this(failure, message, null, null);
    }

    public ModelException(ModelFailure failure, String message, Throwable cause) {
        this(failure, message, null, cause);
    }

    /** @param retryAfter how long the provider asks to wait before another try, if it does */
    public ModelException(
            ModelFailure failure, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.failure = failure;
        this.retryAfter = retryAfter;
    }

    /** Returns the failure of a model that threw when it was asked. */
    public static ModelException atStart(ChatModel model, Throwable cause) {
        var what = "the model " + model.name() + " could not be asked: "
                + cause.getClass().getSimpleName();
        return new ModelException(ModelFailure.INTERNAL, what, cause);
    }

    /** Returns the kind of failure. */
    public ModelFailure failure() {
        return failure;
    }

    /** Returns how long the provider asks to wait before another try. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
