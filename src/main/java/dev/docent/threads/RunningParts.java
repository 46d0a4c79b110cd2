package dev.docent.threads;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parts that must be closed, each in its turn. One thread at a time. */
public final class RunningParts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningParts.class);

    private final Deque<Part> parts = new ArrayDeque<>();

    private record Part(String name, AutoCloseable closeable) {}

    /**
     * Adds a part and returns it.
     *
     * @param name what it is, for the log
     */
    public <T extends AutoCloseable> T with(String name, T part) {
        parts.push(new Part(name, part));
        return part;
    }

    /** Closes everything, last built first. If a part fails to close, the others are closed anyway. */
    @Override
    public void close() {
        for (var part : parts) {
            try {
                part.closeable().close();
            } catch (Exception | Error e) {
                LOG.warn("Closing the {} failed", part.name(), e);
            }
        }
        parts.clear();
    }
}
