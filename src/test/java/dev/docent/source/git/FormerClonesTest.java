package dev.docent.source.git;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormerClonesTest {
    @TempDir
    Path clones;

    @TempDir
    Path elsewhere;

    @Test
    void onlyClonesOfFormerSourcesAreDeleted() throws Exception {
        for (var name : List.of("kept.git", "old.git")) {
            LocalClone.open(clones, name, "https://git.example.com/" + name, 1000)
                    .close();
        }
        LocalClone.open(elsewhere, "linked.git", "https://git.example.com/", 1000)
                .close();
        Files.createSymbolicLink(clones.resolve("link.git"), elsewhere.resolve("linked.git"));
        Files.createSymbolicLink(clones.resolve("old.git/objects/outside"), elsewhere);
        // A repository that somebody has put there, a folder, and a file.
        Files.createDirectories(clones.resolve("mine.git"));
        Files.writeString(clones.resolve("mine.git/config"), "[core]\n\tbare = true\n");
        Files.createDirectories(clones.resolve("empty.git"));
        Files.writeString(clones.resolve("file.git"), "text");

        FormerClones.delete(clones, Set.of("kept"));

        assertEquals(List.of("empty.git", "file.git", "kept.git", "link.git", "mine.git"), names(clones));
        assertEquals(List.of("linked.git"), names(elsewhere));
        assertEquals(true, Files.exists(elsewhere.resolve("linked.git/config")));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
