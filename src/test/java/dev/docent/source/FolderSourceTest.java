package dev.docent.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.corpus.FileKind;
import dev.docent.testing.RecordingVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceTest extends SourceContract {
    @TempDir
    Path root;

    @Override
    Source source() throws IOException {
        write("b.md", "a/c.md");
        return source(root);
    }

    @Test
    void showsFilesInTheOrderOfTheirNames() throws Exception {
        write("b.md", "b/z.md", "b/a.md", "a.md");

        assertEquals(List.of("a.md", "b.md", "b/a.md", "b/z.md"), walk(root).paths());
    }

    @Test
    void readsProseWhereverItLies() throws Exception {
        write(
                "build/a.md",
                "vendor/b.md",
                ".github/c.md",
                ".hidden/d.md",
                ".e.md",
                "Pods/f.md",
                "CVS/g.md",
                "venv/h.md");

        assertEquals(
                List.of(
                        ".e.md",
                        ".github/c.md",
                        ".hidden/d.md",
                        "CVS/g.md",
                        "Pods/f.md",
                        "build/a.md",
                        "vendor/b.md",
                        "venv/h.md"),
                walk(root).paths().stream().sorted().toList());
    }

    @Test
    void leavesOutWhatMachinesWroteAndSaysSo() throws Exception {
        write(
                "bin/a.js",
                "src/build/b.js",
                "x/vendor/c.js",
                ".hidden/d.js",
                ".github/e.js",
                ".f.js",
                ".git/g.js",
                ".venv/pyvenv.cfg",
                "Pods/Manifest.lock",
                "CVS/Entries",
                "node_modules/x/h.md",
                ".png");
        var seen = walk(root);

        assertEquals(List.of(".github/e.js", "src/build/b.js"), seen.paths());
        assertEquals(
                List.of(
                        ".f.js: hidden",
                        ".git/: tool",
                        ".hidden/d.js: hidden",
                        ".png: hidden",
                        ".venv/: dependencies",
                        "CVS/: tool",
                        "Pods/: dependencies",
                        "bin/a.js: built",
                        "node_modules/: dependencies",
                        "x/vendor/c.js: built"),
                seen.rules().stream().sorted().toList());
    }

    @Test
    void tellsWhatItLeavesOutAndWhy() throws Exception {
        write("a.md", "image.png", "package-lock.json", "lib.min.js", ".env", ".env.production", "docent.properties");

        assertEquals(
                List.of(
                        ".env: files of this name contain passwords or keys",
                        ".env.production: files of this name contain passwords or keys",
                        "docent.properties: files of this name contain passwords or keys",
                        "image.png: an unsupported format",
                        "lib.min.js: a minified file",
                        "package-lock.json: a lock file"),
                walk(root).leftOut());
    }

    @Test
    void leavesOutFilesOfUnknownFormatsByTheirNamesAndSizes() throws IOException, SourceException {
        write("note", "id_rsa", "server.pem", "prod.env", "deps.lock", "build/data", ".profile");
        Files.writeString(root.resolve("dump"), "x".repeat(101));

        var seen = new RecordingVisitor();
        new FolderSource("docs", root, FolderOptions.of(100, path -> FileKind.UNKNOWN)).walk(seen);

        assertEquals(List.of("note"), seen.paths());
        assertEquals(List.of(), seen.failed());
        assertEquals(
                List.of(
                        ".profile: hidden",
                        "build/data: built",
                        "deps.lock: lock_file",
                        "dump: unsupported",
                        "id_rsa: secret",
                        "prod.env: secret",
                        "server.pem: secret"),
                seen.rules().stream().sorted().toList());
    }

    @Test
    void theLimitDependsOnTheFile() throws Exception {
        for (var name : List.of("a.md", "b.md")) {
            Files.writeString(root.resolve(name), "x".repeat(101));
        }
        var options = new FolderOptions(
                path -> path.equals("b.md") ? 101 : 100, false, null, FolderSourceTest::kind, GitSettings.NONE);

        var seen = new RecordingVisitor();
        new FolderSource("docs", root, options).walk(seen);

        assertEquals(List.of("b.md"), seen.paths());
        assertEquals(1, seen.failed().size());
    }

    @Test
    void namesAFileOverTheLimitAsFailedWithTheSettingToRaise() throws Exception {
        write("a.md");
        Files.writeString(root.resolve("big.md"), "x".repeat(101));

        var seen = new RecordingVisitor();
        source(root).walk(seen);

        assertEquals(List.of("a.md"), seen.paths());
        assertEquals(
                List.of("big.md: it has 101 bytes, but docent.index.max-file-size allows 100."
                        + " Raise the setting, or split the file."),
                seen.failed());
    }

    @Test
    void honoursGitIgnoreAtEveryLevel() throws Exception {
        write("a.md", "b.md", "x/a.md", "x/b.md", "x/c.md", "gen/a.md");
        Files.writeString(root.resolve(".gitignore"), "/a.md\n/gen/\nc.md\n");
        Files.writeString(root.resolve("x/.gitignore"), "b.md\n!c.md\n");

        assertEquals(List.of("b.md", "x/a.md", "x/c.md"), walk(root).paths());
    }

    @Test
    void honoursGitIgnoreAboveUpToTheRepository() throws Exception {
        write("docs/a.md", "docs/b.md", "docs/api/c.md", ".git/HEAD");
        Files.writeString(root.resolve(".gitignore"), "docs/b.md\n/api\n");

        assertEquals(List.of("a.md", "api/c.md"), walk(root.resolve("docs")).paths());
    }

    @Test
    void readsAFolderThatItsRepositoryIgnores() throws Exception {
        write("build/docs/a.md", ".git/HEAD");
        Files.writeString(root.resolve(".gitignore"), "build/\n");

        assertEquals(List.of("a.md"), walk(root.resolve("build/docs")).paths());
    }

    @Test
    void saysWhatToDoAboutAMissingFolder() {
        var failure = assertThrows(SourceException.class, () -> walk(root.resolve("nowhere")));

        assertEquals(
                "The folder " + root.resolve("nowhere") + " does not exist. Create it, or correct docent.docs.",
                failure.getMessage());
    }

    @Test
    void saysThatAFolderIsABareRepository() throws Exception {
        write("HEAD", "objects/pack/x.pack", "refs/heads/main");

        var failure = assertThrows(SourceException.class, () -> walk(root));

        assertTrue(String.valueOf(failure.getMessage()).contains("is a bare git repository"), failure.getMessage());
    }

    @Test
    void endsWhenTheVisitorHasHadEnough() throws Exception {
        write("a.md", "b.md", "c/d.md");
        var visitor = new RecordingVisitor().enoughAt(1);

        source(root).walk(visitor);

        assertEquals(List.of("a.md"), visitor.paths());
    }

    private void write(String... paths) throws IOException {
        for (var path : paths) {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, path);
        }
    }

    /** Images are not read, Markdown is prose, and everything else is code. */
    static FileKind kind(String path) {
        return path.endsWith(".png") ? FileKind.UNSUPPORTED : path.endsWith(".md") ? FileKind.PROSE : FileKind.OTHER;
    }

    private static RecordingVisitor walk(Path folder) throws SourceException {
        var visitor = new RecordingVisitor();
        source(folder).walk(visitor);
        assertEquals(List.of(), visitor.failed());
        return visitor;
    }

    private static FolderSource source(Path folder) {
        return new FolderSource("docs", folder, FolderOptions.of(100, FolderSourceTest::kind));
    }
}
