package dev.docent.source;

/**
 * Is shown what a {@link Source} holds. Every method returns whether the walk goes on.
 *
 * <p>Absence is not deletion: a source tells of everything that it could not look at, so that only what was looked for and
 * is not there counts as gone.
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
     * A folder in which there is nothing at all. One that is not the same folder as before is what is left of a mount that
     * has gone.
     *
     * @param path its path inside the source
     * @param identity what tells this folder from every other one, as in {@link SourceFile#folders()}
     */
    boolean emptyFolder(String path, String identity);
}
