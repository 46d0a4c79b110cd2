package dev.docent.source;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of a source, not yet read.
 *
 * @param path its path inside the source, separated by {@code /}
 * @param stamp shows whether the file is another one than before
 * @param folders the identities of the folders that contain it, the outermost below the source's own folder first;
 *     without colons and dots. Empty if the source does not know them
 * @param revision its version (a commit), if the source knows one
 * @param content reads it
 */
public record SourceFile(
        String path,
        Stamp stamp,
        List<String> folders,
        @Nullable String revision,
        Content content) {
    public SourceFile {
        folders = List.copyOf(folders);
    }

    /** Creates a file with only a path and a content. */
    public SourceFile(String path, Content content) {
        this(path, Stamp.NONE, List.of(), null, content);
    }

    /** Reads the bytes of a file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Returns all bytes.
         *
         * @throws java.nio.file.NoSuchFileException if the file is gone
         * @throws IOException if they cannot be read, or are now more than the source allows
         */
        byte[] read() throws IOException;
    }
}
