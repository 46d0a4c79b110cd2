package dev.docent.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.docent.testing.RecordingVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links in a folder of documents: to files, to folders, out of it, and those of mounted volumes. */
class FolderLinksTest {
    @TempDir
    Path room;

    private Path docs;

    @BeforeEach
    void makeFolder() throws IOException {
        docs = Files.createDirectories(room.toRealPath().resolve("docs"));
    }

    @Test
    void linksToFilesBelowTheFolderAreFollowed() throws Exception {
        write("real/a.md", "text of a");
        link("b.md", "real/a.md");

        var seen = walk();

        assertEquals(List.of("b.md", "real/a.md"), seen.paths());
        assertEquals("text of a", new String(seen.files().get(0).content().read(), UTF_8));
        assertEquals(seen.files().get(0).stamp(), seen.files().get(1).stamp());
    }

    @Test
    void linksOutOfTheFolderAndNowhereAreLeftOut() throws Exception {
        Files.writeString(room.resolve("secret.md"), "secret");
        link("absolute.md", docs.resolveSibling("secret.md").toString());
        link("relative.md", "../secret.md");
        link("nowhere.md", "no.md");
        link("out", "..");
        link("loop", ".");

        var seen = walk();

        assertEquals(List.of(), seen.paths());
        assertEquals(
                List.of(
                        "absolute.md: a link that leads out of the folder",
                        "loop: a link to a folder, which is read in its real place",
                        "nowhere.md: a link that leads nowhere",
                        "out: a link that leads out of the folder",
                        "relative.md: a link that leads out of the folder"),
                seen.leftOut());
    }

    @Test
    void foldersAreReadWhereTheyReallyAre() throws Exception {
        write("v2/a.md", "a");
        link("latest", "v2");

        var seen = walk();

        assertEquals(List.of("v2/a.md"), seen.paths());
        assertEquals(List.of("latest: a link to a folder, which is read in its real place"), seen.leftOut());
    }

    @Test
    void linksToWhatIsLeftOutAreLeftOut() throws Exception {
        write(".git/notes.md", "a");
        write(".env", "KEY=1");
        write("mine/b.md", "b");
        Files.setPosixFilePermissions(docs.resolve("mine"), PosixFilePermissions.fromString("rwx------"));
        link("git.md", ".git/notes.md");
        link("env.md", ".env");
        link("mine.md", "mine/b.md");

        assertEquals(List.of(), walk().paths());
    }

    /** The files that the kubelet makes for a ConfigMap with the keys a.md and sub/b.md. */
    @Test
    void mountedVolumeIsReadThroughItsLinksAndOnlyOnce() throws Exception {
        volume("1", "first");

        var seen = walk();

        assertEquals(List.of("a.md", "sub/b.md"), seen.paths());
        assertEquals("first", new String(seen.files().get(0).content().read(), UTF_8));
        assertEquals(List.of("..2026_1/: tool", "..data: tool"), seen.rules());
    }

    @Test
    void volumeThatChangesBetweenListingAndReadingIsReadAsItIsThen() throws Exception {
        volume("1", "first");
        var seen = walk();
        Files.delete(docs.resolve("..data"));
        volume("2", "second");
        Files.delete(docs.resolve("..2026_1/a.md"));

        assertEquals("second", new String(seen.files().get(0).content().read(), UTF_8));
    }

    @Test
    void linkThatLeavesTheFolderBeforeItIsReadIsNotRead() throws Exception {
        write("real.md", "text");
        Files.writeString(room.resolve("secret.md"), "secret");
        link("a.md", "real.md");
        var file = walk().files().get(0);
        Files.delete(docs.resolve("a.md"));
        link("a.md", "../secret.md");

        var failure = assertThrows(IOException.class, () -> file.content().read());
        assertEquals("it has become a link that leads out of the folder", failure.getMessage());
        Files.delete(docs.resolve("a.md"));
        assertThrows(NoSuchFileException.class, () -> file.content().read());
    }

    private void volume(String version, String text) throws IOException {
        write("..2026_" + version + "/a.md", text);
        write("..2026_" + version + "/sub/b.md", text);
        link("..data", "..2026_" + version);
        if (!Files.isSymbolicLink(docs.resolve("a.md"))) {
            link("a.md", "..data/a.md");
            link("sub", "..data/sub");
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = docs.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void link(String path, String target) throws IOException {
        Files.createSymbolicLink(docs.resolve(path), Path.of(target));
    }

    private RecordingVisitor walk() throws Exception {
        var visitor = new RecordingVisitor();
        new FolderSource("docs", docs, FolderOptions.of(1000, FolderSourceTest::kind)).walk(visitor);
        assertEquals(List.of(), visitor.failed());
        return visitor;
    }
}
