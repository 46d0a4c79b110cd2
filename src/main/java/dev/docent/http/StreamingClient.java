package dev.docent.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import org.eclipse.jetty.client.BasicAuthentication;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProxyAuthenticationProtocolHandler;
import org.eclipse.jetty.client.RedirectProtocolHandler;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

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
     * How long an unused connection is kept: 4 s. Model servers close theirs after 5 s at the earliest; a request is
     * lost on a connection that the other side closes at that moment.
     */
    private static final long UNUSED_CONNECTION_MILLIS = 4_000;

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
        var threads = new QueuedThreadPool(selectors + MAX_THREADS, 1);
        threads.setName("docent-http");
        threads.setDaemon(true);
        var connector = new ResetAwareConnector();
        connector.setSelectors(selectors);
        connector.setSslContextFactory(outgoing.tls());
        client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        client.setExecutor(threads);
        // A pool would hand a buffer that Jetty still clears after a cut to another response: decision 0010.
        client.setByteBufferPool(new ByteBufferPool.NonPooling());
        client.setUseInputDirectByteBuffers(false);
        client.setResponseBufferSize(RESPONSE_BUFFER_BYTES);
        client.setMaxResponseHeadersSize(limits.maxHeadBytes());
        client.setScheduler(new ScheduledExecutorScheduler("docent-http-timer", true));
        client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, userAgent));
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setConnectTimeout(limits.connectTimeout().toMillis());
        client.setAddressResolutionTimeout(limits.connectTimeout().toMillis());
        client.setIdleTimeout(UNUSED_CONNECTION_MILLIS);
        client.setMaxConnectionsPerDestination(limits.maxConnections());
        client.setMaxRequestsQueuedPerDestination(limits.maxWaiting());
        outgoing.proxies().forEach(this::route);
        start();
    }

    private void route(OutgoingProxy proxy) {
        var route = new ProxyRoute(proxy);
        client.getProxyConfiguration().addProxy(route);
        var login = proxy.login();
        if (login != null) {
            // Sent without a challenge, because a challenge would cost a connection for each question.
            client.getAuthenticationStore()
                    .addAuthenticationResult(new BasicAuthentication.BasicResult(
                            route.getURI(), HttpHeader.PROXY_AUTHORIZATION, login.user(), login.password()));
        }
    }

    private void start() {
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP client cannot start: " + e.getMessage(), e);
        }
        // They would hide 401, 407 and 3xx responses from the listener, or turn them into failures.
        var handlers = client.getProtocolHandlers();
        handlers.remove(WWWAuthenticationProtocolHandler.NAME);
        handlers.remove(ProxyAuthenticationProtocolHandler.NAME);
        handlers.remove(RedirectProtocolHandler.NAME);
        InterimResponses.limit(handlers);
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
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP client cannot stop: " + e.getMessage(), e);
        }
    }
}
