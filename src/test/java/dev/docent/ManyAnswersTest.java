package dev.docent;

import static dev.docent.testing.Callers.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.answer.AnswerSettings;
import dev.docent.security.AccessPolicies;
import dev.docent.testing.Crowd;
import dev.docent.testing.CrowdModel;
import dev.docent.testing.Passages;
import dev.docent.testing.Patience;
import dev.docent.testing.Stride;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The maximum number of running answers, in a container with few threads. */
@Tag("slow")
class ManyAnswersTest {
    private static final int THREADS = 20;
    private static final int TOKENS = 5;

    /** Other threads: the container's, the pools of the answers, the JVM's own. */
    private static final int THREADS_BESIDE = 60;

    /** Many more than threads. */
    private static final int ANSWERS = Stride.beyond(4 * (THREADS + THREADS_BESIDE), 2000, "answers");

    private static final byte[] ASK = Crowd.post("/docs/api/chat", "{\"message\":\"how do I start it?\"}");
    private static final AnswerSettings SETTINGS =
            new AnswerSettings(ANSWERS, ANSWERS, 200, 10_000, Duration.ofSeconds(60), Duration.ofMinutes(10));

    private final CrowdModel model = new CrowdModel();

    @Test
    void everyAnswerGetsItsTokensWhileNoThreadWaitsForAny() throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        try (var server = new TestServer(model, query -> Passages.ONE, AccessPolicies.loopback(), SETTINGS, THREADS);
                var crowd = new Crowd()) {
            int threadsBefore = threads.getThreadCount();
            var readers =
                    IntStream.range(0, ANSWERS).mapToObj(i -> new Reader()).toList();
            readers.forEach(reader -> crowd.join(server.port(), ASK, reader, Crowd.EVERYTHING));
            model.awaitAsked(ANSWERS);
            for (int i = 0; i < TOKENS; i++) {
                model.says("~");
            }
            for (var reader : readers) {
                assertTrue(reader.tokens.await(Patience.SECONDS, TimeUnit.SECONDS), "a reader misses tokens");
            }

            assertEquals(ANSWERS, server.streams.size());
            assertEquals(200, server.get("/health/live").statusCode());
            assertTrue(server.containerThreads() <= THREADS, server.containerThreads() + " threads of the container");
            int more = threads.getThreadCount() - threadsBefore;
            assertTrue(more <= THREADS + THREADS_BESIDE, more + " more threads");

            model.finishes();
            for (var reader : readers) {
                assertTrue(reader.done.await(Patience.SECONDS, TimeUnit.SECONDS), "a reader misses the end");
            }
            server.awaitStreams(0);
        }
    }

    @Test
    void refusesOneMoreThanTheLimitOfAllAnswersBeforeAnythingIsSpent() throws Exception {
        var settings = new AnswerSettings(3, 8, 200, 10_000, Duration.ofSeconds(60), Duration.ofMinutes(10));
        try (var server = new TestServer(model, query -> Passages.ONE, AccessPolicies.loopback(), settings, THREADS);
                var crowd = new Crowd()) {
            for (int i = 0; i < settings.answers(); i++) {
                crowd.join(server.port(), ASK, new Reader(), Crowd.EVERYTHING);
            }
            model.awaitAsked(settings.answers());

            var refused = server.post("/api/chat", "{\"message\":\"one more\"}");

            assertEquals(503, refused.statusCode(), refused.body());
            assertEquals("5", refused.headers().firstValue("Retry-After").orElseThrow());
            assertTrue(refused.body().contains("docent.limits.answers"), refused.body());
            assertEquals(settings.answers(), model.asked());
            assertEquals(settings.answers(), server.answers.running());
            assertTrue(server.store.conversations(caller("loopback"), "", null, 100).stream()
                    .noneMatch(conversation -> conversation.title().contains("one more")));
        }
    }

    /** Counts the tokens of one answer, and notices its end. */
    private static final class Reader implements Crowd.Member {
        private static final String END = "event: done";

        final CountDownLatch tokens = new CountDownLatch(TOKENS);
        final CountDownLatch done = new CountDownLatch(1);
        private int matched;

        @Override
        public void onBody(ByteBuffer bytes) {
            while (bytes.hasRemaining()) {
                byte b = bytes.get();
                if (b == '~') {
                    tokens.countDown();
                }
                matched = b == END.charAt(matched) ? matched + 1 : b == END.charAt(0) ? 1 : 0;
                if (matched == END.length()) {
                    done.countDown();
                    matched = 0;
                }
            }
        }

        @Override
        public void onClosed() {
            // The test notices, because the latches stay closed.
        }
    }
}
