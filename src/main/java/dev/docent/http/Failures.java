package dev.docent.http;

import dev.docent.http.HttpFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.HttpResponseException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpMethod;

/**
 * Sorts the exceptions of the HTTP client into the kinds of {@link HttpFailure}, by their types. A type that the network
 * cannot cause is reported as the client's own fault, because it would be hidden as a broken connection.
 */
final class Failures {
    private record Rule(Class<?> type, Kind kind) {}

    /** The first match wins. */
    private static final List<Rule> RULES = List.of(
            new Rule(UnknownHostException.class, Kind.UNKNOWN_HOST),
            new Rule(UnresolvedAddressException.class, Kind.UNKNOWN_HOST),
            new Rule(ConnectException.class, Kind.REFUSED),
            new Rule(NoRouteToHostException.class, Kind.REFUSED),
            new Rule(SocketTimeoutException.class, Kind.CONNECT_TIMED_OUT),
            new Rule(SSLException.class, Kind.TLS),
            new Rule(RejectedExecutionException.class, Kind.BUSY),
            new Rule(HttpException.class, Kind.BAD_RESPONSE),
            new Rule(HttpResponseException.class, Kind.BAD_RESPONSE),
            new Rule(ZipException.class, Kind.BAD_RESPONSE));

    /** The message of Jetty's parser if the connection ends inside the head of a response, which it reports as a bad response. */
    private static final String EARLY_END = "Early EOF";

    /** Its message about a head beyond {@link ClientLimits#maxHeadBytes}; {@link InterimResponses} has the same. */
    static final String TOO_LARGE = "Response Header Bytes Too Large";

    private Failures() {}

    static Kind kind(Throwable failure, boolean headSeen, boolean clientRuns) {
        if (!clientRuns) {
            return Kind.CLOSED;
        }
        if (isTunnelRefused(failure)) {
            return Kind.PROXY;
        }
        if (!headSeen) {
            if (says(failure, EARLY_END)) {
                return Kind.RESET;
            }
            if (says(failure, TOO_LARGE)) {
                return Kind.HEAD_TOO_LONG;
            }
        }
        for (var rule : RULES) {
            if (rule.type().isInstance(failure)) {
                return rule.kind();
            }
        }
        if (failure instanceof IOException) {
            return headSeen ? Kind.TRUNCATED : Kind.RESET;
        }
        if (failure instanceof TimeoutException) {
            // Without a response, only the resolver has a time-out of the client's own.
            return headSeen ? Kind.TRUNCATED : Kind.CONNECT_TIMED_OUT;
        }
        return Kind.CLIENT;
    }

    /** A separate request opens a tunnel, and nothing else sees its response. */
    private static boolean isTunnelRefused(Throwable failure) {
        return failure instanceof HttpResponseException refused
                && HttpMethod.CONNECT.is(refused.getResponse().getRequest().getMethod());
    }

    private static boolean says(Throwable failure, String reason) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException said && reason.equals(said.getReason())) {
                return true;
            }
        }
        return false;
    }
}
