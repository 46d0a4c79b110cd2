package dev.docent.source;

/** A place that documents are read from, for example a folder. Used by one thread at a time. */
public interface Source {
    /** Returns the short name that the paths of its documents begin with. It is unique in an index. */
    String name();

    /** Returns where it is, for people: the absolute path of a folder. */
    String location();

    /**
     * Shows every file to the visitor, always in the same order, until the visitor stops the walk. If a single file or
     * folder cannot be read, the visitor is told, and the walk continues.
     *
     * @throws SourceException if the source as a whole cannot be read
     */
    void walk(SourceVisitor visitor) throws SourceException;
}
