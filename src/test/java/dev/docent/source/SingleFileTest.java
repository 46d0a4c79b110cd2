package dev.docent.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.RecordingVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file in the place of a folder. */
class SingleFileTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws Exception {
        for (var path : List.of("a.md", "b.md", "docs/c.md")) {
            write(path);
        }
    }

    @Test
    void isReadAndNothingBesideIt() throws Exception {
        var seen = walk("a.md");

        assertEquals(List.of("a.md"), seen.paths());
        assertEquals(List.of(), seen.rules());
        assertEquals("a.md", new String(seen.files().get(0).content().read()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ignored.md", ".hidden.md", "what [is] this*?.md", "!a.md", "build/c.md"})
    void isReadBecauseTheSettingsNameIt(String path) throws Exception {
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".gitignore"), "ignored.md\nbuild/\n");
        write(path);

        assertEquals(
                List.of(path.substring(path.lastIndexOf('/') + 1)), walk(path).paths());
    }

    @Test
    void isReadThoughOnlyItsOwnerMayReadIt() throws Exception {
        Files.setPosixFilePermissions(folder.resolve("a.md"), PosixFilePermissions.fromString("rw-------"));

        assertEquals(List.of("a.md"), walk("a.md").paths());
    }

    @Test
    void mayBeALink() throws Exception {
        Files.createSymbolicLink(folder.resolve("current"), folder.resolve("docs/c.md"));

        assertEquals(List.of("c.md"), walk("current").paths());
    }

    @Test
    void isNotReadIfItsNameSaysThatItIsSecret() throws Exception {
        write(".env");

        var seen = walk(".env");

        assertEquals(List.of(), seen.paths());
        assertEquals(List.of(".env: secret"), seen.rules());
    }

    @Test
    void isRefusedOverTheLimit() throws Exception {
        Files.writeString(folder.resolve("a.md"), "x".repeat(1001));

        assertTrue(walk("a.md").failed().get(0).startsWith("a.md: it has 1001 bytes"));
    }

    @Test
    void isLookedAtAlone() throws Exception {
        var source = source("a.md");
        var seen = new RecordingVisitor();
        assertTrue(source.look("a.md", seen));
        assertTrue(source.look("b.md", seen));

        assertEquals(List.of("a.md"), seen.paths());
    }

    @Test
    void fileOfDocentsHomeIsNotRead() throws Exception {
        var options = new FolderOptions(path -> 1000, false, folder, FolderSourceTest::kind, GitSettings.NONE);
        var source = new FolderSource("docs", folder.resolve("a.md"), options);

        var failure = assertThrows(SourceException.class, () -> source.walk(new RecordingVisitor()));

        assertTrue(String.valueOf(failure.getMessage()).contains("is docent.home"), failure::toString);
    }

    private void write(String path) throws Exception {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, path);
    }

    private RecordingVisitor walk(String path) throws SourceException {
        var seen = new RecordingVisitor();
        source(path).walk(seen);
        return seen;
    }

    private FolderSource source(String path) {
        return new FolderSource("docs", folder.resolve(path), FolderOptions.of(1000, FolderSourceTest::kind));
    }
}
