package dev.docent.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.RecordingVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder shows of one path. */
class FolderLookTest {
    @TempDir
    Path top;

    private Path root;

    @BeforeEach
    void write() throws IOException {
        root = top.resolve("docs");
        for (var path : List.of(
                "a.md",
                "a/b.md",
                "a/c/d.md",
                "a.txt/e.md",
                "build/x.js",
                "node_modules/y.md",
                ".env",
                "../secret.md")) {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, path);
        }
        Files.writeString(root.resolve("big.md"), "x".repeat(2000));
    }

    @Test
    void showsAFileAndNothingBesideIt() throws Exception {
        assertEquals(List.of("a/c/d.md"), look("a/c/d.md").paths());
        assertEquals(List.of("a.md"), look("a.md").paths());
    }

    @Test
    void showsEverythingInAFolder() throws Exception {
        assertEquals(List.of("a/b.md", "a/c/d.md"), look("a").paths());
        assertEquals(List.of("a/b.md", "a/c/d.md"), look("a/").paths());
    }

    @Test
    void showsTheRuleThatLeavesOutAFileOrTheFolderAboveIt() throws Exception {
        assertEquals(List.of("build/x.js: built"), look("build/x.js").rules());
        assertEquals(
                List.of("node_modules/: dependencies"),
                look("node_modules/y.md").rules());
        assertEquals(
                List.of("node_modules/: dependencies"),
                look("node_modules/no/such/file").rules());
        assertEquals(List.of(".env: secret"), look(".env").rules());
    }

    @Test
    void showsTheLimitThatRefusesAFile() throws Exception {
        assertEquals(1, look("big.md").failed().size());
    }

    @Test
    void comparesPathsWithNamesAndNeverOpensThem() throws Exception {
        for (var path : List.of("../secret.md", "a/../a.md", "./a.md", "/a.md", "a//b.md", "A.MD", "*.md")) {
            var seen = look(path);
            assertEquals(List.of(), seen.paths(), path);
            assertEquals(List.of(), seen.leftOut(), path);
        }
    }

    @Test
    void saysThatTheFolderItselfIsMissing() {
        var source = new FolderSource("docs", top.resolve("gone"), FolderOptions.of(1000, FolderSourceTest::kind));

        assertThrows(SourceException.class, () -> source.look("a.md", new RecordingVisitor()));
    }

    private RecordingVisitor look(String path) throws Exception {
        var seen = new RecordingVisitor();
        assertTrue(new FolderSource("docs", root, FolderOptions.of(1000, FolderSourceTest::kind)).look(path, seen));
        return seen;
    }
}
