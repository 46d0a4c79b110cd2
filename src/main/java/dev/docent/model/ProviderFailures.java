package dev.docent.model;

import dev.docent.http.HttpFailure;
import dev.docent.http.ResponseHead;
import dev.docent.json.Json;
import dev.docent.json.JsonException;
import dev.docent.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Translates what goes wrong with a provider into {@link ModelException}s whose messages say what was asked and what came
 * back, shortened, on one line and without the key. Thread-safe.
 */
final class ProviderFailures {
    /** The most characters of a provider's own words that are quoted: 300. The rest is cut off. */
    private static final int MAX_QUOTED = 300;

    private final String request;
    private final Optional<String> key;
    private final Clock clock;

    /**
     * Creates the translator for one request.
     *
     * @param request method and address, as they may stand in a log
     * @param key what must never stand in a log
     */
    ProviderFailures(String request, Optional<String> key, Clock clock) {
        this.request = request;
        this.key = key;
        this.clock = clock;
    }

    ModelException of(ModelFailure failure, String detail) {
        return new ModelException(failure, request + ": " + detail);
    }

    /** A response whose status is not one of success. */
    ModelException ofStatus(ResponseHead head, String body) {
        int status = head.status();
        var error = json(body).orElse(null);
        var code = error == null ? "" : error.at("/error/code").text().orElse("");
        var type = error == null ? "" : error.at("/error/type").text().orElse("");
        boolean outOfCredit = code.equals("insufficient_quota") || type.equals("insufficient_quota");
        var failure = outOfCredit
                ? ModelFailure.QUOTA_EXCEEDED
                : code.equals("model_not_found") ? ModelFailure.UNKNOWN_MODEL : ofStatus(status);
        var location =
                head.header("location").map(to -> ", location " + quote(to)).orElse("");
        return new ModelException(
                failure, request + ": status " + status + location + detail(body), retryAfter(head), null);
    }

    private static ModelFailure ofStatus(int status) {
        if (status >= 500) {
            return ModelFailure.PROVIDER_ERROR;
        }
        return switch (status) {
            case 401, 403, 407 -> ModelFailure.UNAUTHORIZED;
            case 402 -> ModelFailure.QUOTA_EXCEEDED;
            case 404, 405, 410 -> ModelFailure.UNKNOWN_MODEL;
            case 408, 409, 425 -> ModelFailure.PROVIDER_ERROR;
            case 429 -> ModelFailure.RATE_LIMITED;
            default -> status >= 400 ? ModelFailure.REJECTED : ModelFailure.NOT_A_STREAM;
        };
    }

    private Optional<Duration> retryAfter(ResponseHead head) {
        return head.header("retry-after").flatMap(value -> RetryAfter.read(value, clock.instant()));
    }

    /** A response with the status of success whose body is no event stream. */
    ModelException ofOtherBody(ResponseHead head, String body) {
        boolean isError =
                json(body).filter(value -> !value.get("error").isAbsent()).isPresent();
        if (isError) {
            return of(ModelFailure.PROVIDER_ERROR, "an error with status " + head.status() + detail(body));
        }
        var type = head.header("content-type").map(this::quote).orElse("no content type");
        return of(
                ModelFailure.NOT_A_STREAM,
                "no event stream with status " + head.status() + ", " + type
                        + (body.isBlank() ? ", nothing in it" : detail(body)));
    }

    /** An event that is an error. */
    ModelException ofErrorEvent(String data) {
        return of(ModelFailure.PROVIDER_ERROR, "an error inside the stream" + detail(data));
    }

    /** A response that broke, or never came. */
    ModelException ofHttp(HttpFailure cause, boolean begun) {
        return new ModelException(
                kind(cause.kind(), begun), quote(String.valueOf(cause.getMessage())), Optional.empty(), cause);
    }

    private static ModelFailure kind(HttpFailure.Kind kind, boolean begun) {
        return switch (kind) {
            case UNKNOWN_HOST, REFUSED, CONNECT_TIMED_OUT, TLS -> ModelFailure.UNREACHABLE;
            case BUSY -> ModelFailure.RATE_LIMITED;
            case LISTENER -> ModelFailure.INTERNAL;
            case BAD_RESPONSE -> begun ? ModelFailure.CUT_OFF : ModelFailure.NOT_A_STREAM;
            case RESET, TRUNCATED, CLOSED -> begun ? ModelFailure.CUT_OFF : ModelFailure.UNREACHABLE;
        };
    }

    private String detail(String body) {
        var said = json(body).flatMap(ProviderFailures::message).orElse(body);
        return said.isBlank() ? "" : ", saying: " + quote(said);
    }

    private static Optional<String> message(JsonValue body) {
        return body.at("/error/message")
                .text()
                .or(() -> body.get("error").text())
                .or(() -> body.get("message").text())
                .or(() -> body.get("detail").text());
    }

    private static Optional<JsonValue> json(String text) {
        try {
            return Optional.of(Json.parse(text));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private String quote(String words) {
        var clean = key.filter(secret -> !secret.isEmpty())
                .map(secret -> words.replace(secret, "***"))
                .orElse(words)
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return clean.length() <= MAX_QUOTED ? clean : clean.substring(0, MAX_QUOTED) + "…";
    }
}
