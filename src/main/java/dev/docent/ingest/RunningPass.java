package dev.docent.ingest;

import java.util.Set;

/** A pass from its start to its end: it reads sources, then it computes vectors. Thread-safe. */
final class RunningPass {
    private final Set<String> sources;
    private final String path;
    private volatile boolean cancelled;
    private volatile boolean read;
    // Guarded by this.
    private boolean ended;

    /**
     * @param sources the names of those that it reads
     * @param path the only path in the only source that it looks at; empty for all
     */
    RunningPass(Set<String> sources, String path) {
        this.sources = Set.copyOf(sources);
        this.path = path;
    }

    Set<String> sources() {
        return sources;
    }

    String path() {
        return path;
    }

    /** Returns the names of the sources that it reads as a whole. A look at one path says nothing about the rest. */
    Set<String> whole() {
        return path.isEmpty() ? sources : Set.of();
    }

    /**
     * Makes it end early, unless it has ended.
     *
     * @param stopSources ends what waits for other machines; never called after the end, when it would hit the next pass
     * @return whether this is the first time
     */
    synchronized boolean cancel(Runnable stopSources) {
        if (ended) {
            return false;
        }
        boolean first = !cancelled;
        cancelled = true;
        stopSources.run();
        return first;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Notes that it has read its sources; returns whether this is the first time. Called on the thread of the pass. */
    boolean markRead() {
        boolean first = !read;
        read = true;
        return first;
    }

    boolean hasRead() {
        return read;
    }

    synchronized void end() {
        ended = true;
    }
}
