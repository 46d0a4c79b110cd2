package dev.docent.delivery;

import jakarta.servlet.AsyncContext;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends an asynchronous request only once, and never after its container has. A container may reuse the objects of an
 * ended request for another one, as Tomcat does. Completing it then would end another client's response. Thread-safe.
 */
final class RequestEnd {
    private static final Logger LOG = LoggerFactory.getLogger(RequestEnd.class);

    private final AsyncContext context;
    private final AtomicBoolean ended = new AtomicBoolean();

    RequestEnd(AsyncContext context) {
        this.context = context;
    }

    /** Completes the request, unless it has been completed or the container ends it. */
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

    /** Leaves the end to the container: {@link #complete} does nothing from now on. */
    void leaveToContainer() {
        ended.set(true);
    }
}
