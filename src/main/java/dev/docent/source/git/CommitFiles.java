package dev.docent.source.git;

import dev.docent.source.FileAttributes;
import dev.docent.source.FileRules;
import dev.docent.source.LeftOut;
import dev.docent.source.LeftOut.Why;
import dev.docent.source.SourceFile;
import dev.docent.source.SourceVisitor;
import dev.docent.source.Stamp;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;

/** Shows the files of a commit to a visitor, unless a rule or a limit is against it. One thread. */
final class CommitFiles {
    /** Added to the stamp of a file that is read with a byte order mark. */
    private static final String MARKED = "-utf8";

    private final Origin.Snapshot snapshot;
    private final BlobReader blobs;
    private final TreeLinks links;
    private final FileRules rules;
    private final SourceVisitor visitor;

    CommitFiles(Origin.Snapshot snapshot, Origin origin, TreeLinks links, FileRules rules, SourceVisitor visitor) {
        this.snapshot = snapshot;
        this.blobs = new BlobReader(snapshot.repository(), origin);
        this.links = links;
        this.rules = rules;
        this.visitor = visitor;
    }

    /** Shows a file, or what a link leads to. */
    boolean show(CommitFolder folder, String name, ObjectId id, boolean link) throws IOException {
        var path = folder.pathOf(name);
        var rule = rules.file(path);
        if (rule.isPresent()) {
            return visitor.leftOut(new LeftOut(path, rule.get()));
        }
        var selected = rules.selection().leftOut(path, false);
        if (selected.isPresent()) {
            return visitor.leftOut(selected.get());
        }
        if (!link) {
            return show(folder, name, id);
        }
        var target = DamagedObjects.read(() -> links.target(folder.path(), id));
        return target.leftOut() == null
                ? show(folder, name, target.blob())
                : visitor.leftOut(new LeftOut(path, target.leftOut(), target.reason()));
    }

    private boolean show(CommitFolder folder, String name, ObjectId id) throws IOException {
        var path = folder.pathOf(name);
        var attributes = folder.attributesOf(name);
        var marked = mark(attributes, path);
        if (marked.isPresent()) {
            return visitor.leftOut(new LeftOut(path, marked.get()));
        }
        long size = size(id);
        var decision = rules.decide(path, size, folder.limit(), () -> true);
        if (decision instanceof FileRules.ToLeave leave) {
            return visitor.leftOut(new LeftOut(path, leave.why()));
        }
        if (decision instanceof FileRules.ToRefuse refuse) {
            return visitor.refused(path, refuse.reason());
        }
        if (LargeFilePointer.mayBe(size) && LargeFilePointer.is(blobs.read(id, (int) size))) {
            return visitor.leftOut(new LeftOut(path, Why.LFS));
        }
        int most = ((FileRules.ToRead) decision).most();
        boolean converted = attributes.isConverted();
        return visitor.file(new SourceFile(
                path,
                Stamp.ofContent(id.name() + (converted ? MARKED : "")),
                List.of(),
                snapshot.commit().name(),
                () -> converted ? blobs.readMarked(id, most) : blobs.read(id, most)));
    }

    /** What the settings include by its name is read whatever the repository says about it. */
    private Optional<Why> mark(FileAttributes attributes, String path) {
        if (rules.selection().names(path, false)) {
            return Optional.empty();
        }
        if (attributes.isSet(FileAttributes.GENERATED)) {
            return Optional.of(Why.GENERATED);
        }
        return attributes.isSet(FileAttributes.VENDORED) ? Optional.of(Why.VENDORED) : Optional.empty();
    }

    /**
     * Returns the size of a file. One that is not there was withheld, because it is larger than anything that is read.
     */
    private long size(ObjectId id) throws IOException {
        try {
            return DamagedObjects.read(() -> blobs.size(id));
        } catch (MissingObjectException e) {
            if (snapshot.withheld() == Origin.Snapshot.NOTHING) {
                throw e;
            }
            return snapshot.withheld() + 1;
        }
    }
}
