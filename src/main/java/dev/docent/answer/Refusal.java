package dev.docent.answer;

import java.io.Serial;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Says why a request is not served. The one vocabulary of failures that callers see as an HTTP status with a problem
 * document (RFC 9457); what goes wrong after a stream has begun is a frame instead.
 */
public final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Every reason, with its HTTP status and the short title of the problem. */
    public enum Reason {
        /** The body is not JSON, or not the JSON that is expected. */
        MALFORMED_REQUEST(400, "The request is not understood"),
        /** A field has a value outside its rule. */
        INVALID_FIELD(400, "A field of the request is not valid"),
        /** Nobody has said who asks. */
        UNAUTHENTICATED(401, "Sign in first"),
        /** The one who asks may not. */
        FORBIDDEN(403, "Not allowed"),
        /** Unknown, expired, or somebody else's. */
        NOT_FOUND(404, "There is no such thing"),
        /** The resource has no such method. */
        METHOD_NOT_ALLOWED(405, "The resource does not offer this method"),
        /** The body of the request has not come in time. */
        TOO_SLOW(408, "The request took too long"),
        /** The answer is whole, is still being written, or has no text to go on from. */
        NOT_CONTINUABLE(409, "The answer cannot be continued"),
        /** The conversation has as many turns as it may have. */
        CONVERSATION_FULL(409, "The conversation is full"),
        /** The body or the question is longer than the limit. */
        TOO_LONG(413, "The request is too long"),
        /** The body is not of the type that is expected. */
        UNSUPPORTED_TYPE(415, "The content type is not supported"),
        /** An idempotency key was used again with another body. */
        KEY_REUSED(422, "The idempotency key belongs to another question"),
        /** The user has too many running answers. */
        TOO_MANY_FOR_USER(429, "Too many answers at once"),
        /** A fault of Docent itself. */
        INTERNAL(500, "Docent failed"),
        /** The server has too many running answers, or too much waiting work. */
        OVERLOADED(503, "Docent is busy"),
        /** The server is being stopped. */
        STOPPING(503, "Docent is being restarted"),
        /** The database does not answer. */
        STORE_FAILED(503, "Docent cannot reach its database");

        private final int status;
        private final String title;

        Reason(int status, String title) {
            this.status = status;
            this.title = title;
        }

        /** Returns the HTTP status. */
        public int status() {
            return status;
        }

        /** Returns the short title, the same for every occurrence. */
        public String title() {
            return title;
        }

        /** Returns the code on the wire, for example {@code too_long}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;
    private final String code;
    private final transient Optional<Duration> retryAfter;

    /** Creates a refusal; the sentence says what failed, on what, and what to do, and is shown to whoever asked. */
    public Refusal(Reason reason, String sentence) {
        this(reason, reason.code(), sentence, Optional.empty());
    }

    /** Creates a refusal that is worth another try after some time. */
    public Refusal(Reason reason, String sentence, Duration retryAfter) {
        this(reason, reason.code(), sentence, Optional.of(retryAfter));
    }

    /** Creates a refusal with a code of its own that is worth another try after some time. */
    public Refusal(Reason reason, String code, String sentence, Duration retryAfter) {
        this(reason, code, sentence, Optional.of(retryAfter));
    }

    /** Creates a refusal with a code of its own, finer than its reason. */
    public Refusal(Reason reason, String code, String sentence) {
        this(reason, code, sentence, Optional.empty());
    }

    private Refusal(Reason reason, String code, String sentence, Optional<Duration> retryAfter) {
        super(sentence);
        this.reason = reason;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** Returns a refusal for something that is not there, or not for this user: both look the same. */
    public static Refusal notFound(String what, String id) {
        return new Refusal(
                Reason.NOT_FOUND, "There is no " + what + " \"" + id + "\", or no longer, or it is not yours.");
    }

    /** Returns a refusal for an idempotency key that belongs to another question. */
    static Refusal keyReused() {
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

    /** Returns when another try makes sense, if that is known. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
