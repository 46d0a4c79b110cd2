package dev.docent.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.testing.RecordingVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that users must not see: Docent's own, and those that only their owner may read. */
class OwnFilesTest {
    @TempDir
    Path room;

    private Path docs;
    private Path home;

    @BeforeEach
    void installEverythingInOneFolder() throws IOException {
        docs = Files.createDirectories(room.toRealPath().resolve("docs"));
        home = docs.resolve("data");
        write(docs.resolve("guide.md"));
        write(home.resolve("docent.properties"));
        write(home.resolve("notes.md"));
    }

    @Test
    void homeInsideASourceIsNotEntered() throws Exception {
        var seen = walk(docs, home);

        assertEquals(List.of("guide.md"), seen.paths());
        assertEquals(List.of("data/: it is docent.home, which contains keys and conversations"), seen.leftOut());
    }

    @Test
    void noLinkLeadsIntoTheHome() throws Exception {
        Files.createSymbolicLink(docs.resolve("a.md"), home.resolve("notes.md"));
        Files.createSymbolicLink(docs.resolve("b"), home);
        Files.createLink(docs.resolve("c.md"), home.resolve("docent.properties"));
        Files.createLink(docs.resolve("d.md"), home.resolve("notes.md"));

        var seen = walk(docs, home);

        assertEquals(List.of("guide.md"), seen.paths());
        assertTrue(seen.rules().containsAll(List.of("a.md: home", "b: home", "c.md: home", "d.md: home")));
    }

    @Test
    void homeThatIsNamedByALinkIsTheSame() throws Exception {
        Path link = Files.createSymbolicLink(room.resolve("home"), home);

        assertEquals(List.of("guide.md"), walk(docs, link).paths());
    }

    @Test
    void whatALinkInTheHomeLeadsToIsItsOwnToo() throws Exception {
        Files.delete(home.resolve("docent.properties"));
        write(docs.resolve("conf/settings.md"));
        Files.createSymbolicLink(home.resolve("docent.properties"), docs.resolve("conf/settings.md"));

        assertEquals(List.of("guide.md"), walk(docs, home).paths());
    }

    @Test
    void homeItselfIsNotASource() {
        var failure = assertThrows(SourceException.class, () -> walk(home, home));

        assertTrue(String.valueOf(failure.getMessage()).contains("is docent.home"), failure.getMessage());
    }

    @Test
    void folderInsideTheHomeMayBeASource() throws Exception {
        write(home.resolve("docs/a.md"));

        assertEquals(List.of("a.md"), walk(home.resolve("docs"), home).paths());
    }

    @Test
    void homeThatDoesNotExistYetHindersNothing() throws Exception {
        assertEquals(
                List.of("guide.md"), walk(docs, room.resolve("nowhere")).paths().subList(0, 1));
    }

    @Test
    void whatOnlyItsOwnerMayReadIsLeftOutAndNamed() throws Exception {
        permit(write(docs.resolve("salaries.md")), "rw-------");
        write(docs.resolve("board/minutes.md"));
        permit(docs.resolve("board"), "rwx------");
        permit(write(docs.resolve("team.md")), "rw-r-----");

        var seen = walk(docs, home);

        assertEquals(List.of("guide.md", "team.md"), seen.paths());
        assertTrue(
                seen.rules().containsAll(List.of("board/: private", "salaries.md: private")),
                seen.rules().toString());
    }

    @Test
    void settingAllowsPrivateFiles() throws Exception {
        permit(write(docs.resolve("salaries.md")), "rw-------");
        var options = new FolderOptions(path -> 1000, true, home, FolderSourceTest::kind, GitSettings.NONE);
        var visitor = new RecordingVisitor();

        new FolderSource("docs", docs, options).walk(visitor);

        assertEquals(List.of("guide.md", "salaries.md"), visitor.paths());
    }

    private static Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "text");
    }

    private static void permit(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static RecordingVisitor walk(Path folder, Path home) throws SourceException {
        var options = new FolderOptions(path -> 1000, false, home, FolderSourceTest::kind, GitSettings.NONE);
        var visitor = new RecordingVisitor();
        new FolderSource("docs", folder, options).walk(visitor);
        return visitor;
    }
}
