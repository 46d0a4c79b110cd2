package dev.docent.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place that documents are read from, for example a folder. Used by one thread at a time. */
public interface Source {
    /** Returns the short name that the paths of its documents begin with. It is unique in an index. */
    String name();

    /** Returns where it is, for people: the absolute path of a folder. */
    String location();

    /** Returns the kind of place that it reads. */
    SourceKind kind();

    /** Returns its name for people. */
    default String title() {
        return name();
    }

    /** Returns the version that the last walk showed, for example a commit, if it knows one. Any thread may call this. */
    default Optional<String> revision() {
        return Optional.empty();
    }

    /**
     * Returns the versions that the last walk showed if there are several, for example commits by the names of their branches, in
     * the order in which they count. Any thread may call this.
     */
    default Map<String, String> revisions() {
        return Map.of();
    }

    /**
     * Brings what this machine has of a source on another machine up to date, and returns when that is done. Called once
     * before the walks of a pass, so that they show the same state.
     *
     * @throws SourceException if that is impossible; the index then keeps what it has of the source
     */
    default void refresh() throws SourceException {}

    /**
     * Ends a {@link #refresh} or a walk that waits for another machine, from any thread. Later ones fail at once, until {@link
     * #renew}.
     */
    default void stop() {}

    /** Lets it be read again after {@link #stop}. Called at the beginning of a pass, while nothing else reads it. */
    default void renew() {}

    /**
     * Returns the address at which people see a document where it comes from, with {@code {start}} and {@code {end}} where the
     * numbers of lines belong; empty if it has none. Any thread may call this.
     *
     * @param path its path inside the source
     * @param revision its version, if it is known
     */
    default Optional<String> origin(String path, @Nullable String revision) {
        return Optional.empty();
    }

    /**
     * Returns how far behind others of this source a document stands that is as good: 0 for the first ones. Any thread may call
     * this.
     *
     * @param path its path inside the source
     */
    default int place(String path) {
        return 0;
    }

    /**
     * Returns the path of a document where it comes from, which may differ from its path inside the source; empty if that is
     * not known now. Any thread may call this.
     *
     * @param path its path inside the source
     */
    default Optional<String> pathAtOrigin(String path) {
        return Optional.of(path);
    }

    /**
     * Returns the path under which a walk shows the document of a path: another one if it is left out because it is the same. Any
     * thread may call this.
     *
     * @param path a path inside the source; the document need not exist
     */
    default String indexedPath(String path) {
        return path;
    }

    /**
     * Returns the paths that are left out because they have the document of this path. Any thread may call this.
     *
     * @param path its path inside the source
     */
    default List<String> otherPaths(String path) {
        return List.of();
    }

    /**
     * Shows every file to the visitor, always in the same order, until the visitor stops the walk. If a single file or
     * folder cannot be read, the visitor is told, and the walk continues.
     *
     * @throws SourceException if the source as a whole cannot be read
     */
    void walk(SourceVisitor visitor) throws SourceException;

    /**
     * Shows the visitor only what decides about one path: the file; of a folder, everything in it; or the folder above
     * it that is left out. Shows nothing if the path does not exist. Any thread may call this, also during a walk.
     *
     * @param path a path inside the source, as somebody typed it; it need not exist, and is only compared with names. Empty
     *     for everything
     * @return false if this source cannot look at one path without looking at all. Then it shows nothing
     * @throws SourceException if the source as a whole cannot be read
     */
    default boolean look(String path, SourceVisitor visitor) throws SourceException {
        return false;
    }

    /**
     * Shows the visitor about as many files as {@link #walk} will, so that the progress has an end. Nothing is read. A
     * source for which a walk is expensive shows those that it knows.
     *
     * @throws SourceException if the source as a whole cannot be read
     */
    default void survey(SourceVisitor visitor) throws SourceException {
        walk(visitor);
    }
}
