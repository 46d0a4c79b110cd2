package dev.docent.source.git;

import java.io.IOException;
import org.eclipse.jgit.errors.CorruptObjectException;

/**
 * Reads objects that may be damaged. Those make JGit fail in any way, and that must not end the pass over other sources.
 * Stateless.
 */
final class DamagedObjects {
    private DamagedObjects() {}

    /** Reads something with JGit. */
    @FunctionalInterface
    interface ObjectUse<T> {
        T run() throws IOException;
    }

    /** @throws CorruptObjectException also if JGit fails in a way that it does not announce */
    static <T> T read(ObjectUse<T> use) throws IOException {
        try {
            return use.run();
        } catch (RuntimeException e) {
            throw new CorruptObjectException("an object is damaged", e);
        }
    }
}
