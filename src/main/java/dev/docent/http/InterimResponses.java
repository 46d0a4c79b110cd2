package dev.docent.http;

import org.eclipse.jetty.client.EarlyHintsProtocolHandler;
import org.eclipse.jetty.client.ProcessingProtocolHandler;
import org.eclipse.jetty.client.ProtocolHandlers;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;

/**
 * Limits the heads that a server may send before that of the response (RFC 9110, section 15.2): for Jetty, each of them
 * is a separate head, so its own limit is never reached. Jetty keeps a part of each, so a few megabytes of them fill
 * the heap.
 */
final class InterimResponses {
    /** The most of them for one request: 100. Servers send one or two, or one every few seconds to keep a connection. */
    private static final int MOST = 100;

    private static final String COUNT = InterimResponses.class.getName();

    private InterimResponses() {}

    static void limit(ProtocolHandlers handlers) {
        handlers.put(new EarlyHintsProtocolHandler() {
            @Override
            protected void onEarlyHints(Request request, HttpFields headers) {
                count(request);
            }
        });
        handlers.put(new ProcessingProtocolHandler() {
            @Override
            protected void onProcessing(Request request, HttpFields headers) {
                count(request);
            }
        });
    }

    /** Called one at a time, in the thread that reads the response. */
    private static void count(Request request) {
        int count = request.getAttributes().get(COUNT) instanceof Integer before ? before + 1 : 1;
        request.attribute(COUNT, count);
        if (count > MOST) {
            var unused = request.abort(new HttpException.RuntimeException(0, Failures.TOO_LARGE));
        }
    }
}
