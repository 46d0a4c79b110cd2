package dev.docent.source;

import dev.docent.corpus.FileKind;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What holds for all folders that are read. Immutable.
 *
 * @param maxFileBytes the size in bytes over which a file is refused
 * @param privateFiles whether files and folders that only their owner may read are read too
 * @param home the folder of everything that Docent writes, which is never walked into
 * @param kinds what a file with this path is
 * @param git where git's own settings are
 */
public record FolderOptions(
        long maxFileBytes,
        boolean privateFiles,
        Optional<Path> home,
        Function<String, FileKind> kinds,
        GitSettings git) {
    /** The default limit of a file's size in bytes, 1 MiB. */
    public static final long DEFAULT_MAX_FILE_BYTES = 1024 * 1024;

    public FolderOptions {
        if (maxFileBytes < 1 || maxFileBytes >= Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "maxFileBytes (" + maxFileBytes + ") must be positive and below 2147483647");
        }
    }

    /** Returns options with the defaults, without a home and without settings of git. */
    public static FolderOptions of(long maxFileBytes, Function<String, FileKind> kinds) {
        return new FolderOptions(maxFileBytes, false, Optional.empty(), kinds, GitSettings.NONE);
    }
}
