package dev.docent.source;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Index files written by git 2.39. */
class GitIndexTest {
    static final Path INDEXES = Path.of("src/test/resources/git");
    private static final int SHA1 = 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "v2, 20, README.md forced/deep/x.md forced/kept.md forced/page-1.md forced/page-3.md ünï.md, forced forced/deep",
        "v4, 20, README.md forced/deep/x.md forced/kept.md forced/page-1.md forced/page-3.md ünï.md, forced forced/deep",
        "v3, 20, a.md b.md,",
        "sha256, 32, forced/kept.md b.md, forced",
        "split, 20, forced/kept.md forced/new.md b.md, forced",
        "submodule, 20, .gitmodules sub, sub",
    })
    void readsWhatGitTracks(String name, int hashBytes, String files, String folders) throws IOException {
        var index = GitIndex.read(INDEXES.resolve(name + ".index"), hashBytes);

        for (var file : files.split(" ")) {
            assertTrue(index.tracks(file), file);
        }
        for (var path : folders == null ? new String[0] : folders.split(" ")) {
            assertTrue(index.tracksBelow(path), path);
        }
        assertFalse(index.tracks("forced/other.md"));
        assertFalse(index.tracksBelow("other"));
    }

    @Test
    void missingIndexTracksNothing() throws IOException {
        assertFalse(GitIndex.read(folder.resolve("index"), SHA1).tracks("a.md"));
    }

    @Test
    void readsAnythingWithoutHarm() throws IOException {
        for (var name : List.of("v2", "v3", "v4", "split", "submodule")) {
            byte[] whole = Files.readAllBytes(INDEXES.resolve(name + ".index"));
            Path file = folder.resolve("index");
            for (int length = 0; length < whole.length; length += 29) {
                Files.write(file, Arrays.copyOf(whole, length));
                GitIndex.read(file, SHA1);
            }
            for (int at = 0; at < whole.length; at += 13) {
                byte[] damaged = whole.clone();
                damaged[at] ^= (byte) 0xFF;
                Files.write(file, damaged);
                GitIndex.read(file, SHA1);
            }
        }
        Path empty = Files.write(folder.resolve("empty"), new byte[0]);
        assertFalse(GitIndex.read(empty, SHA1).tracks("README.md"));
    }
}
