package dev.docent.source.git;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.docent.source.git.store.FolderRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;

/** A bare repository on the disk, as git would write it. One thread. */
public final class SampleRepository {
    private final Path folder;
    private ObjectId last;

    public SampleRepository(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("objects/pack"));
        Files.createDirectories(folder.resolve("refs/heads"));
        Files.writeString(folder.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(folder.resolve("config"), "[core]\n\tbare = true\n");
    }

    public Path folder() {
        return folder;
    }

    /** Commits files to the branch {@code main}. */
    public String commit(SampleTree files) throws IOException {
        return commit("main", files);
    }

    public String commit(String branch, SampleTree files) throws IOException {
        try (var repository = FolderRepository.open(List.of(folder.resolve("objects")));
                var objects = repository.newObjectInserter()) {
            last = files.commit(objects, null);
        }
        var ref = folder.resolve("refs/heads").resolve(branch);
        Files.createDirectories(ref.getParent());
        Files.writeString(ref, last.name() + "\n");
        return last.name();
    }

    /** Commits a folder whose list of entries breaks off, to the branch {@code main}. */
    public void commitDamagedFolder(String name) throws IOException {
        try (var repository = FolderRepository.open(List.of(folder.resolve("objects")));
                var objects = repository.newObjectInserter()) {
            var tree = new TreeFormatter();
            tree.append(name, FileMode.TREE, objects.insert(Constants.OBJ_TREE, "100644 a.md".getBytes(US_ASCII)));
            var commit = new CommitBuilder();
            commit.setTreeId(objects.insert(tree));
            commit.setAuthor(new PersonIdent("Ada", "ada@example.com", 1_700_000_000_000L, 0));
            commit.setCommitter(commit.getAuthor());
            commit.setMessage("A change");
            last = objects.insert(commit);
            objects.flush();
        }
        Files.writeString(folder.resolve("refs/heads/main"), last.name() + "\n");
    }
}
