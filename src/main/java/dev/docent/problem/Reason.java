package dev.docent.problem;

import java.util.Locale;

/** Every reason why a request is refused, with a short title for people. */
public enum Reason {
    /** The body is not JSON, or not the expected JSON. */
    MALFORMED_REQUEST("Malformed request"),
    /** The value of a field is not allowed. */
    INVALID_FIELD("Invalid field"),
    /** The request does not identify a user. */
    UNAUTHENTICATED("Sign-in required"),
    /** The user may not do this. */
    FORBIDDEN("Not allowed"),
    /** Unknown, expired, or another user's. */
    NOT_FOUND("Not found"),
    /** The resource has no such method. */
    METHOD_NOT_ALLOWED("Method not allowed"),
    /** The body of the request did not arrive in time. */
    TOO_SLOW("Request timed out"),
    /** The answer is complete, is still being written, or has no text to continue. */
    NOT_CONTINUABLE("The answer cannot be continued"),
    /** The conversation has reached its limit of turns. */
    CONVERSATION_FULL("The conversation is full"),
    /** The body or the question is longer than the limit. */
    TOO_LONG("The request is too long"),
    /** The body does not have the expected type. */
    UNSUPPORTED_TYPE("Unsupported content type"),
    /** An idempotency key was used again with another body. */
    KEY_REUSED("Idempotency key already used"),
    /** The user has too many running answers. */
    TOO_MANY_FOR_USER("Too many answers at once"),
    /** A fault of Docent itself. */
    INTERNAL("Internal error"),
    /** The server has too many running answers, or too much waiting work. */
    OVERLOADED("Docent is busy"),
    /** The server is stopping. */
    STOPPING("Docent is restarting"),
    /** The database does not answer. */
    STORE_FAILED("Docent cannot reach its database");

    private final String title;

    Reason(String title) {
        this.title = title;
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
