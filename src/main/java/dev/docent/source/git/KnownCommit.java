package dev.docent.source.git;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefDatabase;
import org.eclipse.jgit.lib.RefRename;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.ReflogReader;
import org.jspecify.annotations.Nullable;

/** The references of a clone as JGit sees them: the commit that was fetched last, which it offers to the server. */
final class KnownCommit extends RefDatabase {
    private static final String NAME = "refs/docent/commit";

    private volatile @Nullable ObjectId commit;

    Optional<ObjectId> get() {
        return Optional.ofNullable(commit);
    }

    void set(ObjectId now) {
        commit = now;
    }

    private @Nullable Ref ref() {
        var now = commit;
        return now == null ? null : new ObjectIdRef.PeeledNonTag(Ref.Storage.LOOSE, NAME, now);
    }

    @Override
    public void create() {
        // There is nothing to create.
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public boolean isNameConflicting(String name) {
        return false;
    }

    @Override
    public RefUpdate newUpdate(String name, boolean detach) {
        throw new UnsupportedOperationException("references are not written");
    }

    @Override
    public RefRename newRename(String from, String to) {
        throw new UnsupportedOperationException("references are not written");
    }

    @Override
    public ReflogReader getReflogReader(Ref ref) {
        throw new UnsupportedOperationException("there is no log of references");
    }

    @Override
    public @Nullable Ref exactRef(String name) {
        return name.equals(NAME) ? ref() : null;
    }

    @Override
    @SuppressWarnings("deprecation") // All other methods of the class ask this one.
    public Map<String, Ref> getRefs(String prefix) {
        var ref = ref();
        return ref == null || !NAME.startsWith(prefix) ? Map.of() : Map.of(NAME.substring(prefix.length()), ref);
    }

    @Override
    public List<Ref> getAdditionalRefs() {
        return List.of();
    }

    @Override
    public Ref peel(Ref ref) {
        return ref;
    }
}
