package dev.docent.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.DocumentNames;
import dev.docent.corpus.OriginAddresses;
import dev.docent.delivery.EventStreams;
import dev.docent.json.Json;
import dev.docent.security.AccessPolicies;
import dev.docent.testing.ForeignFilter;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.ManualScheduler;
import dev.docent.threads.Shares;
import dev.docent.web.HealthServlet.Readiness;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Docent behind somebody else's filter that does not declare support for asynchronous requests. */
class AsyncSupportTest {
    private final ManualScheduler scheduler = new ManualScheduler();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final ServletContextHandler context = new ServletContextHandler("/docs");

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void aRequestSaysWhatIsWrongAndNamesTheSuspectedFilters() throws Exception {
        start(false);
        var response = get("/api/documents/guide.md");
        assertEquals(500, response.statusCode());
        assertEquals(
                "async_not_supported",
                Json.parse(response.body()).get("code").text().orElseThrow());
        assertTrue(response.body().contains("<async-supported>true</async-supported>"), response.body());
        assertTrue(response.body().contains("compression (" + ForeignFilter.class.getName() + ")"), response.body());
    }

    @Test
    void theServerIsNotReadyForItsLoadBalancerButAlive() throws Exception {
        start(false);
        var ready = get("/health/ready");
        assertEquals(503, ready.statusCode());
        assertTrue(ready.body().contains("\"status\":\"misconfigured\""), ready.body());
        assertTrue(ready.body().contains(ForeignFilter.class.getName()), ready.body());
        assertEquals(200, get("/health/live").statusCode());
    }

    @Test
    void aFilterThatSupportsThemIsWelcome() throws Exception {
        start(true);
        assertEquals(404, get("/api/documents/guide.md").statusCode());
        assertEquals(200, get("/health/ready").statusCode());
    }

    private void start(boolean asyncSupported) throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        filter("compression", new ForeignFilter(), asyncSupported);
        filter("problems", new ProblemFilter(), true);
        filter("access", new AccessFilter(new Access(AccessPolicies.loopback())), true);
        var streams = new EventStreams(Duration.ofSeconds(15), scheduler, scheduler::nanoTime);
        servlet(new HealthServlet(() -> new Readiness(true, Map.of("status", "ready"))), "/health/*");
        servlet(
                new DocumentsServlet(
                        new CurrentDocuments(new InMemoryChunkIndex(), DocumentNames.ONE, OriginAddresses.NONE),
                        Shares.firstCome(Runnable::run),
                        streams),
                "/api/documents/*");
        server.setHandler(context);
        server.start();
    }

    private void filter(String name, Filter filter, boolean asyncSupported) {
        var holder = new FilterHolder(filter);
        holder.setName(name);
        holder.setAsyncSupported(asyncSupported);
        context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    private void servlet(Servlet servlet, String path) {
        var holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        context.addServlet(holder, path);
    }

    private HttpResponse<String> get(String path) throws Exception {
        var url = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/docs" + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }
}
