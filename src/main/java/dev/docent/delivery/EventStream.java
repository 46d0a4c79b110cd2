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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One streaming response: writes what its {@link Feed} has whenever the container says that the socket is ready. The only
 * class that writes to a response that has begun to stream. Thread-safe.
 *
 * <pre>
 *            wake, heartbeat                     nothing to say
 *   IDLE ─────────────────────▶ PASSING ─────────────────────────▶ IDLE
 *                               │     ▲
 *              not ready        ▼     │  onWritePossible
 *   (start) ─────────────────▶ BLOCKED
 *
 *   any state ── end of the feed, error, abort ──▶ CLOSED
 * </pre>
 *
 * <p>A pass runs in the thread that moved the state to PASSING, one at a time, and calls the container without holding
 * the lock: a container takes locks of its own inside {@code isReady} and {@code write}, and takes them in the other
 * order when it reports a lost client. Whatever happens during a pass is noted under the lock and looked at by the pass.
 * A container that reports a lost client waits for the pass that runs: it uses the objects of the response for another one
 * as soon as its report has returned, and a pass that has failed may still be on its way out of them.
 *
 * <p>{@code isReady()} arms the callback when it says no; so it is asked exactly once before each write and each flush, and
 * once after the last flush: Tomcat keeps what the socket did not take then, and goes on with it only when it was asked.
 */
public final class EventStream implements WriteListener, AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private enum State {
        /** Nothing to write and no callback armed. */
        IDLE,
        /** One thread writes. */
        PASSING,
        /** The container will call {@link #onWritePossible()}. */
        BLOCKED,
        /** Nothing is ever written again. */
        CLOSED
    }

    private final AsyncContext context;
    private final Completion completion;
    private final ServletOutputStream output;
    private final Feed feed;
    private final Consumer<EventStream> onClose;
    private final LongSupplier nanoTime;
    private final Object lock = new Object();

    // Guarded by the lock.
    private State state = State.BLOCKED;
    private @Nullable Thread passing;
    private boolean wokenWhilePassing;
    private boolean writableWhilePassing;
    private boolean closeRequested;
    private boolean heartbeatDue;
    private byte[] notice = Feed.NOTHING;
    private long lastProgress;

    // Only touched by the thread that passes.
    private boolean flushDue;
    private boolean settled = true;
    private byte[] waiting = Feed.NOTHING;

    /**
     * Creates a stream that writes once it is {@linkplain #start() started}.
     *
     * @param onClose called once, when the stream has closed for whatever reason
     * @param nanoTime a clock in nanoseconds
     */
    EventStream(
            AsyncContext context,
            ServletOutputStream output,
            Feed feed,
            Consumer<EventStream> onClose,
            LongSupplier nanoTime) {
        this.context = context;
        this.completion = new Completion(context);
        this.output = output;
        this.feed = feed;
        this.onClose = onClose;
        this.nanoTime = nanoTime;
        this.lastProgress = nanoTime.getAsLong();
    }

    /** Has the container call back, at once when the socket is ready. */
    void start() {
        context.addListener(this);
        output.setWriteListener(this);
    }

    /** Says that the feed may have something new. Cheap; may be called by any thread at any time. */
    public void wake() {
        synchronized (lock) {
            if (state == State.PASSING) {
                wokenWhilePassing = true;
            }
            if (state != State.IDLE) {
                return;
            }
            beginPass();
        }
        pass();
    }

    /** Has the client told, before anything else that is written, to come back after a time. */
    void tellToComeBack(Duration delay) {
        synchronized (lock) {
            notice = feed.comeBackAfter(delay);
        }
        wake();
    }

    @Override
    public void onWritePossible() {
        synchronized (lock) {
            if (state == State.PASSING) {
                // The container was quicker than the pass that has just been told "not ready".
                writableWhilePassing = true;
                return;
            }
            if (state == State.CLOSED) {
                return;
            }
            beginPass();
        }
        pass();
    }

    /**
     * Looks at the time: writes a heartbeat if nothing was written for too long, gives up if the client accepts nothing.
     *
     * @param heartbeatNanos the longest silence
     * @param stallNanos how long a client may accept nothing at all
     */
    void tick(long heartbeatNanos, long stallNanos) {
        synchronized (lock) {
            long since = nanoTime.getAsLong() - lastProgress;
            if (state == State.BLOCKED && since >= stallNanos) {
                LOG.debug("Closing a stream whose client has accepted nothing for {} s", since / 1_000_000_000);
                closeRequested = true;
                beginPass();
            } else if (state == State.IDLE && since >= heartbeatNanos) {
                heartbeatDue = true;
                beginPass();
            } else {
                return;
            }
        }
        pass();
    }

    /** Closes the connection without finishing what the feed has. Idempotent. */
    public void abort() {
        synchronized (lock) {
            if (state == State.PASSING) {
                closeRequested = true;
            }
            if (state == State.PASSING || state == State.CLOSED) {
                return;
            }
            beginPass();
            closeRequested = true;
        }
        pass();
    }

    /** Returns for how many nanoseconds nothing has been written. */
    long silence() {
        synchronized (lock) {
            return nanoTime.getAsLong() - lastProgress;
        }
    }

    /** Returns whether nothing will be written any more. */
    boolean isClosed() {
        synchronized (lock) {
            return state == State.CLOSED;
        }
    }

    /** Called with the lock held by the thread that passes. */
    private void beginPass() {
        state = State.PASSING;
        passing = Thread.currentThread();
    }

    /** Called with the lock held, when the container's code has been left. */
    private void endPass(State next) {
        state = next;
        passing = null;
        lock.notifyAll();
    }

    /** Waits until no other thread is in the container's code. A pass never waits for anything but that code. */
    private void awaitPass() {
        boolean interrupted = false;
        synchronized (lock) {
            while (passing != null && passing != Thread.currentThread()) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass() {
        try {
            do {
                while (hasBytes() || flushDue || !settled) {
                    if (isCloseRequested()) {
                        close();
                        return;
                    }
                    if (output.isReady()) {
                        goOn();
                    } else if (block()) {
                        return;
                    }
                }
                if (feed.hasEnded() || isCloseRequested()) {
                    close();
                    return;
                }
            } while (!rest());
        } catch (IOException | IllegalStateException e) {
            // The client has gone, which each container reports in its own way; it may come back for the rest.
            LOG.debug("A stream was cut", e);
            close();
        } catch (RuntimeException e) {
            if (isCloseRequested()) {
                // The container has taken the response back, as Tomcat does when the application is stopped.
                LOG.debug("A stream was cut", e);
            } else {
                LOG.error("A stream was closed by a fault of the server", e);
            }
            close();
        } catch (Error e) {
            // Such as that of a class which cannot be loaded any more when the application has been stopped.
            close();
            throw e;
        }
    }

    private boolean hasBytes() {
        if (waiting.length == 0) {
            waiting = takeNotice();
        }
        if (waiting.length == 0) {
            waiting = feed.next();
        }
        if (waiting.length == 0 && takeHeartbeat()) {
            waiting = feed.heartbeat();
        }
        return waiting.length > 0;
    }

    /** Does the one thing for which the container has just said that it is ready. */
    private void goOn() throws IOException {
        if (waiting.length > 0) {
            var bytes = waiting;
            waiting = Feed.NOTHING;
            output.write(bytes);
            flushDue = true;
        } else if (flushDue) {
            flushDue = false;
            settled = false;
            output.flush();
        } else {
            settled = true;
            return;
        }
        synchronized (lock) {
            lastProgress = nanoTime.getAsLong();
            heartbeatDue = false;
        }
    }

    private byte[] takeNotice() {
        synchronized (lock) {
            var bytes = notice;
            notice = Feed.NOTHING;
            return bytes;
        }
    }

    private boolean takeHeartbeat() {
        synchronized (lock) {
            boolean due = heartbeatDue;
            heartbeatDue = false;
            return due;
        }
    }

    private boolean isCloseRequested() {
        synchronized (lock) {
            return closeRequested;
        }
    }

    /** Moves to BLOCKED; false if the callback has come in the meantime, so that the pass goes on. */
    private boolean block() {
        synchronized (lock) {
            if (writableWhilePassing || closeRequested) {
                writableWhilePassing = false;
                return false;
            }
            endPass(State.BLOCKED);
            return true;
        }
    }

    /** Moves to IDLE; false if somebody woke the stream in the meantime, so that the pass goes on. */
    private boolean rest() {
        synchronized (lock) {
            if (wokenWhilePassing || closeRequested) {
                wokenWhilePassing = false;
                return false;
            }
            endPass(State.IDLE);
            return true;
        }
    }

    private void close() {
        synchronized (lock) {
            if (state == State.CLOSED) {
                return;
            }
            state = State.CLOSED;
        }
        try {
            completion.complete();
        } finally {
            // Whatever the container throws: nobody may wait for this pass any more.
            synchronized (lock) {
                endPass(State.CLOSED);
            }
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

    @Override
    public void onTimeout(AsyncEvent event) {
        leaveToContainer();
    }

    /** The container ends the request when the callback that calls this returns (Jakarta Servlet 6.0, 2.3.3.3). */
    private void leaveToContainer() {
        abort();
        awaitPass();
        completion.leaveToContainer();
    }

    /** Tomcat says so under a lock that completing takes too: no waiting. */
    @Override
    public void onComplete(AsyncEvent event) {
        completion.leaveToContainer();
        abort();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nobody starts it again.
    }
}
