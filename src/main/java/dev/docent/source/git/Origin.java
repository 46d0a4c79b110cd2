package dev.docent.source.git;

import dev.docent.source.SourceException;
import dev.docent.source.git.store.FolderRepository;
import java.util.List;
import java.util.Optional;
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

    /**
     * A branch, tag or commit that is read.
     *
     * @param name its name; empty if it is the only one, and no path begins with it
     */
    record Branch(String name, Snapshot snapshot) {}

    /**
     * All that is read until the next time. Immutable.
     *
     * @param all at least one
     * @param gaps what is not read although the settings name it
     */
    record Branches(List<Branch> all, List<BranchGap> gaps) {
        public Branches {
            all = List.copyOf(all);
            gaps = List.copyOf(gaps);
        }

        /** Returns the only one. */
        static Branches one(Snapshot snapshot) {
            return new Branches(List.of(new Branch("", snapshot)), List.of());
        }

        /** Returns the branch that a path begins with. */
        Optional<Branch> of(String path) {
            return all.stream()
                    .filter(branch -> path.startsWith(branch.name() + "/"))
                    .findFirst();
        }
    }

    /** Finds the commits that are current now, and has their objects on this machine. */
    Branches refresh() throws SourceException;

    /**
     * Notes that objects are damaged, so that the next refresh does not trust them. Returns what people are told about
     * it.
     */
    String damaged();

    /** Ends a refresh that waits, from any thread. Later ones fail, until {@link #renew}. */
    void stop();

    /** Lets refreshes run again. */
    default void renew() {}
}
