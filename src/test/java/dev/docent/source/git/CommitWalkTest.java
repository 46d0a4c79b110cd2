package dev.docent.source.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.docent.settings.SourceSettings;
import dev.docent.source.FileRules;
import dev.docent.source.PathSelection;
import dev.docent.testing.RecordingVisitor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a commit are shown, and why others are not. */
class CommitWalkTest {
    private static final String POINTER =
            "version https://git-lfs.github.com/spec/v1\noid sha256:" + "a".repeat(64) + "\nsize 12345\n";

    @TempDir
    private Path folder;

    private SampleRepository repository;

    @BeforeEach
    void create() throws Exception {
        repository = new SampleRepository(folder.resolve("handbook.git"));
    }

    @Test
    void namesWhatItLeavesOutByTheRulesOfFolders() throws Exception {
        var seen = walk(SampleTree.of(
                "a.md",
                "x",
                "logo.png",
                "x",
                ".env",
                "x",
                "node_modules/x.md",
                "x",
                "yarn.lock",
                "x",
                "env/pyvenv.cfg",
                "x",
                "env/a.md",
                "x",
                ".hidden/A.java",
                "x",
                "target/A.java",
                "x",
                "vendor/A.java",
                "x"));

        assertEquals(List.of(".hidden/A.java", "a.md", "target/A.java"), seen.paths(), "what git tracks is read");
        assertEquals(
                List.of(
                        ".env: secret",
                        "env/: dependencies",
                        "logo.png: unsupported",
                        "node_modules/: dependencies",
                        "vendor/A.java: built",
                        "yarn.lock: lock_file"),
                seen.rules());
    }

    @Test
    void refusesFilesOverTheLimit() throws Exception {
        var seen = walk(SampleTree.of("a.md", "x".repeat(1001), "b.md", "x".repeat(1000)));

        assertEquals(List.of("b.md"), seen.paths());
        assertTrue(
                seen.failed().get(0).startsWith("a.md: it has 1001 bytes"),
                seen.failed().toString());
    }

    @Test
    void ignoreRulesHaveNoEffect() throws Exception {
        assertEquals(
                List.of("a.md"),
                walk(SampleTree.of(".gitignore", "*.md", "a.md", "x")).paths());
    }

    @Test
    void namesSubmodulesAndPointersOfGitLfs() throws Exception {
        var seen = walk(SampleTree.of("a.md", POINTER, "b.md", POINTER.substring(1), "c.md", "about " + POINTER)
                .submodule("themes/plain"));

        assertEquals(List.of("b.md", "c.md"), seen.paths());
        assertEquals(List.of("a.md: lfs", "themes/plain/: submodule"), seen.rules());
    }

    @Test
    void leavesOutWhatAttributesMark() throws Exception {
        var seen = walk(SampleTree.of(
                ".gitattributes",
                "api/** linguist-generated\n*.java linguist-vendored=true\nown/A.java -linguist-vendored",
                "api/a.md",
                "x",
                "api/deep/b.md",
                "x",
                "A.java",
                "x",
                "own/A.java",
                "x",
                "c.md",
                "x"));

        assertEquals(List.of("c.md", "own/A.java"), seen.paths());
        assertEquals(
                List.of(
                        ".gitattributes: unsupported",
                        "A.java: vendored",
                        "api/a.md: generated",
                        "api/deep/b.md: generated"),
                seen.rules().stream()
                        .map(rule -> rule.replace("hidden", "unsupported"))
                        .toList());
    }

    @Test
    void attributesOfADeeperFolderWinAndCountOnlyThere() throws Exception {
        var seen = walk(SampleTree.of(
                ".gitattributes",
                "*.md linguist-generated",
                "a/.gitattributes",
                "/x.md -linguist-generated\nb/*.md !linguist-generated",
                "a/x.md",
                "x",
                "a/b/x.md",
                "x",
                "x.md",
                "x",
                "a/y.md",
                "x"));

        assertEquals(List.of("a/b/x.md", "a/x.md"), seen.paths());
    }

    @Test
    void whatTheSettingsIncludeByNameIsReadWhateverItIsMarkedAs() throws Exception {
        repository.commit(SampleTree.of(".gitattributes", "* linguist-generated", "api.md", "x", "b.md", "x"));
        var selection = PathSelection.of(
                new SourceSettings.Selection(List.of("api.md", "*.md"), List.of(), null, SourceSettings.Crawl.DEFAULT));
        var rules = new FileRules(GitSamples.RULES.kinds(), GitSamples.RULES.size(), selection);

        assertEquals(List.of("api.md"), walk(rules, "").paths());
    }

    @Test
    void marksConvertedFilesAsUtf8() throws Exception {
        var seen = walk(
                SampleTree.of(".gitattributes", "a.md working-tree-encoding=UTF-16LE", "a.md", "Größe", "b.md", "x"));

        assertEquals("\uFEFFGröße", new String(seen.files().get(0).content().read(), UTF_8));
        assertEquals("x", new String(seen.files().get(1).content().read(), UTF_8));
        assertFalse(seen.files().get(0).stamp().text().matches("[0-9a-f]{40}"));
        assertTrue(seen.files().get(1).stamp().text().matches("[0-9a-f]{40}"));
    }

    @Test
    void followsLinksInsideTheCommit() throws Exception {
        var seen = walk(SampleTree.of("docs/a.md", "Alpha", "node_modules/n.md", "x", "secret.md", "x")
                .link("one.md", "docs/a.md")
                .link("docs/two.md", "../one.md")
                .link("current", "docs")
                .link("three.md", "current/./a.md"));

        assertEquals(List.of("docs/a.md", "docs/two.md", "one.md", "secret.md", "three.md"), seen.paths());
        for (var file : seen.files()) {
            if (!file.path().equals("secret.md")) {
                assertEquals("Alpha", new String(file.content().read(), UTF_8), file.path());
                assertEquals(seen.files().get(0).stamp(), file.stamp(), file.path());
            }
        }
        assertTrue(
                seen.leftOut().contains("current: a link to a folder, which is read in its real place"),
                seen.leftOut().toString());
    }

    @Test
    void saysWhyALinkIsNotFollowed() throws Exception {
        var seen = walk(SampleTree.of("node_modules/n.md", "x", ".env", "x", "d/a.md", "x")
                .link("absolute.md", "/etc/passwd.md")
                .link("circle.md", "circle.md")
                .link("into.md", "sub/a.md")
                .link("left.md", "node_modules/n.md")
                .link("nowhere.md", "none.md")
                .link("out.md", "d/../../a.md")
                .link("private.md", ".env")
                .link("through.md", "d/a.md/b")
                .submodule("sub"));

        assertEquals(
                List.of(
                        "absolute.md: a link that leads out of the repository",
                        "circle.md: a link that leads through too many links",
                        "into.md: a link that leads nowhere",
                        "left.md: a link to something that is left out in its real place",
                        "nowhere.md: a link that leads nowhere",
                        "out.md: a link that leads out of the repository",
                        "private.md: a link to a file that contains passwords or keys",
                        "through.md: a link that leads nowhere"),
                seen.leftOut().stream()
                        .filter(text -> text.contains(": a link"))
                        .toList());
    }

    @Test
    void namesThatAreNoTextKeepTheirBytes() throws Exception {
        var seen = walk(SampleTree.of("docs/Größe.md", "x"));

        assertEquals(List.of("docs/Größe.md"), seen.paths());
    }

    @Test
    void refusesFoldersThatAreTooDeep() throws Exception {
        var deep = "d/".repeat(199) + "a.md";
        var deeper = "e/".repeat(201) + "a.md";
        var seen = walk(SampleTree.of(deep, "x", deeper, "x"));

        assertEquals(List.of(deep), seen.paths());
        assertTrue(
                seen.failed().get(0).contains("more than 200 folders deep"),
                seen.failed().toString());
    }

    @Test
    void looksAtOnePathOnly() throws Exception {
        repository.commit(SampleTree.of("a.md", "x", "docs/a.md", "x", "docs/b.md", "x", "node_modules/x.md", "x"));

        assertEquals(
                List.of("docs/a.md", "docs/b.md"),
                walk(GitSamples.RULES, "docs").paths());
        assertEquals(List.of("docs/b.md"), walk(GitSamples.RULES, "docs/b.md").paths());
        assertEquals(List.of(), walk(GitSamples.RULES, "docs/c.md").paths());
        assertEquals(
                List.of("node_modules/: dependencies"),
                walk(GitSamples.RULES, "node_modules/x.md").rules());
    }

    private RecordingVisitor walk(SampleTree files) throws Exception {
        repository.commit(files);
        return walk(GitSamples.RULES, "");
    }

    private RecordingVisitor walk(FileRules rules, String only) throws Exception {
        var options = new GitOptions(
                repository.folder().toString(),
                BranchChoice.DEFAULT,
                GitAccess.NONE,
                rules,
                folder,
                GitSamples.machine(folder, GitOptions.Machine.USUAL_SILENCE));
        var source = GitSource.local("handbook", options);
        source.refresh();
        var seen = new RecordingVisitor();
        if (only.isEmpty()) {
            source.walk(seen);
        } else {
            assertTrue(source.look(only, seen));
        }
        return seen;
    }
}
