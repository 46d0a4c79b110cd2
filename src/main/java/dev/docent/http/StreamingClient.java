package dev.docent.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;

/**
 * Sends requests and delivers their responses as they arrive. It uses HTTP/1.1, follows no redirect, because that would
 * send the key to another host, keeps no cookies, and answers no authentication challenge. Thread-safe. Close it when
 * the application ends; none of its threads stays.
 *
 * <pre>{@code
 * var call = client.send(new StreamRequest("GET", url, Map.of(), new byte[0]), listener);
 * call.cancel();
 * }</pre>
 */
public final class StreamingClient implements AutoCloseable {
    /**
     * How many threads wait for bytes of responses and carry them to their listeners, which do not block: one for two
     * processors. The other threads do the rest.
     */
    private static final int SELECTORS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    /** The maximum number of further threads: 16. More would not help. */
    private static final int MAX_THREADS = 16;

    /**
     * How much of a response is read at once: 512 bytes, which hold a token or two. Each wake-up of a connection allocates
     * this buffer.
     */
    private static final int RESPONSE_BUFFER_BYTES = 512;

    private final HttpClient client;
    private final Outgoing outgoing;

    /**
     * Creates a client that is ready to send, directly and with the same trusted authorities as Java.
     *
     * @param userAgent the value of the header {@code User-Agent}, for example {@code Docent/0.1}
     */
    public StreamingClient(String userAgent, ClientLimits limits) {
        this(userAgent, limits, Outgoing.STRAIGHT);
    }

    /** Creates a client that is ready to send through these proxies. */
    public StreamingClient(String userAgent, ClientLimits limits, Outgoing outgoing) {
        this(userAgent, limits, outgoing, SELECTORS);
    }

    StreamingClient(String userAgent, ClientLimits limits, Outgoing outgoing, int selectors) {
        this.outgoing = outgoing;
        var sizes =
                new JettyClients.PoolSizes("docent-http", selectors + MAX_THREADS, selectors, RESPONSE_BUFFER_BYTES);
        this.client = JettyClients.start(userAgent, limits, outgoing, sizes);
    }

    /**
     * Sends a request and returns at once. The listener may get its first call before this method returns, for example
     * if the client is too busy.
     */
    public Call send(StreamRequest request, ResponseListener listener) {
        // No idle time-out while a response runs: a model may think for minutes, and the caller has its own timers.
        var wire = client.newRequest(request.url()).method(request.method()).idleTimeout(0, MILLISECONDS);
        wire.headers(headers -> request.headers().forEach(headers::put));
        if (request.body().length > 0) {
            wire.body(new BytesRequestContent(
                    request.headers().getOrDefault("Content-Type", "application/octet-stream"), request.body()));
        }
        var call = new JettyCall(
                request,
                wire,
                listener,
                client.getExecutor(),
                client::isRunning,
                outgoing.via(request.url()).orElse(null));
        call.send();
        return call;
    }

    /** Ends every call with {@link HttpFailure.Kind#CLOSED}, closes the connections and ends the threads. */
    @Override
    public void close() {
        JettyClients.stop(client);
    }
}
