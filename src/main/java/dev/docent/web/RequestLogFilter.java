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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs one line per request when it has ended: id, method, path, status and milliseconds. Never a query string, a body or
 * a header, for questions and keys travel there. The id is told to the caller in {@code X-Request-Id}.
 */
public final class RequestLogFilter extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(RequestLogFilter.class);

    private final transient Supplier<String> ids;
    private final transient LongSupplier nanoTime;

    /**
     * Creates the filter.
     *
     * @param ids gives the ids of requests
     * @param nanoTime a clock in nanoseconds
     */
    public RequestLogFilter(Supplier<String> ids, LongSupplier nanoTime) {
        this.ids = ids;
        this.nanoTime = nanoTime;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var entry = new Entry(ids.get(), request.getMethod(), request.getRequestURI(), nanoTime.getAsLong(), response);
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

    /** What is known of a request while it runs. */
    private final class Entry implements AsyncListener {
        private final String id;
        private final String method;
        private final String path;
        private final long start;
        private final HttpServletResponse response;

        Entry(String id, String method, String path, long start, HttpServletResponse response) {
            this.id = id;
            this.method = method;
            this.path = path;
            this.start = start;
            this.response = response;
        }

        void log() {
            long millis = (nanoTime.getAsLong() - start) / 1_000_000;
            LOG.info("{} {} {} {} {} ms", id, method, path, response.getStatus(), millis);
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
            // Nobody starts it again.
        }
    }
}
