package dev.docent.problem;

import java.util.Locale;

/** Every reason for which a request is not served, with the short title that people read. */
public enum Reason {
    /** The body is not JSON, or not the JSON that is expected. */
    MALFORMED_REQUEST("Malformed request"),
    /** A field has a value outside its rule. */
    INVALID_FIELD("Invalid field"),
    /** Nobody has said who asks. */
    UNAUTHENTICATED("Sign-in required"),
    /** The one who asks may not. */
    FORBIDDEN("Not allowed"),
    /** Unknown, expired, or somebody else's. */
    NOT_FOUND("Not found"),
    /** The resource has no such method. */
    METHOD_NOT_ALLOWED("Method not allowed"),
    /** The body of the request has not come in time. */
    TOO_SLOW("Request timed out"),
    /** The answer is whole, is still being written, or has no text to go on from. */
    NOT_CONTINUABLE("The answer cannot be continued"),
    /** The conversation has as many turns as it may have. */
    CONVERSATION_FULL("The conversation is full"),
    /** The body or the question is longer than the limit. */
    TOO_LONG("The request is too long"),
    /** The body is not of the type that is expected. */
    UNSUPPORTED_TYPE("Unsupported content type"),
    /** An idempotency key was used again with another body. */
    KEY_REUSED("Idempotency key already used"),
    /** The user has too many running answers. */
    TOO_MANY_FOR_USER("Too many answers at once"),
    /** A fault of Docent itself. */
    INTERNAL("Internal error"),
    /** The server has too many running answers, or too much waiting work. */
    OVERLOADED("Docent is busy"),
    /** The server is being stopped. */
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
