package dev.docent.web.exchange;

import dev.docent.conversation.StoreException;
import dev.docent.json.Json;
import dev.docent.problem.Reason;
import dev.docent.problem.Refusal;
import dev.docent.threads.ShareExhaustedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a failure into a problem document (RFC 9457). Only this class decides what clients read. Stateless. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private Problems() {}

    /** Returns the response for a failure, and logs the details that the client does not see. */
    public static Reply replyTo(Throwable failure) {
        return replyTo(refusalOf(failure));
    }

    private static Refusal refusalOf(Throwable failure) {
        if (failure instanceof CompletionException && failure.getCause() != null) {
            return refusalOf(failure.getCause());
        }
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        if (failure instanceof StoreException) {
            LOG.error("{} ({})", failure.getMessage(), String.valueOf(failure.getCause()));
            LOG.debug("The store failed", failure);
            return new Refusal(
                    Reason.STORE_FAILED,
                    "The conversations cannot be read or written at the moment. The server's log says why.",
                    RETRY_AFTER);
        }
        if (failure instanceof ShareExhaustedException own) {
            return new Refusal(
                    Reason.TOO_MANY_FOR_USER,
                    "too_many_requests",
                    own.waiting() + " of your requests are already waiting, the limit "
                            + "(docent.limits.requests-per-user). Wait until some of them end.",
                    RETRY_AFTER);
        }
        if (failure instanceof RejectedExecutionException) {
            return new Refusal(Reason.OVERLOADED, "Docent is busy. Try again shortly.", RETRY_AFTER);
        }
        LOG.error("A request failed", failure);
        return new Refusal(Reason.INTERNAL, "Docent failed to process this request. The server's log says why.");
    }

    private static Reply replyTo(Refusal refusal) {
        var reason = refusal.reason();
        int status = status(reason);
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "about:blank");
        problem.put("title", reason.title());
        problem.put("status", status);
        problem.put("detail", refusal.getMessage());
        problem.put("code", refusal.code());
        var reply = new Reply(
                status,
                Map.of("Cache-Control", "private, no-store"),
                "application/problem+json",
                Json.write(problem).getBytes(StandardCharsets.UTF_8));
        if (reason == Reason.TOO_SLOW) {
            reply = reply.with("Connection", "close"); // The rest of the body is not read.
        }
        if (reason == Reason.UNAUTHENTICATED) {
            reply = reply.with("WWW-Authenticate", "Bearer realm=\"docent\"");
        }
        if (refusal.retryAfter().isEmpty()) {
            return reply;
        }
        return reply.with(
                "Retry-After", Long.toString(refusal.retryAfter().get().toSeconds()));
    }

    /** The only place that knows the HTTP status of a reason. */
    private static int status(Reason reason) {
        return switch (reason) {
            case MALFORMED_REQUEST, INVALID_FIELD -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case TOO_SLOW -> 408;
            case NOT_CONTINUABLE, CONVERSATION_FULL -> 409;
            case TOO_LONG -> 413;
            case UNSUPPORTED_TYPE -> 415;
            case KEY_REUSED -> 422;
            case TOO_MANY_FOR_USER -> 429;
            case INTERNAL -> 500;
            case OVERLOADED, STOPPING, STORE_FAILED -> 503;
        };
    }
}
