package dev.docent.delivery;

import jakarta.servlet.ServletOutputStream;
import java.io.IOException;

/**
 * What an {@link EventStream} still has to write and to flush. It does one thing at a time, because the container must be asked
 * before each. Only used by the thread that runs the pass.
 */
final class PendingWrites {
    private final ServletOutputStream output;
    private final Feed feed;
    private final StreamState state;

    private boolean flushDue;
    /** Whether the container was asked after the last flush. */
    private boolean settled = true;

    private byte[] waiting = Feed.NOTHING;

    PendingWrites(ServletOutputStream output, Feed feed, StreamState state) {
        this.output = output;
        this.feed = feed;
        this.state = state;
    }

    /** Returns whether there is anything to do when the container is ready. */
    boolean any() {
        return hasBytes() || flushDue || !settled;
    }

    private boolean hasBytes() {
        if (waiting.length == 0) {
            waiting = state.takeNotice();
        }
        if (waiting.length == 0) {
            waiting = feed.next();
        }
        if (waiting.length == 0 && state.takeHeartbeat()) {
            waiting = feed.heartbeat();
        }
        return waiting.length > 0;
    }

    /** Does one thing, for which the container has just said that it is ready. */
    void next() throws IOException {
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
        state.progress();
    }
}
