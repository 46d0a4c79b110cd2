package dev.docent.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.docent.testing.Gate;
import dev.docent.testing.Patience;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final long SECOND = 1_000_000_000;

    private final AsyncContext context = mock();
    private final ScriptedOutput output = new ScriptedOutput();
    private final QueueFeed feed = new QueueFeed();
    private long now;
    private int closed;
    private Runnable beforeCut = () -> {};
    private EventStream stream;

    @BeforeEach
    void open() throws IOException {
        stream = new EventStream(context, output, feed, closedStream -> closed++, () -> beforeCut.run(), () -> now);
        stream.start();
    }

    @Test
    void writesNothingBeforeTheContainerSaysSo() {
        feed.add("a");
        stream.wake();

        assertEquals("", output.written());
    }

    @Test
    void writesAndFlushesWhatTheFeedHasOnceTheSocketIsReady() throws IOException {
        feed.add("a");
        output.socketBecomesReady();
        feed.add("b");
        stream.wake();

        assertEquals("ab", output.flushed());
    }

    @Test
    void tellsTheClientToResumeBeforeAnythingElse() throws IOException {
        stream.tellToComeBack(Duration.ofSeconds(3));
        feed.add("a");
        output.socketBecomesReady();
        assertEquals("[PT3S]a", output.flushed());

        stream.tellToComeBack(Duration.ofSeconds(4));

        assertEquals("[PT3S]a[PT4S]", output.flushed());
    }

    @Test
    void writesTheLastEventBeforeTheContainerCuts() throws IOException {
        output.socketBecomesReady();
        beforeCut = () -> {
            feed.add("last");
            feed.end();
            stream.wake();
        };

        stream.onTimeout(new AsyncEvent(context));

        assertEquals("last", output.flushed());
        verify(context).complete();
        assertEquals(1, closed);
    }

    @Test
    void waitsForTheCallbackWhenTheSocketIsFullAndLosesNothing() throws IOException {
        output.socketBecomesReady();
        output.socketIsFull();
        feed.add("a");
        stream.wake();
        feed.add("b");
        stream.wake();
        assertEquals("", output.written());

        output.socketBecomesReady();

        assertEquals("ab", output.flushed());
    }

    @Test
    void continuesWhenTheCallbackIsFasterThanThePassThatWasNotReady() throws IOException {
        output.socketBecomesReady();
        output.socketIsFull();
        output.whileToldNotReady(() -> {
            try {
                output.socketBecomesReady();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        feed.add("a");

        stream.wake();

        assertEquals("a", output.flushed());
    }

    /** Tomcat reuses the objects of an ended request for another one. */
    @Test
    void completesNothingThatTheContainerEndsDuringAPass() throws IOException {
        duringAPass(() -> stream.onError(mock(AsyncEvent.class)));

        verify(context, never()).complete();
        assertEquals(1, closed);
    }

    @Test
    void completesNothingThatTheContainerHasCompletedDuringAPass() throws IOException {
        duringAPass(() -> stream.onComplete(mock(AsyncEvent.class)));

        verify(context, never()).complete();
        assertEquals(1, closed);
    }

    private void duringAPass(Runnable step) throws IOException {
        output.socketBecomesReady();
        feed.onNextEmpty(step);
        feed.add("a");
        stream.wake();
    }

    @Test
    void aFailingCompletionDoesNotKeepTheContainerWaiting() throws Exception {
        doThrow(new NullPointerException("recycled")).when(context).complete();
        output.socketBecomesReady();
        feed.end();
        stream.wake();

        lostClientIsReportedAtOnce();
    }

    @Test
    void anErrorInAPassDoesNotKeepTheContainerWaiting() throws Exception {
        output.socketBecomesReady();
        output.whileFlushing(() -> {
            throw new NoClassDefFoundError("the application was stopped");
        });
        feed.add("a");
        assertThrows(NoClassDefFoundError.class, stream::wake);

        lostClientIsReportedAtOnce();
    }

    private void lostClientIsReportedAtOnce() throws InterruptedException {
        assertEquals(1, closed);
        AsyncEvent lost = mock();
        var container = new Thread(() -> stream.onError(lost));
        container.setDaemon(true);
        container.start();
        container.join(Patience.MILLIS);
        assertFalse(container.isAlive(), "the container waits although the pass has ended");
    }

    @Test
    void aContainerThatIsAboutToEndTheRequestWaitsForARunningCompletion() throws Exception {
        var completing = new Gate();
        doAnswer(call -> {
                    completing.pass();
                    return null;
                })
                .when(context)
                .complete();
        output.socketBecomesReady();

        reportsALostClientWhile(stream::abort, completing);

        verify(context, times(1)).complete();
    }

    /** Tomcat records the failure of a flush in a response that may already belong to another request. */
    @Test
    void aContainerThatIsAboutToEndTheRequestWaitsForARunningFlush() throws Exception {
        var flushing = new Gate();
        output.socketBecomesReady();
        output.whileFlushing(flushing::pass);
        feed.add("a");

        reportsALostClientWhile(stream::wake, flushing);

        assertEquals(1, closed);
    }

    /** Runs something in a thread up to the gate, while another thread reports that the client is lost. */
    private void reportsALostClientWhile(Runnable doing, Gate gate) throws InterruptedException {
        var doer = new Thread(doing);
        doer.start();
        gate.awaitReached();
        AsyncEvent lost = mock();
        var container = new Thread(() -> stream.onError(lost));
        container.start();
        Patience.await(
                () -> container.getState() == Thread.State.WAITING || !container.isAlive(),
                () -> "the container does not come so far");
        assertTrue(container.isAlive(), "it did not wait");
        gate.open();
        container.join(Patience.MILLIS);
        doer.join(Patience.MILLIS);
        assertFalse(container.isAlive() || doer.isAlive(), "they wait for each other");
    }

    /** Tomcat keeps what the socket did not accept at a flush until {@code isReady()} is called. */
    @Test
    void waitsForTheCallbackWhenTheSocketAcceptsOnlyPartOfAFlush() throws IOException {
        output.socketBecomesReady();
        output.whileFlushing(output::socketIsFull);
        feed.add("a");

        stream.wake();

        assertTrue(output.isArmed());
        output.socketBecomesReady();
        feed.add("b");
        stream.wake();
        assertEquals("ab", output.flushed());
    }

    @Test
    void seesWhatIsAddedDuringAPass() throws IOException {
        output.socketBecomesReady();
        feed.onNextEmpty(() -> {
            feed.add("late");
            stream.wake();
        });
        feed.add("a");

        stream.wake();

        assertEquals("alate", output.flushed());
    }

    @Test
    void completesTheResponseOnceAfterEverythingWasFlushed() throws IOException {
        output.socketBecomesReady();
        output.socketIsFull();
        feed.add("last");
        feed.end();
        stream.wake();
        verify(context, never()).complete();

        output.socketBecomesReady();
        stream.wake();
        stream.abort();
        stream.onComplete(mock(AsyncEvent.class));

        assertEquals("last", output.flushed());
        verify(context, times(1)).complete();
        assertEquals(1, closed);
    }

    @Test
    void closesWhenTheClientIsGone() throws IOException {
        output.socketBecomesReady();
        output.socketBreaks();
        feed.add("a");

        stream.wake();

        assertTrue(stream.isClosed());
        verify(context).complete();
        assertEquals(1, closed);
    }

    @Test
    void survivesAContainerThatHasCompletedTheResponseItself() throws IOException {
        doThrow(new IllegalStateException("completed")).when(context).complete();
        output.socketBecomesReady();

        stream.onError(new IOException("reset"));
        stream.onError(mock(AsyncEvent.class));

        assertTrue(stream.isClosed());
        assertEquals(1, closed);
    }

    @Test
    void writesNothingAfterItHasClosed() throws IOException {
        output.socketBecomesReady();
        stream.abort();
        feed.add("a");
        stream.wake();
        stream.onWritePossible();
        now = 100 * SECOND;
        stream.tick(15 * SECOND, 60 * SECOND);

        assertEquals("", output.written());
    }

    @Test
    void closesFromWithinAPassWithoutASecondWrite() throws IOException {
        output.socketBecomesReady();
        feed.onNextEmpty(stream::abort);
        feed.add("a");

        stream.wake();

        assertTrue(stream.isClosed());
        assertEquals("a", output.written());
        verify(context, times(1)).complete();
    }

    @Test
    void sendsAHeartbeatOnlyAfterSilence() throws IOException {
        output.socketBecomesReady();
        now = 10 * SECOND;
        feed.add("a");
        stream.wake();
        now = 24 * SECOND;
        stream.tick(15 * SECOND, 60 * SECOND);
        assertEquals("a", output.flushed());

        now = 25 * SECOND;
        stream.tick(15 * SECOND, 60 * SECOND);
        stream.tick(15 * SECOND, 60 * SECOND);

        assertEquals("a<beat>", output.flushed());
    }

    @Test
    void aHeartbeatWaitsForTheEventBeingWritten() throws IOException {
        output.socketBecomesReady();
        feed.onNextEmpty(output::socketIsFull);
        feed.add("event");
        stream.wake();
        now = 40 * SECOND;
        stream.tick(15 * SECOND, 60 * SECOND);
        assertEquals("event", output.written());
        assertEquals("", output.flushed());

        output.socketBecomesReady();
        assertEquals("event", output.flushed());
        now = 55 * SECOND;
        stream.tick(15 * SECOND, 60 * SECOND);
        assertEquals("event<beat>", output.flushed());
    }

    @Test
    void closesAClientThatAcceptsNothing() throws IOException {
        output.socketBecomesReady();
        output.socketIsFull();
        feed.add("a");
        stream.wake();
        now = 59 * SECOND;
        stream.tick(15 * SECOND, 60 * SECOND);
        assertFalse(stream.isClosed());

        now = 60 * SECOND;
        stream.tick(15 * SECOND, 60 * SECOND);

        assertTrue(stream.isClosed());
        assertEquals(1, closed);
    }

    /** A feed that the test fills. */
    private static final class QueueFeed implements Feed {
        private final Queue<String> items = new ArrayDeque<>();
        private Runnable onNextEmpty = () -> {};
        private boolean ended;

        void add(String item) {
            items.add(item);
        }

        void end() {
            ended = true;
        }

        /** Runs a step once, when the feed is found empty: what another thread does at that moment. */
        void onNextEmpty(Runnable step) {
            onNextEmpty = step;
        }

        @Override
        public byte[] next() {
            var item = items.poll();
            if (item == null) {
                var step = onNextEmpty;
                onNextEmpty = () -> {};
                step.run();
                return NOTHING;
            }
            return item.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public boolean hasEnded() {
            return ended && items.isEmpty();
        }

        @Override
        public byte[] comeBackAfter(Duration delay) {
            return ("[" + delay + "]").getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] heartbeat() {
            return "<beat>".getBytes(StandardCharsets.UTF_8);
        }
    }
}
