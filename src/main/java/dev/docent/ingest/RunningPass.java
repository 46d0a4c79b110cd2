package dev.docent.ingest;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A pass from its start to its end. Thread-safe.
 *
 * @param sources the names of those that it reads
 * @param path the only path in the only source that it looks at; empty for all
 * @param cancelled whether it must end early
 */
record RunningPass(Set<String> sources, String path, AtomicBoolean cancelled) {
    RunningPass(Set<String> sources, String path) {
        this(Set.copyOf(sources), path, new AtomicBoolean());
    }

    /** Returns whether it looks at all of exactly these sources. */
    boolean isOver(Set<String> names) {
        return sources.equals(names) && path.isEmpty();
    }
}
