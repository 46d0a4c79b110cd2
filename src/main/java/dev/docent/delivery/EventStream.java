package dev.docent.delivery;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One streaming response: writes the data of its {@link Feed} whenever the container says that the socket is ready. The
 * only class that writes to a response that has started to stream, with its {@link PendingWrites}. Thread-safe.
 *
 * <p>A pass writes until there is nothing left or the socket is not ready, one at a time (see {@link StreamState}), and
 * calls the container without holding a lock: a container takes its own locks inside {@code isReady} and {@code write},
 * and takes them in the opposite order when it reports a lost client. A report of a lost client waits for the running
 * pass: the container reuses the objects of the response as soon as its report has returned, and a failed pass may
 * still be inside them.
 *
 * <p>{@code isReady()} arms the callback when it says no; so it is asked exactly once before each write and each flush,
 * and once after the last flush: Tomcat keeps what the socket did not accept, and continues with it only if it was
 * asked.
 */
public final class EventStream implements WriteListener, AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    /** How long the container is kept from cutting a stream that still waits for its last event: 3 s. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final AsyncContext context;
    private final RequestEnd requestEnd;
    private final ServletOutputStream output;
    private final Feed feed;
    private final Consumer<EventStream> onClose;
    private final Runnable onCut;
    private final StreamState state;

    /** Only used by the thread that runs the pass. */
    private final PendingWrites pending;

    /**
     * Creates a stream that writes once it is {@linkplain #start() started}.
     *
     * @param onClose called once, when the stream has closed for whatever reason
     * @param onCut called when the container is about to cut the stream
     * @param nanoTime a clock in nanoseconds
     */
    EventStream(
            AsyncContext context,
            ServletOutputStream output,
            Feed feed,
            Consumer<EventStream> onClose,
            Runnable onCut,
            LongSupplier nanoTime) {
        this.context = context;
        this.requestEnd = new RequestEnd(context);
        this.output = output;
        this.feed = feed;
        this.onClose = onClose;
        this.onCut = onCut;
        this.state = new StreamState(nanoTime);
        this.pending = new PendingWrites(output, feed, state);
    }

    /** Makes the container call back as soon as the socket is ready. */
    void start() {
        context.addListener(this);
        output.setWriteListener(this);
    }

    /** Says that the feed may have something new. Cheap; may be called by any thread at any time. */
    public void wake() {
        if (state.beginByWaking()) {
            pass();
        }
    }

    /** Tells the client, before anything else is written, to come back after a time. */
    void tellToComeBack(Duration delay) {
        state.notice(feed.comeBackAfter(delay));
        wake();
    }

    @Override
    public void onWritePossible() {
        if (state.beginByContainer()) {
            pass();
        }
    }

    /**
     * Checks the time: writes a heartbeat if nothing was written for too long, and closes if the client accepts nothing.
     *
     * @param heartbeatNanos the longest silence
     * @param stallNanos how long a client may accept nothing at all
     */
    void tick(long heartbeatNanos, long stallNanos) {
        if (state.beginAfterStall(stallNanos)) {
            LOG.debug("Closing a stream whose client has accepted no data for {} s", stallNanos / 1_000_000_000);
            pass();
        } else if (state.beginAfterSilence(heartbeatNanos)) {
            pass();
        }
    }

    /** Closes the connection without finishing what the feed has. Idempotent. */
    public void abort() {
        if (state.beginByAborting()) {
            pass();
        }
    }

    /** Returns how many nanoseconds ago something was last written. */
    long silence() {
        return state.silence();
    }

    boolean isAtRest() {
        return state.isAtRest();
    }

    /** Returns whether nothing will be written any more. */
    boolean isClosed() {
        return state.isClosed();
    }

    private void pass() {
        try {
            do {
                while (pending.any()) {
                    if (state.isCloseRequested()) {
                        close();
                        return;
                    }
                    if (output.isReady()) {
                        pending.next();
                    } else if (state.block()) {
                        return;
                    }
                }
                if (feed.hasEnded() || state.isCloseRequested()) {
                    close();
                    return;
                }
            } while (!state.rest());
        } catch (IOException | IllegalStateException e) {
            // The client has gone, which each container reports in its own way; it may come back for the rest.
            LOG.debug("A stream was cut", e);
            close();
        } catch (RuntimeException e) {
            if (state.isCloseRequested()) {
                // The container has taken the response back, as Tomcat does when the application is stopped.
                LOG.debug("A stream was cut", e);
            } else {
                LOG.error("A stream was closed because of a server error", e);
            }
            close();
        } catch (Error e) {
            // For example, a class that can no longer be loaded after the application was stopped.
            close();
            throw e;
        }
    }

    private void close() {
        if (!state.close()) {
            return;
        }
        try {
            requestEnd.complete();
        } finally {
            // Whatever the container throws, nothing may wait for this pass any longer.
            state.leave();
            onClose.accept(this);
        }
    }

    @Override
    public void onError(Throwable failure) {
        LOG.debug("A stream was cut", failure);
        abort();
    }

    @Override
    public void onError(AsyncEvent event) {
        leaveToContainer();
    }

    /**
     * The container cuts the stream when this returns. Its time limit is off, so there is only one reason: Tomcat
     * undeploys the application, and cuts streams within a second, without asking. The last event is sent before that.
     */
    @Override
    public void onTimeout(AsyncEvent event) {
        onCut.run();
        state.awaitClosed(LAST_WORDS);
        leaveToContainer();
    }

    /** The container ends the request when the callback that calls this returns (Jakarta Servlet 6.0, 2.3.3.3). */
    private void leaveToContainer() {
        abort();
        state.awaitPass();
        requestEnd.leaveToContainer();
    }

    /** Tomcat calls this under a lock that {@code complete} takes too, so do not wait here. */
    @Override
    public void onComplete(AsyncEvent event) {
        requestEnd.leaveToContainer();
        abort();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nothing starts it again.
    }
}
