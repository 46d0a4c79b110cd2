package dev.docent.source;

/** A place that documents are read from, for example a folder. Used by one thread at a time. */
public interface Source {
    /** Returns the short name that the paths of its documents begin with; no two sources of an index share one. */
    String name();

    /** Returns where it is, as people say it: a folder's absolute path. */
    String location();

    /**
     * Shows every file to the visitor, in the same order each time, until the visitor has had enough. A single file or
     * folder that cannot be read is told to the visitor and does not end the walk.
     *
     * @throws SourceException if the source as a whole cannot be read
     */
    void walk(SourceVisitor visitor) throws SourceException;
}
