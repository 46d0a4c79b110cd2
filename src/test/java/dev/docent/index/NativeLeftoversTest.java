package dev.docent.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NativeLeftoversTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path directory;

    @Test
    void deletesOnlyOldFoldersOfTheRuntime() throws IOException {
        folder("onnxruntime-java1", "library.so", NOW.minusSeconds(1));
        folder("onnxruntime-java2", "library.so", NOW.plusSeconds(1));
        folder("somebody-elses", "library.so", NOW.minusSeconds(1));
        setTime(Files.createDirectory(directory.resolve("onnxruntime-java3")), NOW.minusSeconds(1));

        NativeLeftovers.delete(directory, NOW);

        assertEquals(Set.of("onnxruntime-java2", "somebody-elses"), names());
    }

    @Test
    void keepsWhatItCannotDeleteAndGoesOn() throws IOException {
        Files.createDirectories(directory.resolve("onnxruntime-java1/folder/file"));
        setTime(directory.resolve("onnxruntime-java1"), NOW.minusSeconds(1));
        folder("onnxruntime-java2", "library.so", NOW.minusSeconds(1));

        NativeLeftovers.delete(directory, NOW);
        NativeLeftovers.delete(directory.resolve("not-there"), NOW);

        assertEquals(Set.of("onnxruntime-java1"), names());
    }

    private void folder(String name, String file, Instant time) throws IOException {
        var folder = Files.createDirectory(directory.resolve(name));
        Files.createFile(folder.resolve(file));
        setTime(folder, time);
    }

    private static void setTime(Path path, Instant time) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(time));
    }

    private Set<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
