package dev.docent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.answer.AnswerSettings;
import dev.docent.delivery.EventStreams;
import dev.docent.security.AccessPolicies;
import dev.docent.testing.Crowd;
import dev.docent.testing.CrowdModel;
import dev.docent.testing.EventReader;
import dev.docent.testing.Passages;
import dev.docent.testing.Patience;
import dev.docent.testing.RecordingMember;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that read slowly or not at all, beside others that read the same answer. */
class SlowReadersTest {
    /** Together far more than the buffers of a connection hold. */
    private static final int TOKENS = 1500;

    private static final String TOKEN = "a token of many letters ".repeat(40);
    private static final int FAST = 5;
    private static final AnswerSettings SETTINGS = new AnswerSettings(
            20, 8, 200, 2L * TOKENS * TOKEN.length(), Duration.ofSeconds(600), Duration.ofMinutes(10));

    private final CrowdModel model = new CrowdModel();
    private TestServer server;
    private Crowd crowd;
    private RecordingMember asker;
    private String events;

    @BeforeEach
    void ask() throws Exception {
        server = new TestServer(model, query -> Passages.ONE, AccessPolicies.loopback(), SETTINGS);
        crowd = new Crowd();
        asker = new RecordingMember();
        crowd.join(server.port(), Crowd.post("/docs/api/chat", "{\"message\":\"how?\"}"), asker, Crowd.EVERYTHING);
        model.awaitAsked(1);
        asker.await("start", member -> member.body().contains("asking"));
        var location = Pattern.compile("Content-Location: (\\S+)").matcher(asker.head());
        assertTrue(location.find());
        events = URI.create("/docs/api/chat").resolve(location.group(1)) + "/events";
    }

    @AfterEach
    void stop() throws Exception {
        crowd.close();
        server.close();
    }

    @Test
    void delayNeitherTheModelNorOthersAndLoseNothing() throws Exception {
        var still = new RecordingMember();
        var stillConnection = join(still, 0);
        var trickling = new RecordingMember();
        var tricklingConnection = join(trickling, 1024);
        var fast = IntStream.range(0, FAST).mapToObj(i -> new RecordingMember()).toList();
        fast.forEach(member -> join(member, Crowd.EVERYTHING));
        server.awaitStreams(FAST + 3);

        for (int i = 0; i < TOKENS; i++) {
            model.says(TOKEN);
            if (i % (TOKENS / 6) == 0) {
                tricklingConnection.allow(1024);
            }
        }
        model.finishes();

        for (var member : fast) {
            member.awaitEnd("event: done");
        }
        assertEquals(0, still.size());
        assertTrue(trickling.size() <= 8 * 1024, () -> trickling.size() + " bytes");
        assertFalse(still.isClosed() || trickling.isClosed());
        server.awaitStreams(2);

        stillConnection.allow(Crowd.EVERYTHING);
        tricklingConnection.allow(Crowd.EVERYTHING);
        for (var member : List.of(still, trickling)) {
            member.awaitEnd("event: done");
            assertTrue(fast.get(0).body().equals(member.body()), "a slow reader reads something else");
        }
        server.awaitStreams(0);
    }

    @Test
    void aReaderThatAcceptsNothingForTheLimitIsClosedAndMayResume() throws Exception {
        var still = new RecordingMember();
        join(still, 0);
        server.awaitStreams(2);
        for (int i = 0; i < TOKENS; i++) {
            model.says(TOKEN);
        }
        asker.awaitEnd("id: " + (TOKENS + 4));

        server.scheduler.advance(EventStreams.STALL_LIMIT.minusSeconds(2));
        assertEquals(2, server.streams.size());
        // Bytes may still move into the buffers of the connection, which counts as progress.
        Patience.await(
                () -> {
                    server.scheduler.advance(Duration.ofSeconds(1));
                    return server.streams.size() == 1;
                },
                () -> server.streams.size() + " streams are open");
        model.finishes();
        try (var again = new EventReader(
                server.openGet(events.substring("/docs".length()) + "?after=4").body())) {
            var rest = again.rest();
            var last = rest.get(rest.size() - 1);
            assertEquals("5", rest.get(0).lastEventId());
            assertEquals(rest.size() + 4, Integer.parseInt(last.lastEventId()));
            assertEquals("done", last.type());
        }
    }

    private Crowd.Connection join(RecordingMember member, long allowance) {
        return crowd.join(server.port(), Crowd.get(events, "Accept: text/event-stream"), member, allowance);
    }
}
