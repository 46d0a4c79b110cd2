package dev.docent.delivery;

import jakarta.servlet.AsyncContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends an asynchronous request: once, and never after its container has. A container that has ended a request may use the
 * same objects for another one, as Tomcat does; who completed it then would end somebody else's response. Thread-safe.
 */
final class Completion {
    private static final Logger LOG = LoggerFactory.getLogger(Completion.class);

    private final AsyncContext context;

    // Guarded by this.
    private boolean ended;
    private @Nullable Thread completing;

    Completion(AsyncContext context) {
        this.context = context;
    }

    /** Completes the request, unless it is the container's to end or has been completed. */
    void complete() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            completing = Thread.currentThread();
        }
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // The container has completed it already, as some do after an error.
            LOG.trace("The response was complete already", e);
        } finally {
            synchronized (this) {
                completing = null;
                notifyAll();
            }
        }
    }

    /**
     * Leaves the end to the container, which ends the request when the callback that calls this returns and nobody has
     * completed it (Jakarta Servlet 6.0, 2.3.3.3). Waits for a completion that another thread is just at.
     */
    synchronized void leaveToContainer() {
        ended = true;
        try {
            while (completing != null && completing != Thread.currentThread()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Notes that the container has ended the request. Tomcat says so under a lock that completing takes too: no waiting. */
    synchronized void endedByContainer() {
        ended = true;
    }
}
