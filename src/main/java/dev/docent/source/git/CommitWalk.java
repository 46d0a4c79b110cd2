package dev.docent.source.git;

import dev.docent.source.AttributesFile;
import dev.docent.source.FileRules;
import dev.docent.source.LeftOut;
import dev.docent.source.LeftOut.Why;
import dev.docent.source.ReadFailures;
import dev.docent.source.SourceException;
import dev.docent.source.SourceVisitor;
import dev.docent.source.git.CommitFolder.OwnAttributes;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** One walk through the tree of a commit, in the order of git. Nothing is written anywhere. One thread. */
final class CommitWalk {
    /** Knows the folders of other commits. */
    @FunctionalInterface
    interface KnownFolders {
        /**
         * Returns where a folder of the same path and content was walked; empty if it was not.
         *
         * @param content a text that is the same only for the same content under the same attributes
         */
        Optional<String> sameAs(String path, String content);
    }

    /** The most folders in one another: 200, far more than file systems have in practice. Deeper ones are refused. */
    private static final int MAX_DEPTH = 200;

    private final Origin.Snapshot snapshot;
    private final Origin origin;
    private final FileRules rules;
    private final SourceVisitor visitor;
    private final KnownFolders known;
    /** The folder that is walked, and those above it; the innermost first. */
    private final Deque<CommitFolder> folders = new ArrayDeque<>();

    CommitWalk(Origin.Snapshot snapshot, Origin origin, FileRules rules, SourceVisitor visitor) {
        this(snapshot, origin, rules, visitor, (path, content) -> Optional.empty());
    }

    /** @param known the folders that need not be walked again */
    CommitWalk(Origin.Snapshot snapshot, Origin origin, FileRules rules, SourceVisitor visitor, KnownFolders known) {
        this.known = known;
        this.snapshot = snapshot;
        this.origin = origin;
        this.rules = rules;
        this.visitor = visitor;
    }

    /** @param only shows only what decides about this path; empty for all */
    void run(String only) throws SourceException {
        try (var reader = snapshot.repository().newObjectReader();
                var commits = new RevWalk(reader);
                var tree = new TreeWalk(reader)) {
            var root = DamagedObjects.read(
                    () -> commits.parseCommit(snapshot.commit()).getTree());
            tree.addTree(root);
            folders.push(CommitFolder.root(attributes(reader, root, 0)));
            var files = new CommitFiles(snapshot, origin, new TreeLinks(reader, root, rules), rules, visitor);
            boolean goOn = true;
            while (goOn && DamagedObjects.read(tree::next)) {
                goOn = visit(tree, reader, files, only);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Only damage makes the next pass clone anew: whatever else is wrong, a new clone would have it too. */
    private SourceException failure(IOException failure) {
        if (DamagedObjects.isShownBy(failure)) {
            return new SourceException(origin.damaged(), failure);
        }
        return new SourceException(
                "The objects of the git repository cannot be read (" + ReadFailures.of(failure)
                        + "). Check the disk, and the permissions of the user that runs Docent. The index keeps its"
                        + " documents, and the next pass tries again.",
                failure);
    }

    private boolean visit(TreeWalk tree, ObjectReader reader, CommitFiles files, String only) throws IOException {
        while (folders.size() > tree.getDepth() + 1) {
            folders.pop();
        }
        var folder = folders.element();
        var name = TreeNames.text(tree);
        var path = folder.pathOf(name);
        boolean isFolder = FileMode.TREE.equals(tree.getRawMode(0));
        if (!concerns(only, path, isFolder)) {
            return true;
        }
        if (isFolder) {
            return enter(tree, reader, folder, name);
        }
        if (FileMode.GITLINK.equals(tree.getRawMode(0))) {
            return visitor.leftOut(new LeftOut(path + "/", Why.SUBMODULE));
        }
        boolean link = FileMode.SYMLINK.equals(tree.getRawMode(0));
        return files.show(folder, name, tree.getObjectId(0), link);
    }

    private static boolean concerns(String only, String path, boolean isFolder) {
        return only.isEmpty()
                || path.equals(only)
                || path.startsWith(only + "/")
                || (isFolder && only.startsWith(path + "/"));
    }

    private boolean enter(TreeWalk tree, ObjectReader reader, CommitFolder folder, String name) throws IOException {
        var path = folder.pathOf(name);
        var id = tree.getObjectId(0);
        var rule = rules.folder(path, proof -> contains(reader, id, proof));
        if (rule.isPresent()) {
            return visitor.leftOut(new LeftOut(path + "/", rule.get()));
        }
        var selected = rules.selection().leftOut(path, true);
        if (selected.isPresent()) {
            return visitor.leftOut(selected.get());
        }
        var same = known.sameAs(path, id.name() + folder.marks());
        if (same.isPresent()) {
            return visitor.leftOut(new LeftOut(path + "/", Why.DUPLICATE, "the same folder as " + same.get()));
        }
        if (folders.size() > MAX_DEPTH) {
            return visitor.refused(path, "it is more than " + MAX_DEPTH + " folders deep. Move it up.");
        }
        folders.push(folder.below(name, attributes(reader, id, folders.size())));
        DamagedObjects.read(() -> {
            tree.enterSubtree();
            return true;
        });
        return true;
    }

    private static boolean contains(ObjectReader reader, ObjectId folder, String name) {
        try {
            return TreeWalk.forPath(reader, name, folder) != null;
        } catch (IOException | RuntimeException e) {
            return false; // The walk itself will report that the folder cannot be read.
        }
    }

    private static @Nullable OwnAttributes attributes(ObjectReader reader, ObjectId folder, int depth)
            throws IOException {
        return DamagedObjects.read(() -> own(reader, folder, depth)).orElse(null);
    }

    private static Optional<OwnAttributes> own(ObjectReader reader, ObjectId folder, int depth) throws IOException {
        try (var file = TreeWalk.forPath(reader, AttributesFile.NAME, folder)) {
            if (file == null || (file.getRawMode(0) & FileMode.TYPE_MASK) != FileMode.TYPE_FILE) {
                return Optional.empty();
            }
            var id = file.getObjectId(0);
            var loader = reader.open(id);
            return loader.getSize() > AttributesFile.MAX_BYTES
                    ? Optional.empty()
                    : Optional.of(new OwnAttributes(
                            AttributesFile.of(loader.getBytes(AttributesFile.MAX_BYTES), depth), id.name()));
        }
    }
}
