package dev.docent.source.git.store;

import java.io.IOException;
import java.util.Set;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.dfs.DfsReader;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;

/** Reads objects from packs, and loose ones that are in no pack. One thread. */
final class FolderReader extends DfsReader {
    private final ObjectFolder objects;
    private final LooseObjects loose;

    FolderReader(ObjectFolder objects) {
        super(objects);
        this.objects = objects;
        this.loose = new LooseObjects(objects.folders());
    }

    @Override
    public boolean has(AnyObjectId id) throws IOException {
        return super.has(id) || loose.has(id);
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int type) throws IOException {
        try {
            return super.open(id, type);
        } catch (MissingObjectException e) {
            var loader = loose.open(id).orElseThrow(() -> e);
            if (type != OBJ_ANY && loader.getType() != type) {
                throw new IncorrectObjectTypeException(id.copy(), type);
            }
            return loader;
        }
    }

    @Override
    public long getObjectSize(AnyObjectId id, int type) throws IOException {
        try {
            return super.getObjectSize(id, type);
        } catch (MissingObjectException e) {
            return loose.size(id).orElseThrow(() -> e);
        }
    }

    @Override
    public Set<ObjectId> getShallowCommits() {
        return objects.getShallowCommits();
    }
}
