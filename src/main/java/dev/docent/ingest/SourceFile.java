package dev.docent.ingest;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * A file of a source, not yet read.
 *
 * @param path its path inside the source, separated by {@code /}
 * @param size its length in bytes; -1 when only reading tells
 * @param modified when it was last changed; empty when the source does not know, so that only its content tells
 * @param revision its version (a commit), if the source knows one
 * @param content reads it
 */
public record SourceFile(
        String path, long size, Optional<Instant> modified, Optional<String> revision, Content content) {
    /** Reads the bytes of a file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Returns all bytes.
         *
         * @throws IOException if they cannot be read, or have become more than the source allows
         */
        byte[] read() throws IOException;
    }
}
