package dev.docent.source.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormerMemoriesTest {
    @TempDir
    Path folder;

    @Test
    void onlyMemoriesOfFormerSourcesAreDeleted() throws Exception {
        for (var name : List.of("kept.jsonl", "old.jsonl", "older.jsonl")) {
            SiteMemory.of(folder.resolve(name), "https://docs.example.com/").save();
        }
        Files.writeString(folder.resolve("mine.jsonl"), "{\"question\":\"x\"}\n");
        Files.write(folder.resolve("bytes.jsonl"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Files.createDirectories(folder.resolve("folder.jsonl"));

        FormerMemories.delete(folder, Set.of("kept"));

        try (var entries = Files.list(folder)) {
            assertEquals(
                    List.of("bytes.jsonl", "folder.jsonl", "kept.jsonl", "mine.jsonl"),
                    entries.map(entry -> entry.getFileName().toString())
                            .sorted()
                            .toList());
        }
    }
}
