package dev.docent.source.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;

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
}
