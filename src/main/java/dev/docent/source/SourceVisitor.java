package dev.docent.source;

import java.nio.file.Path;

/**
 * Receives what a {@link Source} contains. Every method returns whether the walk continues.
 *
 * <p>Absence is not deletion: a source reports everything that it could not examine. So a file counts as deleted only
 * if it was looked for and does not exist.
 */
public interface SourceVisitor {
    /** A file that can be indexed. */
    boolean file(SourceFile file);

    /** A file or folder that a rule leaves out. Its documents leave the index. */
    boolean leftOut(LeftOut what);

    /**
     * A file that should be indexed but exceeds a limit. Its document leaves the index.
     *
     * @param path its path inside the source
     * @param reason which limit, and what to do, in words
     */
    boolean refused(String path, String reason);

    /**
     * A file or folder that could not be examined. What is there now is unknown, so the documents at or below this path
     * stay in the index.
     *
     * @param path its path inside the source; empty for all that the source has not shown
     * @param reason what went wrong, in words
     */
    boolean unreadable(String path, String reason);

    /**
     * A completely empty folder. If it is not the same folder as before, a mount has disappeared.
     *
     * @param path its path inside the source
     * @param identity the identity of this folder, as in {@link SourceFile#folders()}
     */
    boolean emptyFolder(String path, String identity);

    /**
     * A folder of this machine whose entries are about to be listed. What changes in it from now on, a walk may not show.
     *
     * @param path its path inside the source; empty for the source itself
     * @param directory where it is
     */
    default void folder(String path, Path directory) {}
}
