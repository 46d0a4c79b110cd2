package dev.docent.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.client.BasicAuthentication;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProxyAuthenticationProtocolHandler;
import org.eclipse.jetty.client.RedirectProtocolHandler;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * Starts Jetty's client as Docent uses it: HTTP/1.1, through the configured proxies, without redirects, cookies and
 * authentication challenges.
 */
final class JettyClients {
    /**
     * How long an unused connection is kept: 4 s. Model servers close theirs after 5 s at the earliest; a request is
     * lost on a connection that the other side closes at that moment.
     */
    private static final long UNUSED_CONNECTION_MILLIS = 4_000;

    private JettyClients() {}

    /**
     * @param threads the name of the threads and their most
     * @param selectors how many of the threads wait for bytes
     * @param responseBytes how much of a response is read at once
     */
    record PoolSizes(String threads, int maxThreads, int selectors, int responseBytes) {}

    static HttpClient start(String userAgent, ClientLimits limits, Outgoing outgoing, PoolSizes sizes) {
        var threads = new QueuedThreadPool(sizes.maxThreads(), 1);
        threads.setName(sizes.threads());
        threads.setDaemon(true);
        var connector = new ResetAwareConnector();
        connector.setSelectors(sizes.selectors());
        connector.setSslContextFactory(outgoing.tls());
        var client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        client.setExecutor(threads);
        // A pool would hand a buffer that Jetty still clears after a cut to another response: decision 0010.
        client.setByteBufferPool(new ByteBufferPool.NonPooling());
        client.setUseInputDirectByteBuffers(false);
        client.setResponseBufferSize(sizes.responseBytes());
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
        outgoing.proxies().forEach(proxy -> route(client, proxy));
        start(client);
        return client;
    }

    private static void route(HttpClient client, OutgoingProxy proxy) {
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

    private static void start(HttpClient client) {
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

    /** Returns the head of a response. */
    static ResponseHead head(Response response) {
        var headers = new LinkedHashMap<String, List<String>>();
        for (var field : response.getHeaders()) {
            headers.computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(field.getValue() == null ? "" : field.getValue());
        }
        return new ResponseHead(response.getStatus(), headers);
    }

    /** Ends every call, closes the connections and ends the threads. */
    static void stop(HttpClient client) {
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP client cannot stop: " + e.getMessage(), e);
        }
    }
}
