package dev.docent.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.Gate;
import dev.docent.testing.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowHeadsTest {
    private static final long LIMIT = SlowHeads.LIMIT.toNanos();
    private static final String REQUEST = "GET /%s HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final Gate gate = new Gate();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final SlowHeads heads = new SlowHeads(new Handler.Abstract() {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            if (request.getHttpURI().getPath().equals("/long")) {
                gate.pass();
            }
            Content.Sink.write(response, true, "done", callback);
            return true;
        }
    });

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        connector.addBean(heads, false);
        server.addConnector(connector);
        server.setHandler(heads);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        gate.open();
        server.stop();
    }

    @Test
    void closesAConnectionWhoseHeadDoesNotEnd() throws IOException {
        try (var socket = open("GET / HT")) {
            awaitBytes(8);
            heads.look(1);
            send(socket, "T");
            awaitBytes(9);
            heads.look(1 + LIMIT);
            assertEquals(-1, socket.getInputStream().read());
        }
    }

    @Test
    void closesAConnectionWhoseSecondHeadDoesNotEnd() throws IOException {
        try (var socket = open(REQUEST.formatted(""))) {
            assertTrue(response(socket).startsWith("HTTP/1.1 200"));
            var before = bytes();
            send(socket, "GET");
            awaitBytes(before + 3);
            heads.look(1);
            heads.look(1 + LIMIT);
            assertEquals(-1, socket.getInputStream().read());
        }
    }

    @Test
    void leavesAloneWhoWaitsForAResponseAndWhoWaitsToAskAgain() throws IOException {
        try (var waiting = open(REQUEST.formatted("long"));
                var idle = open(REQUEST.formatted(""))) {
            response(idle);
            gate.awaitReached();
            heads.look(1);
            heads.look(1 + LIMIT);
            heads.look(1 + 2 * LIMIT);
            gate.open();
            assertTrue(response(waiting).startsWith("HTTP/1.1 200"));
            send(idle, REQUEST.formatted(""));
            assertTrue(response(idle).startsWith("HTTP/1.1 200"));
        }
    }

    private Socket open(String text) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
        socket.setSoTimeout((int) Patience.MILLIS);
        send(socket, text);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    private static String response(Socket socket) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("done") < 0) {
            int c = socket.getInputStream().read();
            assertTrue(c >= 0, () -> "the connection ended after " + text);
            text.append((char) c);
        }
        return text.toString();
    }

    private long bytes() {
        return connector.getConnectedEndPoints().stream()
                .mapToLong(it -> it.getConnection().getBytesIn())
                .sum();
    }

    private void awaitBytes(long count) {
        Patience.await(() -> bytes() >= count, () -> bytes() + " bytes");
    }
}
