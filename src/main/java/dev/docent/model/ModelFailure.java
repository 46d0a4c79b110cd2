package dev.docent.model;

import java.util.Locale;

/** Every reason why a model cannot answer, with the sentence that users read. */
public enum ModelFailure {
    /** No connection: unknown host, refused, TLS, reset before the response. */
    UNREACHABLE(
            true,
            "The language model cannot be reached.",
            "Try again in a moment. If this continues, tell your administrator."),
    /** 401 or 403. */
    UNAUTHORIZED(
            false,
            "The language model refused Docent's key.",
            "Ask your administrator to set a valid API key (docent.model.key)."),
    /** 404, or the provider says that it has no such model. */
    UNKNOWN_MODEL(
            false,
            "The language model's address or name is wrong.",
            "Ask your administrator to check docent.model.url and docent.model.name."),
    /** 429. */
    RATE_LIMITED(true, "The language model is receiving too many requests.", "Try again shortly."),
    /** 502, 503, 529, or the provider says that it is overloaded. */
    OVERLOADED(true, "The language model is overloaded.", "Try again shortly."),
    /** The account has no credit left. */
    QUOTA_EXCEEDED(
            false, "The account with the model's provider has no credit left.", "Ask your administrator to renew it."),
    /** The prompt is longer than the model's window; {@link FittedModel} has tried a shorter one, if there is one. */
    TOO_LONG(
            false,
            "The question with its passages is longer than the language model can read.",
            "Ask a shorter question or begin a new conversation. If this continues, ask your administrator to set "
                    + "docent.model.context."),
    /** 400, 413, 422: the provider does not accept what was sent. */
    REJECTED(false, "The language model did not accept the question.", "Try a shorter question or a new conversation."),
    /** The server does not accept tools; {@link ToolsModel} asks again without them, so users do not see this. */
    TOOLS_REFUSED(
            false,
            "The language model does not accept tools.",
            "Ask your administrator to set docent.model.tools to off."),
    /** Another 5xx, or an error object in the stream. */
    PROVIDER_ERROR(true, "The language model reported an error.", "Try again in a moment."),
    /** Status 200, but the body is not the expected stream: HTML, other JSON, nothing, or a line beyond the limit. */
    NOT_A_STREAM(
            false,
            "The configured address did not return a model response.",
            "Ask your administrator to check docent.model.url."),
    /** The stream ended without its terminal signal. */
    CUT_OFF(
            true,
            "The language model's answer broke off.",
            "The text so far is kept. Continue from there, or try again."),
    /** The model said that its answer is complete, but it has no text, or only reasoning. */
    EMPTY_ANSWER(
            true,
            "The language model ended its answer without any text.",
            "Try again. If this continues, tell your administrator."),
    /** No first token, no next token, or no end within the limit. */
    TIMED_OUT(true, "The language model did not answer in time.", "The text so far is kept. Try again."),
    /** A fault of Docent itself. */
    INTERNAL(true, "Docent failed while it was writing this answer.", "The server's log says why.");

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
