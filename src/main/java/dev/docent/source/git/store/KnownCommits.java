package dev.docent.source.git.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefDatabase;
import org.eclipse.jgit.lib.RefRename;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.ReflogReader;
import org.jspecify.annotations.Nullable;

/** The references of a clone as JGit sees them: the commits that were fetched last, which it offers to the server. */
public final class KnownCommits extends RefDatabase {
    /** The names of all references begin with this; a number follows. */
    public static final String PREFIX = "refs/docent/";

    private volatile List<ObjectId> commits = List.of();

    public List<ObjectId> get() {
        return commits;
    }

    public void set(List<ObjectId> now) {
        commits = List.copyOf(now);
    }

    private Map<String, Ref> all() {
        var all = new TreeMap<String, Ref>();
        for (var commit : commits) {
            var name = PREFIX + (all.size() + 1);
            all.put(name, new ObjectIdRef.PeeledNonTag(Ref.Storage.LOOSE, name, commit));
        }
        return all;
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
        return all().get(name);
    }

    @Override
    @SuppressWarnings("deprecation") // All other methods of the class ask this one.
    public Map<String, Ref> getRefs(String prefix) {
        var found = new TreeMap<String, Ref>();
        all().forEach((name, ref) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), ref);
            }
        });
        return found;
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
