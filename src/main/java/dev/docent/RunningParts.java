package dev.docent;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a running Docent that must be closed. One thread at a time. */
final class RunningParts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningParts.class);

    private final Deque<Part> parts = new ArrayDeque<>();

    private record Part(String name, AutoCloseable closeable) {}

    /**
     * Adds a part and returns it.
     *
     * @param name what it is, for the log
     */
    <T extends AutoCloseable> T with(String name, T part) {
        parts.push(new Part(name, part));
        return part;
    }

    /** Closes everything, last built first. If a part fails to close, the others are closed anyway. */
    @Override
    public void close() {
        for (var part : parts) {
            try {
                part.closeable().close();
            } catch (Exception e) {
                LOG.warn("Closing the {} failed", part.name(), e);
            }
        }
        parts.clear();
    }
}
