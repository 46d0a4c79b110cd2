package dev.docent;

import static dev.docent.testing.Callers.caller;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.conversation.Conversation;
import dev.docent.conversation.Turn;
import dev.docent.conversation.TurnStatus;
import dev.docent.journal.Frame;
import dev.docent.retrieval.Retrieval;
import dev.docent.testing.Patience;
import dev.docent.testing.ScriptedModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that disconnect while the model is silent. */
class DisconnectTest {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final ScriptedModel model = new ScriptedModel();
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(model, query -> new Retrieval(List.of(), false));
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isNoticedWithinTwoHeartbeats(boolean reset) throws Exception {
        try (var socket = ask()) {
            model.awaitAsked();
            server.awaitStreams(1);
            if (reset) {
                socket.setSoLinger(true, 0);
            }
        }

        letTwoHeartbeatsPass();

        server.awaitStreams(0);
    }

    /** After each, the network gets the time that a request takes, to report what the client has done. */
    private void letTwoHeartbeatsPass() {
        server.get("/health/live");
        for (int i = 0; i < 2; i++) {
            server.scheduler.advance(HEARTBEAT);
            server.get("/health/live");
        }
    }

    @Test
    void theCallIsEndedAfterTheGraceAndThePartialAnswerIsKept() throws Exception {
        try (var socket = ask()) {
            model.awaitAsked();
            server.awaitStreams(1);
            model.says("partial");
            socket.setSoLinger(true, 0);
        }
        letTwoHeartbeatsPass();
        server.awaitStreams(0);
        assertFalse(model.wasStopped());

        server.scheduler.advance(TestServer.SETTINGS.times().grace());

        model.awaitStopped();
        var conversation =
                server.store.conversations(caller("local"), "", null, 10).get(0);
        Patience.await(() -> turn(conversation).endedAt() != null, () -> "the turn has not ended");
        var turn = turn(conversation);
        assertEquals("partial", turn.text());
        assertEquals(TurnStatus.ERROR, turn.status());
        assertEquals("abandoned", turn.frames(Frame.Failed.class).get(0).code());
    }

    private Turn turn(Conversation conversation) {
        return server.store
                .turns(caller("local"), conversation.id(), null, 1, 1)
                .turns()
                .get(0);
    }

    /** Asks over a plain socket and returns it when the stream has begun. */
    private Socket ask() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        var body = "{\"message\":\"why?\"}";
        socket.getOutputStream()
                .write(("POST /docs/api/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                        .getBytes(UTF_8));
        socket.setSoTimeout((int) Patience.MILLIS);
        var begin = new StringBuilder();
        for (int c = socket.getInputStream().read();
                begin.indexOf("event: start") < 0;
                c = socket.getInputStream().read()) {
            assertTrue(c >= 0, () -> "the stream ended after " + begin);
            begin.append((char) c);
        }
        return socket;
    }
}
