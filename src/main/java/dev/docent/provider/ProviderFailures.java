package dev.docent.provider;

import dev.docent.http.HttpFailure;
import dev.docent.http.ResponseHead;
import dev.docent.http.RetryAfter;
import dev.docent.json.Json;
import dev.docent.json.JsonException;
import dev.docent.model.ModelException;
import dev.docent.model.ModelFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Turns failures of a provider into {@link ModelException}s. Their messages say what was requested and what came back,
 * shortened, on one line and without the key. Thread-safe.
 */
final class ProviderFailures {
    /** The most characters of a provider's own words that are quoted: 300. The rest is cut off. */
    private static final int MAX_QUOTED = 300;

    private final String request;
    private final Set<String> secrets;
    private final Clock clock;
    private final boolean withTools;

    /**
     * Creates the translator for one request.
     *
     * @param request method and address, as they may be logged
     * @param secrets what must never be logged
     * @param withTools whether the request offers tools, which some servers refuse
     */
    ProviderFailures(String request, Set<String> secrets, Clock clock, boolean withTools) {
        this.request = request;
        this.secrets = Set.copyOf(secrets);
        this.clock = clock;
        this.withTools = withTools;
    }

    ModelException of(ModelFailure failure, String detail) {
        return new ModelException(failure, request + ": " + detail);
    }

    /** Returns the failure of a response whose status is not 2xx. */
    ModelException ofStatus(ResponseHead head, String body) {
        int status = head.status();
        var failure = kind(status, body);
        var location =
                head.header("location").map(to -> ", location " + quote(to)).orElse("");
        return new ModelException(
                failure,
                request + ": status " + status + location + detail(body),
                retryAfter(head).orElse(null),
                null);
    }

    private ModelFailure kind(int status, String body) {
        var failure = ProviderError.read(body).kindOr(ProviderError.ofHttpStatus(status));
        return withTools && ProviderError.refusesTools(failure, body) ? ModelFailure.TOOLS_REFUSED : failure;
    }

    private Optional<Duration> retryAfter(ResponseHead head) {
        return head.header("retry-after").flatMap(value -> RetryAfter.read(value, clock.instant()));
    }

    /** Returns the failure of a response with status 2xx whose body is not an event stream. */
    ModelException ofOtherBody(ResponseHead head, String body) {
        if (isErrorObject(body)) {
            return ofErrorRecord("an error with status " + head.status(), body);
        }
        var type = head.header("content-type").map(this::quote).orElse("no content type");
        return of(
                ModelFailure.NOT_A_STREAM,
                "status " + head.status() + " without an event stream, " + type
                        + (body.isBlank() ? ", empty body" : detail(body)));
    }

    /** Returns the failure that a record reports. */
    ModelException ofErrorRecord(String data) {
        return ofErrorRecord("an error inside the stream", data);
    }

    private ModelException ofErrorRecord(String what, String data) {
        var error = ProviderError.read(data);
        var otherwise = error.rejects() ? ModelFailure.REJECTED : ModelFailure.PROVIDER_ERROR;
        return of(error.kindOr(otherwise), what + detail(data));
    }

    /** Returns the failure of a response that broke off or never came. */
    ModelException ofHttp(HttpFailure cause, boolean begun) {
        return new ModelException(kind(cause.kind(), begun), quote(String.valueOf(cause.getMessage())), cause);
    }

    private static ModelFailure kind(HttpFailure.Kind kind, boolean begun) {
        return switch (kind) {
            case UNKNOWN_HOST, REFUSED, CONNECT_TIMED_OUT, TLS, PROXY -> ModelFailure.UNREACHABLE;
            case BUSY -> ModelFailure.RATE_LIMITED;
            case CLIENT, LISTENER -> ModelFailure.INTERNAL;
            case HEAD_TOO_LONG -> ModelFailure.NOT_A_STREAM;
            case BAD_RESPONSE -> begun ? ModelFailure.CUT_OFF : ModelFailure.NOT_A_STREAM;
            case RESET, TRUNCATED, SILENT, CLOSED -> begun ? ModelFailure.CUT_OFF : ModelFailure.UNREACHABLE;
        };
    }

    private String detail(String body) {
        var said = ProviderError.read(body).message();
        return said.isBlank() ? "" : ", saying: " + quote(said);
    }

    private static boolean isErrorObject(String body) {
        try {
            var json = Json.parse(body);
            var first = json.elements().stream().findFirst().orElse(json);
            return !first.get("error").isAbsent();
        } catch (JsonException e) {
            return false;
        }
    }

    private String quote(String words) {
        var hidden = words;
        for (var secret : secrets) {
            hidden = secret.isEmpty() ? hidden : hidden.replace(secret, "***");
        }
        var clean = hidden.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return clean.length() <= MAX_QUOTED ? clean : clean.substring(0, MAX_QUOTED) + "…";
    }
}
