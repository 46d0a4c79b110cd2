package dev.docent.source.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteMemoryTest {
    @TempDir
    Path folder;

    @Test
    void whatCannotBeKeptLeavesNothingOnTheDisk() throws Exception {
        var file = folder.resolve("manual.jsonl");
        var memory = SiteMemory.of(file, "https://docs.example.com/");
        // A folder that is not empty cannot be replaced.
        Files.createDirectories(file.resolve("in-the-way"));

        memory.save();

        assertTrue(Files.isDirectory(file));
        assertFalse(Files.exists(folder.resolve("manual.jsonl.new")));
    }
}
