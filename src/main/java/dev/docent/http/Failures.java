package dev.docent.http;

import dev.docent.http.HttpFailure.Kind;
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

/** Sorts the exceptions of the HTTP client into the kinds of {@link HttpFailure}, by their types. */
final class Failures {
    private record Rule(Class<?> type, Kind kind) {}

    /** The first match wins; none means that the connection broke. */
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

    private Failures() {}

    static Kind kind(Throwable failure, boolean headSeen, boolean clientRuns) {
        if (!clientRuns) {
            return Kind.CLOSED;
        }
        for (var rule : RULES) {
            if (rule.type().isInstance(failure)) {
                return rule.kind();
            }
        }
        if (headSeen) {
            return Kind.TRUNCATED;
        }
        // Without a response there is one time-out of the client's own: that of the resolver.
        return failure instanceof TimeoutException ? Kind.CONNECT_TIMED_OUT : Kind.RESET;
    }
}
