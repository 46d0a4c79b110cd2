package dev.docent.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.docent.testing.ManualScheduler;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A fault of the server in the middle of a stream, on a real Jetty. */
class StreamFaultTest {
    private final ManualScheduler scheduler = new ManualScheduler();
    private final EventStreams streams = new EventStreams(Duration.ofSeconds(15), scheduler, scheduler::nanoTime);
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void addsNoErrorPageToWhatHasBeenStreamed() throws Exception {
        assertEquals("data: first\n\n", bodyOf(new FaultyFeed()));
    }

    /** Provides one event and then fails. */
    private static final class FaultyFeed implements Feed {
        private boolean begun;

        @Override
        public byte[] next() {
            if (begun) {
                throw new IllegalArgumentException("as the test requires");
            }
            begun = true;
            return "data: first\n\n".getBytes(UTF_8);
        }

        @Override
        public boolean hasEnded() {
            return false;
        }

        @Override
        public byte[] heartbeat() {
            return NOTHING;
        }
    }

    private String bodyOf(Feed feed) throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        var context = new ServletContextHandler("/");
        var holder = new ServletHolder(new StreamingServlet(streams, feed));
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/");
        server.setHandler(context);
        server.start();
        var url = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                .body();
    }

    private static final class StreamingServlet extends HttpServlet {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient EventStreams streams;
        private final transient Feed feed;

        StreamingServlet(EventStreams streams, Feed feed) {
            this.streams = streams;
            this.feed = feed;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/event-stream");
            streams.open(request.startAsync(), feed, new Pulse(), () -> {});
        }
    }
}
