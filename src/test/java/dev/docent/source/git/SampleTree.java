package dev.docent.source.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;

/** The files of a commit. One thread. */
public final class SampleTree {
    private record Entry(FileMode mode, byte[] content, ObjectId id) {}

    private final Map<String, Entry> entries = new TreeMap<>();

    /** Returns files, as pairs of path and text. */
    public static SampleTree of(String... pathsAndTexts) {
        var tree = new SampleTree();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            tree.file(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        return tree;
    }

    public SampleTree file(String path, String text) {
        return file(path, text.getBytes(UTF_8));
    }

    public SampleTree file(String path, byte[] content) {
        entries.put(path, new Entry(FileMode.REGULAR_FILE, content, ObjectId.zeroId()));
        return this;
    }

    public SampleTree link(String path, String target) {
        entries.put(path, new Entry(FileMode.SYMLINK, target.getBytes(UTF_8), ObjectId.zeroId()));
        return this;
    }

    public SampleTree submodule(String path) {
        entries.put(path, new Entry(FileMode.GITLINK, new byte[0], ObjectId.fromString("1".repeat(40))));
        return this;
    }

    /** Stores them as a commit, with a parent if there is one. */
    ObjectId commit(ObjectInserter objects, ObjectId parent) throws IOException {
        var index = DirCache.newInCore();
        var builder = index.builder();
        for (var file : entries.entrySet()) {
            var entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(file.getValue().mode());
            entry.setObjectId(
                    file.getValue().mode() == FileMode.GITLINK
                            ? file.getValue().id()
                            : objects.insert(Constants.OBJ_BLOB, file.getValue().content()));
            builder.add(entry);
        }
        builder.finish();
        var commit = new CommitBuilder();
        commit.setTreeId(index.writeTree(objects));
        commit.setAuthor(new PersonIdent("Ada", "ada@example.com", 1_700_000_000_000L, 0));
        commit.setCommitter(commit.getAuthor());
        commit.setMessage("A change");
        if (parent != null) {
            commit.setParentId(parent);
        }
        var id = objects.insert(commit);
        objects.flush();
        return id;
    }
}
