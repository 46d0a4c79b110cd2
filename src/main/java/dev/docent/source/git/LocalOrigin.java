package dev.docent.source.git;

import dev.docent.paths.PathText;
import dev.docent.source.ReadFailures;
import dev.docent.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** A repository on this machine, which is read in place and never written. Only what is committed counts. */
final class LocalOrigin implements Origin {
    private final Path folder;
    private final String branch;
    private @Nullable FolderRepository open;

    /** @param folder a bare repository, or a working tree with a folder {@code .git} */
    LocalOrigin(Path folder, String branch) {
        this.folder = folder;
        this.branch = branch;
    }

    @Override
    public Snapshot refresh() throws SourceException {
        try {
            var files = RepositoryFiles.of(folder)
                    .orElseThrow(() -> new SourceException("There is no git repository in " + PathText.of(folder)
                            + ", or it does not exist. Is it mounted? Otherwise, correct the settings."));
            files.refuseUnknownFormats();
            var id = files.resolve(branch).orElseThrow(() -> missing(files));
            close();
            var repository = FolderRepository.open(files.objectFolders());
            open = repository;
            return new Snapshot(repository, commit(repository, id), Snapshot.NOTHING);
        } catch (RuntimeException e) {
            throw new SourceException(damaged(), e); // A damaged index makes JGit fail in any way.
        } catch (IOException | ConfigInvalidException e) {
            throw new SourceException(
                    "The git repository " + PathText.of(folder) + " cannot be read ("
                            + (e instanceof IOException io ? ReadFailures.of(io) : "its file config is damaged")
                            + "). Give the user that runs Docent permission to read it, and check it with git fsck.",
                    e);
        }
    }

    private ObjectId commit(FolderRepository repository, ObjectId id) throws IOException, SourceException {
        try (var walk = new RevWalk(repository)) {
            return walk.parseCommit(id).copy();
        } catch (MissingObjectException e) {
            throw new SourceException(
                    "The git repository " + PathText.of(folder) + " has no commit " + id.name()
                            + ". Correct the branch in the settings, or check the repository with git fsck.",
                    e);
        }
    }

    private SourceException missing(RepositoryFiles files) {
        if (branch.isEmpty()) {
            return new SourceException("The git repository " + PathText.of(folder)
                    + " is empty, or its HEAD names a branch without commits. Commit something, or set the branch.");
        }
        return new SourceException("The git repository " + PathText.of(folder) + " has no branch or tag " + branch
                + ". It has " + BranchNames.inWords(files.branches()) + ". Correct the branch in the settings.");
    }

    private void close() {
        if (open != null) {
            open.close();
        }
    }

    @Override
    public String damaged() {
        return "The git repository " + PathText.of(folder) + " is damaged. Check it with git fsck.";
    }

    @Override
    public void stop() {
        // Nothing waits for another machine.
    }
}
