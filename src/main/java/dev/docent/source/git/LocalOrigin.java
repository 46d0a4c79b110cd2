package dev.docent.source.git;

import dev.docent.paths.PathText;
import dev.docent.source.ReadFailures;
import dev.docent.source.SourceException;
import dev.docent.source.git.store.FolderRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** A repository on this machine, which is read in place and never written. Only what is committed counts. */
final class LocalOrigin implements Origin {
    private final Path folder;
    private final BranchChoice branch;
    private @Nullable FolderRepository open;

    /** @param folder a bare repository, or a working tree with a folder {@code .git} */
    LocalOrigin(Path folder, BranchChoice branch) {
        this.folder = folder;
        this.branch = branch;
    }

    @Override
    public Branches refresh() throws SourceException {
        try {
            var files = RepositoryFiles.of(folder)
                    .orElseThrow(() -> new SourceException("There is no git repository in " + PathText.of(folder)
                            + ", or it does not exist. Is it mounted? Otherwise, correct the settings."));
            files.refuseUnknownFormats();
            var references = files.references();
            var chosen = branch.among(references);
            var ids = new LinkedHashMap<String, ObjectId>();
            for (var each : chosen.references()) {
                var id = files.resolve(each.reference());
                if (id.isPresent()) {
                    ids.put(branch.isSeveral() ? each.name() : "", id.get());
                }
            }
            if (ids.isEmpty()) {
                throw missing(references);
            }
            close();
            var repository = FolderRepository.open(files.objectFolders());
            open = repository;
            return new FetchedBranches(commits(repository, ids), chosen.gaps()).in(repository, Snapshot.NOTHING);
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

    private Map<String, ObjectId> commits(FolderRepository repository, Map<String, ObjectId> ids)
            throws IOException, SourceException {
        var commits = new LinkedHashMap<String, ObjectId>();
        for (var each : ids.entrySet()) {
            commits.put(each.getKey(), commit(repository, each.getValue()));
        }
        return commits;
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

    private SourceException missing(Collection<String> references) {
        if (branch.isDefault()) {
            return new SourceException("The git repository " + PathText.of(folder)
                    + " is empty, or its HEAD names a branch without commits. Commit something, or set the branch.");
        }
        return new SourceException("The git repository " + PathText.of(folder) + " has no branch or tag "
                + branch.inWords() + ". It has " + BranchNames.inWords(BranchChoice.branches(references))
                + ". Correct the branch in the settings.");
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
