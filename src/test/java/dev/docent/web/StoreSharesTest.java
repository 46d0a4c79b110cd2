package dev.docent.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.StoreShares;
import dev.docent.corpus.DocumentNames;
import dev.docent.corpus.OriginAddresses;
import dev.docent.delivery.EventStreams;
import dev.docent.security.AccessPolicies;
import dev.docent.testing.InMemoryChunkIndex;
import dev.docent.testing.InMemoryConversationStore;
import dev.docent.testing.ManualScheduler;
import dev.docent.threads.ShareExhaustedException;
import dev.docent.threads.Shares;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which threads a request for conversations uses, and what its user sees if none are free. */
class StoreSharesTest {
    private final ManualScheduler scheduler = new ManualScheduler();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        var context = new ServletContextHandler("/docs");
        filter(context, new ProblemFilter());
        filter(context, new AccessFilter(new Access(AccessPolicies.loopback())));
        var servlet = new ServletHolder(new ConversationsServlet(
                (user, answer) -> Optional.empty(),
                new InMemoryConversationStore(Clock.systemUTC()),
                new StoreShares(noting("reads"), owner -> this::refuse, noting("writes")),
                new CurrentDocuments(new InMemoryChunkIndex(), DocumentNames.ONE, OriginAddresses.NONE),
                new EventStreams(Duration.ofSeconds(15), scheduler, scheduler::nanoTime),
                1000));
        servlet.setAsyncSupported(true);
        context.addServlet(servlet, "/api/conversations/*");
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private static void filter(ServletContextHandler context, Filter filter) {
        var holder = new FilterHolder(filter);
        holder.setAsyncSupported(true);
        context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    private Shares noting(String kind) {
        return owner -> task -> {
            asked.add(kind + " of " + owner);
            task.run();
        };
    }

    private void refuse(Runnable task) {
        throw new ShareExhaustedException("as the test requires", 30);
    }

    @Test
    void readsSearchesAndWritesUseSeparateThreads() throws Exception {
        assertEquals(200, send("GET", "").statusCode());
        assertEquals(404, send("DELETE", "/c1").statusCode());
        var user = asked.get(0).substring("reads of ".length());
        assertEquals(List.of("reads of " + user, "writes of " + user), asked);
        assertTrue(!user.equals(Shares.OURS));

        var search = send("GET", "?q=heron");

        assertEquals(429, search.statusCode());
        assertTrue(search.body().contains("30 of your requests are already waiting"), search.body());
        assertTrue(search.headers().firstValue("Retry-After").isPresent());
        assertEquals(2, asked.size());
    }

    private HttpResponse<String> send(String method, String rest) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/docs/api/conversations" + rest);
        var request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
