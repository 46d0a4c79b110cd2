package dev.docent.source.git;

import dev.docent.source.git.store.DiskFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.LargeObjectException;

/**
 * Reads objects that may be damaged. Those make JGit fail in any way, and that must not end the pass over other sources.
 * Stateless.
 */
final class DamagedObjects {
    /** What the system says while files are read, and too little memory. */
    private static final List<Class<?>> PASSING = List.of(
            DiskFailure.class, ClosedChannelException.class, InterruptedIOException.class, LargeObjectException.class);

    private DamagedObjects() {}

    /** Reads something with JGit. */
    @FunctionalInterface
    interface ObjectUse<T> {
        T run() throws IOException;
    }

    /**
     * Reads it.
     *
     * @throws CorruptObjectException also if JGit fails in a way that it does not announce
     * @throws IOException if it needs more memory than there is
     */
    static <T> T read(ObjectUse<T> use) throws IOException {
        try {
            return use.run();
        } catch (LargeObjectException e) {
            throw new IOException("it needs more memory than Java has", e);
        } catch (RuntimeException e) {
            throw new CorruptObjectException("an object is damaged", e);
        }
    }

    /**
     * Returns whether a failure to read objects shows that they are damaged or missing. Otherwise the disk, the memory,
     * a permission or an interrupt is the cause, and the objects may be as they should be.
     */
    static boolean isShownBy(Exception failure) {
        for (var cause : causes(failure)) {
            boolean ofSystem = cause instanceof FileSystemException && !(cause instanceof NoSuchFileException);
            if (ofSystem || PASSING.stream().anyMatch(type -> type.isInstance(cause))) {
                return false;
            }
        }
        return true;
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
    }
}
