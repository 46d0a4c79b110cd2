package dev.docent.source.git;

import dev.docent.source.SourceException;
import org.eclipse.jgit.lib.ObjectId;

/** Where a repository is. Used by one thread at a time, except {@link #stop}. */
interface Origin {
    /**
     * What is read until the next time.
     *
     * @param repository has the objects of the commit
     * @param withheld objects larger than this, in bytes, may be missing, because they were not asked for
     */
    record Snapshot(FolderRepository repository, ObjectId commit, long withheld) {
        /** No object is withheld. */
        static final long NOTHING = Long.MAX_VALUE;
    }

    /** Finds the commit that is current now, and has its objects on this machine. */
    Snapshot refresh() throws SourceException;

    /**
     * Notes that objects are damaged, so that the next refresh does not trust them. Returns what people are told about
     * it.
     */
    String damaged();

    /** Ends a refresh that waits, from any thread. Later ones fail. */
    void stop();
}
