package dev.docent.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs one line at the end of each request: id, method, path, status and milliseconds. Never a query string, a body or
 * a header, because they may contain questions and keys. The response has the id in {@code X-Request-Id}.
 *
 * <p>Requests for files of the page, which are most requests, and successful health checks are logged at debug level.
 * Failures of the server are always visible.
 */
public final class RequestLogFilter extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(RequestLogFilter.class);

    private static final String LINE = "{} {} {} {} {} ms";
    private static final int CLIENT_FAULT = 400;
    private static final int SERVER_FAULT = 500;

    private enum Kind {
        /** A client uses Docent. */
        USE,
        /** A monitor checks Docent, every few seconds. */
        HEALTH,
        /** The page loads. */
        FILE;

        private static final Pattern OF_USE = Pattern.compile("/(api|chat|v1|mcp)(/.*)?");
        private static final Pattern OF_HEALTH = Pattern.compile("/(health|metrics)(/.*)?");

        static Kind of(String servletPath) {
            if (OF_USE.matcher(servletPath).matches()) {
                return USE;
            }
            return OF_HEALTH.matcher(servletPath).matches() ? HEALTH : FILE;
        }
    }

    private final transient Supplier<String> ids;
    private final transient LongSupplier nanoTime;

    /**
     * Creates the filter.
     *
     * @param ids returns the ids of requests
     * @param nanoTime a clock in nanoseconds
     */
    public RequestLogFilter(Supplier<String> ids, LongSupplier nanoTime) {
        this.ids = ids;
        this.nanoTime = nanoTime;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var entry = new Entry(
                ids.get(),
                request.getMethod(),
                withoutParameters(request.getRequestURI()),
                Kind.of(request.getServletPath()),
                nanoTime.getAsLong(),
                response);
        response.setHeader("X-Request-Id", entry.id);
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(entry);
            } else {
                entry.log();
            }
        }
    }

    /** Removes session ids, which may follow a semicolon, because a session is as good as a login. */
    private static String withoutParameters(String path) {
        return path.replaceAll(";[^/]*", "");
    }

    /** What is known about a running request. */
    private final class Entry implements AsyncListener {
        private final String id;
        private final String method;
        private final String path;
        private final long start;
        private final Kind kind;
        private final HttpServletResponse response;

        Entry(String id, String method, String path, Kind kind, long start, HttpServletResponse response) {
            this.kind = kind;
            this.id = id;
            this.method = method;
            this.path = path;
            this.start = start;
            this.response = response;
        }

        void log() {
            long millis = (nanoTime.getAsLong() - start) / 1_000_000;
            int status = response.getStatus();
            if (status < SERVER_FAULT && (kind == Kind.FILE || (kind == Kind.HEALTH && status < CLIENT_FAULT))) {
                LOG.debug(LINE, id, method, path, status, millis);
            } else {
                LOG.info(LINE, id, method, path, status, millis);
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            log();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // Completion follows.
        }

        @Override
        public void onError(AsyncEvent event) {
            // Completion follows.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // Nothing starts it again.
        }
    }
}
