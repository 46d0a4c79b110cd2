package dev.docent.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceStoresTest {
    @TempDir
    Path folder;

    @Test
    void plainNamesAreTakenAsTheyAre() {
        assertEquals("The_Handbook-2.0", SourceStores.fileName("The_Handbook-2.0"));
    }

    @Test
    void oddNamesThatLookAlikeDoNotShareAFile() {
        assertTrue(SourceStores.fileName("a b").matches("a_b-[0-9a-f]{12}"), SourceStores.fileName("a b"));
        assertNotEquals(SourceStores.fileName("a b"), SourceStores.fileName("a/b"));
        assertNotEquals(SourceStores.fileName("a b"), SourceStores.fileName("a_b"));
    }

    @Test
    void othersAreThoseOfNoSourceWithTheEnding() throws Exception {
        for (var name : List.of("a.git", SourceStores.fileName("a b") + ".git", "old.git", "old.jsonl", "notes.txt")) {
            Files.createFile(folder.resolve(name));
        }
        Files.createSymbolicLink(folder.resolve("link.git"), folder.resolve("notes.txt"));

        assertEquals(
                List.of(folder.resolve("old.git")), SourceStores.others(folder, ".git", Set.of("a", "a b", "notes")));
    }

    @Test
    void aFolderThatIsALinkOrIsNotThereHasNoOthers() throws Exception {
        Files.createFile(folder.resolve("old.git"));
        var link = Files.createSymbolicLink(folder.resolve("link"), folder);

        assertEquals(List.of(), SourceStores.others(link, ".git", Set.of()));
        assertEquals(List.of(), SourceStores.others(folder.resolve("nowhere"), ".git", Set.of()));
    }
}
