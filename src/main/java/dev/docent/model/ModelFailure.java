package dev.docent.model;

import java.util.Locale;

/** Every reason why a model cannot answer, with the sentence that users read. */
public enum ModelFailure {
    /** No connection: unknown host, refused, TLS, reset before the response. */
    UNREACHABLE(
            true,
            "The language model cannot be reached.",
            "Try again in a moment; if it stays so, tell whoever runs Docent."),
    /** 401 or 403. */
    UNAUTHORIZED(
            false,
            "The language model refused Docent's key.",
            "Whoever runs Docent has to set a valid docent.model.key."),
    /** 404, or the provider's word that it has no such model. */
    UNKNOWN_MODEL(
            false,
            "The language model's address or name is wrong.",
            "Whoever runs Docent has to check docent.model.url and docent.model.name."),
    /** 429. */
    RATE_LIMITED(true, "The language model has too many requests at the moment.", "Try again shortly."),
    /** 502, 503, 529, or the provider's word that it is overloaded. */
    OVERLOADED(true, "The language model is overloaded at the moment.", "Try again shortly."),
    /** The account has no credit left. */
    QUOTA_EXCEEDED(
            false, "The account with the language model has no credit left.", "Whoever runs Docent has to renew it."),
    /** 400, 413, 422: the provider does not accept what was sent, for example because it is too long. */
    REJECTED(
            false,
            "The language model did not accept the question.",
            "A shorter question or a new conversation may help."),
    /** Another 5xx, or an error object in the stream. */
    PROVIDER_ERROR(true, "The language model reported an error of its own.", "Try again in a moment."),
    /** Status 200, but what came is not the stream it should be: HTML, other JSON, nothing, or a line beyond the limit. */
    NOT_A_STREAM(
            false,
            "What answered is not a language model's stream.",
            "Whoever runs Docent has to check docent.model.url."),
    /** The stream ended without its terminal signal. */
    CUT_OFF(true, "The language model's answer broke off.", "What has been written is kept; try again for the rest."),
    /** The model said that it had said everything, and had said nothing, or nothing but its thinking. */
    EMPTY_ANSWER(
            true,
            "The language model ended its answer without a word.",
            "Try again; if it stays so, tell whoever runs Docent."),
    /** No first token, no next token, or no end within the limit. */
    TIMED_OUT(true, "The language model did not answer in time.", "What has been written is kept; try again."),
    /** A fault of Docent itself. */
    INTERNAL(true, "Docent failed while it was writing this answer.", "The log of the server says why.");

    private final boolean retryable;
    private final String reason;
    private final String advice;

    ModelFailure(boolean retryable, String reason, String advice) {
        this.retryable = retryable;
        this.reason = reason;
        this.advice = advice;
    }

    /** Returns the code on the wire, for example {@code model_timed_out}. */
    public String code() {
        return "model_" + name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether the same question may succeed a little later. */
    public boolean retryable() {
        return retryable;
    }

    /** Returns a sentence that says what is wrong. */
    public String reason() {
        return reason;
    }

    /** Returns what the user reads: what is wrong, and what to do. */
    public String publicSentence() {
        return reason + " " + advice;
    }
}
