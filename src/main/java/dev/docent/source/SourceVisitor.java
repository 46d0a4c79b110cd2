package dev.docent.source;

/**
 * Receives what a {@link Source} contains. Every method returns whether the walk continues.
 *
 * <p>Absence is not deletion: a source reports everything that it could not examine, so that a file counts as gone only
 * if it was looked for and is not there.
 */
public interface SourceVisitor {
    /** A file that can be indexed. */
    boolean file(SourceFile file);

    /** A file or folder that is left out by a rule; what the index has of it goes. */
    boolean leftOut(LeftOut what);

    /**
     * A file that should be indexed and exceeds a limit; what the index has of it goes.
     *
     * @param path its path inside the source
     * @param reason which limit, and what to do, in words
     */
    boolean refused(String path, String reason);

    /**
     * A file or folder that could not be looked at: nobody knows what is there now, and what the index has at or below this
     * path stays.
     *
     * @param path its path inside the source
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
}
