package dev.docent.provider;

import dev.docent.json.Json;
import dev.docent.json.JsonException;
import dev.docent.json.JsonValue;
import dev.docent.model.ModelFailure;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says about a failure, in any of the usual forms: {@code
 * {"error":{"type","code","status","message"}}}, {@code {"error":"…"}}, {@code {"message":"…"}}, {@code
 * {"detail":"…"}}, or a list with one of them.
 *
 * @param kind the failure that its codes name; null if they name none
 * @param rejects whether it says only that the request is invalid
 * @param message its message; may be empty
 */
record ProviderError(@Nullable ModelFailure kind, boolean rejects, String message) {
    /** What OpenAI and Anthropic call everything that is wrong with a request. If there is a status, it says more. */
    private static final String INVALID_REQUEST = "invalid_request_error";

    private static final Pattern NAMES_TOOLS = Pattern.compile("(?i)(?<![a-z])tools?(?![a-z])|function.?call");

    /** There is a code for it only with OpenAI and llama.cpp. The others say it in words. */
    private static final Pattern TOO_LONG = Pattern.compile("(?i)context[ _-]?(?:length|window|size)|maximum context"
            + "|(?:prompt|input|request) (?:is|was) too (?:long|large)|maximum prompt length|input token count"
            + "|exceeds? the maximum (?:number of (?:input )?tokens|input)");

    static ProviderError read(String body) {
        var json = json(body);
        if (json.isEmpty()) {
            return new ProviderError(null, false, body);
        }
        var first = json.get().elements().stream().findFirst().orElse(json.get());
        var error = first.get("error");
        var kind = detailed(error)
                .or(() -> kind(error.get("code")))
                .or(() -> kind(error.get("type")))
                .or(() -> kind(error.get("status")))
                .or(() -> kind(first.get("code")))
                .orElse(null);
        var message = error.get("message")
                .text()
                .or(error::text)
                .or(() -> first.get("message").text())
                .or(() -> first.get("detail").text());
        boolean rejects =
                error.get("type").text().filter(INVALID_REQUEST::equals).isPresent();
        return new ProviderError(kind, rejects, message.orElse(body));
    }

    /** Returns the failure that its codes or its words name, or this one if they name none. */
    ModelFailure kindOr(ModelFailure otherwise) {
        var failure = kind == null ? otherwise : kind;
        return failure == ModelFailure.REJECTED && TOO_LONG.matcher(message).find() ? ModelFailure.TOO_LONG : failure;
    }

    /** Gemini's {@code details} (google.rpc.ErrorInfo) say more than its code: a wrong key is a 400. */
    private static Optional<ModelFailure> detailed(JsonValue error) {
        return error.get("details").elements().stream()
                .flatMap(detail -> kind(detail.get("reason")).stream())
                .findFirst();
    }

    private static Optional<ModelFailure> kind(JsonValue word) {
        return word.integer()
                .flatMap(ProviderError::ofStatus)
                .or(() -> word.text().flatMap(ProviderError::ofWord));
    }

    /** OpenRouter and Gemini send HTTP statuses as numbers in their streams. */
    private static Optional<ModelFailure> ofStatus(long status) {
        return status >= 400 && status < 600 ? Optional.of(ofHttpStatus((int) status)) : Optional.empty();
    }

    /** The codes of OpenAI, Anthropic and Gemini. Those that only repeat the status are left out. */
    private static Optional<ModelFailure> ofWord(String word) {
        return switch (word) {
            case "insufficient_quota", "billing_error", "billing_hard_limit_reached" ->
                Optional.of(ModelFailure.QUOTA_EXCEEDED);
            case "model_not_found", "not_found_error", "NOT_FOUND" -> Optional.of(ModelFailure.UNKNOWN_MODEL);
            case "overloaded_error", "UNAVAILABLE" -> Optional.of(ModelFailure.OVERLOADED);
            case "rate_limit_error", "rate_limit_exceeded", "RESOURCE_EXHAUSTED" ->
                Optional.of(ModelFailure.RATE_LIMITED);
            case "authentication_error",
                    "permission_error",
                    "invalid_api_key",
                    "API_KEY_INVALID",
                    "UNAUTHENTICATED",
                    "PERMISSION_DENIED" -> Optional.of(ModelFailure.UNAUTHORIZED);
            case "context_length_exceeded", "exceed_context_size_error", "request_too_large" ->
                Optional.of(ModelFailure.TOO_LONG);
            case "invalid_prompt" -> Optional.of(ModelFailure.REJECTED);
            default -> Optional.empty();
        };
    }

    /** Returns what a status means; 2xx and 3xx without a stream are {@link ModelFailure#NOT_A_STREAM}. */
    static ModelFailure ofHttpStatus(int status) {
        return switch (status) {
            case 401, 403, 407 -> ModelFailure.UNAUTHORIZED;
            case 402 -> ModelFailure.QUOTA_EXCEEDED;
            case 404, 405, 410 -> ModelFailure.UNKNOWN_MODEL;
            case 408, 409, 425 -> ModelFailure.PROVIDER_ERROR;
            case 429 -> ModelFailure.RATE_LIMITED;
            case 502, 503, 529 -> ModelFailure.OVERLOADED;
            default -> {
                if (status >= 500) {
                    yield ModelFailure.PROVIDER_ERROR;
                }
                yield status >= 400 ? ModelFailure.REJECTED : ModelFailure.NOT_A_STREAM;
            }
        };
    }

    /**
     * Returns whether a server refuses a request because of its tools. There is no code for it. Ollama says that a model "does not
     * support tools", vLLM that "auto" tool choice needs a flag, llama.cpp that the tools param does, OpenRouter that no endpoint
     * supports tool use, others that a field is unknown. In doubt it is asked again without tools, so a wrong guess costs one
     * request.
     */
    static boolean refusesTools(ModelFailure failure, String body) {
        return switch (failure) {
            case REJECTED, UNKNOWN_MODEL, PROVIDER_ERROR ->
                NAMES_TOOLS.matcher(body).find();
            default -> false;
        };
    }

    private static Optional<JsonValue> json(String text) {
        try {
            return Optional.of(Json.parse(text));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }
}
