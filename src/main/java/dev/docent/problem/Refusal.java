package dev.docent.problem;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says why a request is refused: {@code web} turns it into a problem document (RFC 9457). After a stream has begun, failures are
 * frames instead.
 */
public final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String code;
    private final transient @Nullable Duration retryAfter;

    /** Creates a refusal. Users see the sentence: it says what failed, on what, and what to do. */
    public Refusal(Reason reason, String sentence) {
        this(reason, reason.code(), sentence, null);
    }

    /** Creates a refusal that is worth a retry after some time. */
    public Refusal(Reason reason, String sentence, Duration retryAfter) {
        this(reason, reason.code(), sentence, retryAfter);
    }

    /** Creates a refusal with its own code, more precise than its reason. */
    public Refusal(Reason reason, String code, String sentence) {
        this(reason, code, sentence, null);
    }

    /**
     * Creates a refusal with its own code.
     *
     * @param retryAfter when a retry makes sense; null if unknown
     */
    public Refusal(Reason reason, String code, String sentence, @Nullable Duration retryAfter) {
        super(sentence);
        this.reason = reason;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** Returns a refusal for something that does not exist or is not this user's: both look the same. */
    public static Refusal notFound(String what, String id) {
        return new Refusal(
                Reason.NOT_FOUND, "The " + what + " \"" + id + "\" does not exist, no longer exists, or is not yours.");
    }

    /** Returns a refusal for an idempotency key that belongs to another question. */
    public static Refusal keyReused() {
        return new Refusal(
                Reason.KEY_REUSED,
                "The Idempotency-Key of this request was used for another question. Use a new key for each question.");
    }

    /** Returns the reason. */
    public Reason reason() {
        return reason;
    }

    /** Returns the code on the wire. */
    public String code() {
        return code;
    }

    /** Returns when a retry makes sense, if known. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
