package dev.docent.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.settings.SourceSettings;
import dev.docent.testing.RecordingVisitor;
import dev.docent.testing.SourceSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders whose settings include or exclude something, or say more about them. */
class FolderSelectionTest {
    @TempDir
    Path root;

    @Test
    void readsWhatIsIncludedAndNotExcluded() throws Exception {
        write("docs/a.md", "docs/old/b.md", "docs/c.js", "src/d.js", "README.md", "x/y/README.md");
        var seen = walk(List.of("/docs/", "README.md"), List.of("old/"));

        assertEquals(List.of("README.md", "docs/a.md", "docs/c.js", "x/y/README.md"), seen.paths());
        assertEquals(List.of("docs/old/: excluded", "src/d.js: excluded"), seen.rules());
    }

    @Test
    void doesNotOpenFoldersThatHaveNothingToRead() throws Exception {
        write("docs/a.md", "src/deep/b.md");

        assertEquals(
                List.of("src/: excluded"), walk(List.of("/docs/"), List.of()).rules());
    }

    @Test
    void bringsInFoldersThatAreLeftOutByDefault() throws Exception {
        write(
                "build/docs/a.js",
                "build/other/b.js",
                "node_modules/ours/c.js",
                "node_modules/theirs/d.md",
                ".hidden/e.js",
                "vendor/f.js",
                "dist/g.js",
                "package-lock.json");

        assertEquals(
                List.of(
                        ".hidden/e.js",
                        "build/docs/a.js",
                        "dist/g.js",
                        "node_modules/ours/c.js",
                        "package-lock.json",
                        "vendor/f.js"),
                sorted(walk(
                        List.of(
                                "build/docs/",
                                "/node_modules/ours/",
                                ".hidden/",
                                "dist/*.js",
                                "package-lock.json",
                                "vendor/"),
                        List.of())));
    }

    @Test
    void bringsInWhatGitIgnoresIfItIsNamed() throws Exception {
        Files.createDirectory(root.resolve(".git"));
        Files.writeString(root.resolve(".gitignore"), "/build/**\n*.local.md\n*.tmp.md\n");
        write("build/docs/deep/a.md", "build/b.md", "notes.local.md", "other.tmp.md", "c.md");

        assertEquals(
                List.of("build/docs/deep/a.md", "c.md", "notes.local.md"),
                sorted(walk(List.of("build/docs/", "notes.local.md", "*.md"), List.of("build/b.md"))));
    }

    @Test
    void aWildcardBringsNothingIn() throws Exception {
        write("a.js", "build/b.js", "node_modules/c.js", ".hidden/d.js", ".e.js", ".git/f.js", "g.min.js");

        assertEquals(List.of("a.js"), walk(List.of("*.js", "**"), List.of()).paths());
    }

    @Test
    void neverBringsInSecretsFilesOfToolsAndFormatsThatNothingReads() throws Exception {
        write(".env", ".ssh/a.md", ".git/b.md", "c.png", "d.md");
        var patterns = List.of(".env", ".ssh/", ".git/", "c.png", "d.md");

        assertEquals(List.of("d.md"), walk(patterns, List.of()).paths());
    }

    @Test
    void namesTheSettingsOfTheSourceInItsMessages() throws Exception {
        Files.writeString(root.resolve("a.md"), "x".repeat(2000));
        var source = SourceSamples.source("handbook", root.toString());
        var small = SourceSamples.with(
                source, new SourceSettings.Selection(List.of(), List.of(), 1024L, SourceSettings.Crawl.DEFAULT));
        var seen = new RecordingVisitor();
        sourceOf(small).walk(seen);

        assertEquals(
                List.of("a.md: it has 2000 bytes, but docent.sources.handbook.max-file-size allows 1024. Raise the"
                        + " setting, or split the file."),
                seen.failed());
        var gone = SourceSamples.source("handbook", root.resolve("gone").toString());
        var failure = assertThrows(SourceException.class, () -> sourceOf(gone).walk(new RecordingVisitor()));
        assertTrue(
                String.valueOf(failure.getMessage()).contains("correct docent.sources.handbook.location"),
                failure.getMessage());
    }

    @Test
    void aTitleIsOnlyForReaders() throws Exception {
        write("a.md");
        var plain = SourceSamples.source("handbook", root.toString());
        var look = new SourceSettings.Look("The Handbook", 0, null, null);
        var source = sourceOf(new SourceSettings(
                plain.name(), plain.where(), plain.credentials(), plain.selection(), plain.times(), look));

        assertEquals("The Handbook", source.title());
        assertEquals("handbook", source.name());
        assertEquals(root.toString(), source.location());
        assertEquals(SourceKind.FOLDER, source.kind());
        var seen = new RecordingVisitor();
        source.walk(seen);
        assertEquals(List.of("a.md"), seen.paths());
        assertTrue(source.look("a.md", new RecordingVisitor()));
        assertEquals("handbook", sourceOf(plain).title());
    }

    private void write(String... paths) throws IOException {
        for (var path : paths) {
            var file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, path);
        }
    }

    private RecordingVisitor walk(List<String> include, List<String> exclude) throws SourceException {
        var options = new FolderOptions(
                new SizeLimit(path -> 1000, SizeLimit.OF_ALL),
                false,
                null,
                FolderSourceTest::kind,
                GitSettings.NONE,
                PathSelection.of(new SourceSettings.Selection(include, exclude, null, SourceSettings.Crawl.DEFAULT)));
        var seen = new RecordingVisitor();
        new FolderSource("docs", root, options).walk(seen);
        return seen;
    }

    private static Source sourceOf(SourceSettings settings) {
        return Sources.of(List.of(settings), SourceSamples.context()).get(0).source();
    }

    private static List<String> sorted(RecordingVisitor seen) {
        return seen.paths().stream().sorted().toList();
    }
}
