package dev.docent.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.WireClient;
import java.util.List;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class UnavailableTest {
    private volatile boolean available = true;

    @Test
    void asksClientsThatArriveDuringAStopToComeAgain() throws Exception {
        var server = new Server();
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Unavailable(
                new Handler.Abstract() {
                    @Override
                    public boolean handle(Request request, Response response, Callback callback) {
                        Content.Sink.write(response, true, "here", callback);
                        return true;
                    }
                },
                () -> available));
        server.start();
        try (var client = new WireClient(connector.getLocalPort())) {
            client.send("GET", "/", List.of(), "");
            assertEquals(200, client.readHead());
            assertEquals("here", client.readText());

            available = false;
            client.send("GET", "/api/index", List.of(), "");
            assertEquals(503, client.readHead());
            assertEquals("5", client.header("retry-after"));
            assertTrue(client.readText().contains("\"code\":\"stopping\""));
        } finally {
            server.stop();
        }
    }
}
