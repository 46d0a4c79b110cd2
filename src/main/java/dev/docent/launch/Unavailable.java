package dev.docent.launch;

import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Tells clients to try again while the web application stops, because a refused connection says nothing. */
final class Unavailable extends Handler.Wrapper {
    private static final String PROBLEM = "{\"type\":\"about:blank\",\"title\":\"Docent is restarting\",\"status\":503,"
            + "\"detail\":\"Docent is stopping. Try again in a few seconds.\",\"code\":\"stopping\"}";

    private final BooleanSupplier available;

    Unavailable(Handler handler, BooleanSupplier available) {
        super(handler);
        this.available = available;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (available.getAsBoolean()) {
            return super.handle(request, response, callback);
        }
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE_503);
        response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        Content.Sink.write(response, true, PROBLEM, callback);
        return true;
    }
}
