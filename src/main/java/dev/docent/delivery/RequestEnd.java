package dev.docent.delivery;

import jakarta.servlet.AsyncContext;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends an asynchronous request: once, and never after its container has. A container that has ended a request may use the
 * same objects for another one, as Tomcat does; who completed it then would end somebody else's response. Thread-safe.
 */
final class RequestEnd {
    private static final Logger LOG = LoggerFactory.getLogger(RequestEnd.class);

    private final AsyncContext context;
    private final AtomicBoolean ended = new AtomicBoolean();

    RequestEnd(AsyncContext context) {
        this.context = context;
    }

    /** Completes the request, unless it is the container's to end or has been completed. */
    void complete() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // The container has completed it already, as some do after an error.
            LOG.trace("The response was complete already", e);
        }
    }

    /** Leaves the end to the container: nobody completes the request from here on. */
    void leaveToContainer() {
        ended.set(true);
    }
}
